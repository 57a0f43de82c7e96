import { expect, it } from "vitest";
import { findServicePath, listDatabasePages } from "../../server/domain/title-link.ts";

const SHOW = {
  mediaType: "TV",
  tmdbId: 154494,
  tvdbId: 414057,
  imdbId: "tt16233104",
  anidbIds: [17074, 18322],
  arrSlug: "lycoris-recoil",
} as const;
const MOVIE = {
  mediaType: "MOVIE",
  tmdbId: 503919,
  tvdbId: 12,
  imdbId: null,
  anidbIds: [],
  arrSlug: null,
} as const;

it("lists the pages of a title in the databases that have it", () => {
  expect(listDatabasePages(SHOW)).toEqual([
    { site: "TMDB", url: "https://www.themoviedb.org/tv/154494" },
    { site: "TVDB", url: "https://www.thetvdb.com/dereferrer/series/414057" },
    { site: "IMDB", url: "https://www.imdb.com/title/tt16233104/" },
    { site: "ANIDB", url: "https://anidb.net/anime/17074" },
    { site: "ANIDB", url: "https://anidb.net/anime/18322" },
  ]);
  // TheTVDB's series have other numbers than its movies.
  expect(listDatabasePages(MOVIE)).toEqual([
    { site: "TMDB", url: "https://www.themoviedb.org/movie/503919" },
  ]);
});

it("knows the page of a title in the web interfaces of Seerr, Sonarr and Radarr", () => {
  expect(findServicePath("SEERR", SHOW)).toBe("/tv/154494");
  expect(findServicePath("SEERR", MOVIE)).toBe("/movie/503919");
  expect(findServicePath("SONARR", SHOW)).toBe("/series/lycoris-recoil");
  expect(findServicePath("SONARR", { ...SHOW, arrSlug: null })).toBeNull();
  expect(findServicePath("RADARR", MOVIE)).toBe("/movie/503919");
  expect(findServicePath("RADARR", { ...MOVIE, tmdbId: null })).toBeNull();
  expect(findServicePath("JELLYFIN", SHOW)).toBeNull();
});
