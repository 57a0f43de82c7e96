import type { HostPage } from "./title.ts";

/** Seerr, Jellyseerr and Overseerr have the ID at TMDB in the address: /movie/438631, /tv/95479. */
const TITLE = /\/(movie|tv)\/(\d+)\/?$/;

export const seerr: HostPage = {
  findItem: ({ pathname }) => TITLE.exec(pathname)?.[0] ?? null,
  async loadTitle(item) {
    const [, type, tmdb = ""] = TITLE.exec(item) ?? [];
    return type === "movie" || type === "tv" ? { type, tmdb } : null;
  },
  findPlace: () => document.querySelector(".media-page > .media-header"),
};
