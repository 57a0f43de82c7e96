import { formatCount, formatList } from "../language/per-locale.ts";
import { phrase } from "../language/words/phrase.ts";

/** An episode as far as words need it. */
export interface EpisodeNumber {
  readonly season: number;
  readonly number: number;
}

/** [1,2,3,5,9,10] → "1 to 3, 5, 9 and 10". */
export function rangeWords(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].toSorted((a, b) => a - b);
  const runs: { first: number; last: number }[] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && number === run.last + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  const parts = runs.flatMap(({ first, last }) => {
    if (last === first) return [`${first}`];
    return last === first + 1
      ? [`${first}`, `${last}`]
      : [phrase("range", { first: `${first}`, last: `${last}` })];
  });
  return listWords(parts);
}

/** ["a","b","c"] → "a, b and c". */
export function listWords(parts: readonly string[]): string {
  return formatList(parts);
}

/** "episode 4", "episodes 1 to 7", "season 2 episode 1"; the season is named only where several are about. */
export function episodesWords(episodes: readonly EpisodeNumber[], namesSeason: boolean): string {
  const seasons = [...new Set(episodes.map((episode) => episode.season))].toSorted((a, b) => a - b);
  const parts = seasons.map((season) => {
    const numbers = episodes
      .filter((episode) => episode.season === season)
      .map((episode) => episode.number);
    const named = { count: new Set(numbers).size, numbers: rangeWords(numbers) };
    if (season === 0) return phrase("specials", named);
    return namesSeason || seasons.length > 1
      ? phrase("seasonEpisodes", { ...named, season: `${season}` })
      : phrase("episodes", named);
  });
  return listWords(parts);
}

/** 2000 → "2,000". */
export function countWords(count: number): string {
  return formatCount(count);
}

export function episodeCount(count: number): string {
  return phrase("episodeCount", { count });
}
