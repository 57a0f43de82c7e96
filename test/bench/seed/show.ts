/** Episodes of each show in the benchmarks. */
export const EPISODES = 13;

const DAY_MS = 86_400_000;
const PREMIERE = Date.parse("2024-01-05T14:00:00Z");

/** What Sonarr and the tracker both know of the show with this number. */
export function showOf(number: number) {
  return {
    seriesId: number + 1,
    tvdbId: 400_000 + number,
    tmdbId: 200_000 + number,
    imdbId: `tt${20_000_000 + number}`,
    title: `The Long Way Home ${number}`,
    path: `/data/media/shows/The Long Way Home ${number} (2024)`,
  };
}

/** Episodes count from 1. */
export function episodeOf(show: number, number: number) {
  return {
    arrId: show * 100 + number,
    tvdbId: 10_000_000 + show * 100 + number,
    title: `The Way to Episode ${number}`,
    airDate: new Date(PREMIERE + number * 7 * DAY_MS),
  };
}
