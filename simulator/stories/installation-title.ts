import type { Random } from "../random.ts";
import { movie, numbered, series, type SeriesTitle, type Title } from "../world/title.ts";
import { inventName } from "./invented.ts";

const SEASON_LENGTH = 12;
const WEEK_MS = 7 * 86_400_000;
/** Percent. */
const SERIES_PERCENT = 45;
const ANIME_PERCENT = 30;
/** One series in this many is airing. */
const AIRING_EVERY = 12;

/** Returns this many titles, movies and series mixed, with this many episodes in total. */
export function inventCollection(
  random: Random,
  count: number,
  episodes: number,
  now: Date,
): Title[] {
  const isSeries = Array.from({ length: count }, () => random.chance(SERIES_PERCENT / 100));
  const seriesCount = isSeries.filter(Boolean).length;
  let given = 0;
  let met = 0;
  return isSeries.map((isShow, index) => {
    const isAnime = random.chance(ANIME_PERCENT / 100);
    if (!isShow) return inventMovie(index, isAnime, random);
    met += 1;
    const share = Math.floor((episodes * met) / seriesCount) - given;
    given += share;
    return inventSeries(index, isAnime, share, met % AIRING_EVERY === 0 ? now : null);
  });
}

function commonFacts(index: number, isAnime: boolean) {
  const { title, originalTitle } = inventName(index);
  return {
    title,
    ...(isAnime ? { originalTitle } : {}),
    isAnime,
    tmdbId: 100_000 + index,
    imdbId: `tt${4_000_000 + index}`,
    anidbId: 20_000 + index,
  };
}

function inventMovie(index: number, isAnime: boolean, random: Random): Title {
  const year = 2000 + Math.floor(random.between(0, 22));
  return movie({ ...commonFacts(index, isAnime), year });
}

/** `airing`: half of the last season has not aired yet. */
function inventSeries(
  index: number,
  isAnime: boolean,
  episodes: number,
  airing: Date | null,
): SeriesTitle {
  const lengths = Array.from({ length: Math.ceil(episodes / SEASON_LENGTH) }, (_, season) =>
    Math.min(SEASON_LENGTH, episodes - season * SEASON_LENGTH),
  );
  return series({
    ...commonFacts(index, isAnime),
    year: 2012 + (index % 8),
    tvdbId: 300_000 + index,
    firstEpisodeId: 10_000_000 + index * 10_000,
    seasons: lengths.map((length, season) => {
      const isLast = season === lengths.length - 1;
      return {
        number: season + 1,
        episodes: numbered(length),
        startsAt:
          airing && isLast
            ? new Date(airing.getTime() - Math.ceil(length / 2) * WEEK_MS + 3_600_000)
            : new Date(Date.UTC(2012 + (index % 8), season, 2, 14)),
      };
    }),
  });
}
