import type { PollScope } from "../../../../server/integrations/port/poll.ts";
import type {
  TrackedItem,
  TrackedUnit,
} from "../../../../server/integrations/port/tracked-item.ts";

/** The show and the movie of the written media server fixtures. */
export const SHOW_FILE = "/tv/Harbour of Glass/Season 1/harbour of glass - s01e01.mkv";
const MOVIE_FILE = "/movies/Night Ferry (2021)/Night Ferry (2021) 1080p.mkv";

export function waitingEpisode(number: number, extra: Partial<TrackedUnit> = {}): TrackedUnit {
  return {
    season: 1,
    number,
    state: "IMPORTING",
    fileId: 500 + number,
    filePath: SHOW_FILE.replace("e01", `e0${number}`),
    fileSize: number === 1 ? 2_600_000_000 : 2_500_000_000,
    ...extra,
  };
}

export function waitingShow(...units: readonly TrackedUnit[]): TrackedItem {
  return {
    mediaType: "TV",
    title: "Harbour of Glass",
    isAnime: false,
    arr: { service: "sonarr", id: 7 },
    tvdbId: 990_001,
    seasons: [1],
    state: "IMPORTING",
    units,
  };
}

export function waitingMovie(fileSize = 8_000_000_000): TrackedItem {
  return {
    mediaType: "MOVIE",
    title: "Night Ferry",
    isAnime: false,
    arr: { service: "radarr", id: 9 },
    tmdbId: 900_101,
    seasons: [],
    state: "IMPORTING",
    movie: { state: "IMPORTING", fileId: 33, filePath: MOVIE_FILE, fileSize },
    units: [],
  };
}

export function pollScopeOf(...tracked: readonly TrackedItem[]): PollScope {
  return { tracked, downloadIds: new Set(), cursor: null };
}
