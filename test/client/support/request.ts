import { cardOf } from "./card.ts";

export const episodeOf = (number: number, parts: object) => ({
  id: `e${number}`,
  season: 1,
  number,
  title: null,
  airDate: "2022-07-02T00:00:00Z",
  isDayOnly: false,
  isWanted: true,
  state: "DOWNLOADING",
  progress: 0.5,
  problem: null,
  ...parts,
});

export const fileOf = (number: number, progress: number) => ({
  name: `E0${number}.mkv`,
  size: "1000",
  progress,
  episode: { id: `e${number}`, season: 1, number },
});

/** The details of the first episode; `transitions`: its history. */
export const episodeDetails = (transitions: readonly object[]) => ({
  id: "e1",
  absoluteNumber: null,
  stateReason: null,
  stateReasonCode: null,
  stateReasonParams: null,
  stateChangedAt: "2025-11-22T19:00:00Z",
  watchUrl: null,
  problem: null,
  actions: [],
  identities: [],
  downloads: [],
  transitions,
});

export const download = {
  id: "d1",
  attempt: 1,
  title: "[FLE] Lycoris Recoil - S01",
  client: "qBittorrent",
  quality: "Bluray-1080p",
  media: {
    resolution: 1080,
    audio: ["ja"],
    hasSeveralAudio: false,
    subtitles: ["en"],
    hasSeveralSubtitles: false,
  },
  protocol: "torrent",
  indexer: "Nyaa",
  size: "33900000000",
  progress: 0.64,
  speed: 9_400_000,
  eta: null,
  state: "DOWNLOADING",
  files: [fileOf(1, 1), fileOf(2, 0.48)],
  actions: [],
};

export const request = {
  ...cardOf({
    id: "7",
    title: "Lycoris Recoil",
    state: "DOWNLOADING",
    progress: 0.64,
    counts: { total: 3, aired: 2, unaired: 1, available: 1 },
    version: "5",
  }),
  isMine: true,
  isFollowed: false,
  followers: 0,
  overview: "Two agents serve coffee.",
  runtimeMinutes: 24,
  genres: ["Animation", "Crime"],
  backdropUrl: null,
  forecast: null,
  links: [
    { site: "TMDB", serviceName: null, url: "https://www.themoviedb.org/tv/154494" },
    { site: "SONARR", serviceName: "Sonarr 4K", url: "http://sonarr.lan/series/lycoris-recoil" },
  ],
  watchUrl: "http://jellyfin.local/watch",
  createdAt: "2025-11-18T18:02:00Z",
  problems: [],
  actions: [],
  stages: cardOf({ state: "DOWNLOADING" }).stages.map((stage) => ({
    ...stage,
    inferred: false,
    usualSeconds: 360,
  })),
  episodes: [
    episodeOf(1, { state: "AVAILABLE", progress: 1, title: "Easy Does It" }),
    episodeOf(2, {}),
    episodeOf(3, { state: "UNAIRED", progress: 0, airDate: "2099-12-03T12:00:00Z" }),
    { ...episodeOf(1, { state: "AVAILABLE", progress: 1, isWanted: false }), id: "s1", season: 0 },
  ],
  actionHistory: [],
  downloads: [download],
};

export const stepOf = (sequence: string, number: number) => ({
  sequence,
  at: "2025-11-22T20:31:00Z",
  from: "DOWNLOADED",
  to: "IMPORTING",
  inferred: false,
  attempt: 1,
  service: "sonarr",
  event: "Download",
  channel: "WEBHOOK",
  message: "Sonarr imported the file into the library",
  messageCode: "FILE_IMPORTED",
  messageParams: { service: "Sonarr", reason: null },
  episode: { id: `e${number}`, season: 1, number },
  delivery: { id: "17" },
});
