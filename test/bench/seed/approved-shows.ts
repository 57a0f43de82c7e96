import type { SeedFile } from "./rows.ts";
import { EPISODES, episodeOf, showOf } from "./show.ts";

const APPROVED_AT = new Date("2026-03-01T12:00:00Z");

/** Shows that were asked for and wait for their first release. */
export function seedApprovedShows(seed: SeedFile, count: number): void {
  const shows = Array.from({ length: count }, (_, index) => index);
  seed.insert("MediaRequest", shows.map(toRequest));
  seed.insert("Unit", shows.flatMap(toUnits));
  seed.setCounter("version", count);
}

export function requestIdOf(show: number): string {
  return `request-${show}`;
}

export function unitIdOf(show: number, number: number): string {
  return `unit-${show}-${number}`;
}

function toRequest(show: number) {
  const { seriesId, path, ...facts } = showOf(show);
  return {
    ...facts,
    id: requestIdOf(show),
    origin: "seerr",
    originService: "seerr",
    originId: String(seriesId),
    mediaType: "TV",
    searchText: facts.title.toLowerCase(),
    sortTitle: facts.title.toLowerCase(),
    year: 2024,
    isAnime: true,
    seasons: "[1]",
    requestedBy: "mika",
    posterUrl: `https://artworks.example/series/${facts.tvdbId}/poster.jpg`,
    arrService: "sonarr",
    arrId: seriesId,
    arrPath: path,
    wishState: "APPROVED",
    state: "APPROVED",
    stateChangedAt: APPROVED_AT,
    counts: JSON.stringify({ total: EPISODES, aired: EPISODES, approved: EPISODES }),
    version: show + 1,
    createdAt: APPROVED_AT,
    updatedAt: APPROVED_AT,
  };
}

function toUnits(show: number) {
  return Array.from({ length: EPISODES }, (_, index) => ({
    ...episodeOf(show, index + 1),
    id: unitIdOf(show, index + 1),
    requestId: requestIdOf(show),
    season: 1,
    number: index + 1,
    state: "APPROVED",
    stateChangedAt: APPROVED_AT,
  }));
}
