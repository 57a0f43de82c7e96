import { startCard } from "./start.ts";

// The card on pages of Jellyfin and Seerr, in English: <script src="https://tracker/card.js" data-token="stt_…">

startCard("en");
