// For Jellyfin's plugin "JavaScript Injector": shows the card of Status Tracker on the pages of movies, shows and episodes.

const script = document.createElement("script");
script.src = "http://tracker:8100/card.js";
// Everybody who opens Jellyfin can read this token: see card.md. Remove the line if people are signed in to the tracker.
script.dataset.token = "stt_your_read_token";
document.head.append(script);
