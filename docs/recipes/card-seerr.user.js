// ==UserScript==
// @name         Status Tracker on Seerr
// @description  Shows where a requested title is, and why, on its page in Seerr.
// @match        http://seerr:5055/*
// @grant        none
// ==/UserScript==

const script = document.createElement("script");
script.src = "http://tracker:8100/card.js";
// The card shows what you see in the tracker if you are signed in there with this browser. Otherwise add a token:
// script.dataset.token = "stt_your_read_token";
document.head.append(script);
