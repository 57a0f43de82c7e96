import { fileName } from "../path.ts";
import { isVideo } from "../release-name/extra.ts";
import type { KnownEpisode } from "../release-name/match-files.ts";
import { readName } from "../release-name/read.ts";
import {
  isInRun,
  type EpisodeRun,
  type NameReading,
  type NumberRun,
} from "../release-name/reading.ts";
import type { MediaType } from "../state.ts";

/** Why a download stays, judging only by the names of its files. */
export interface HiddenFiles {
  /** Seasons that stay and that files are of. */
  readonly seasons: readonly number[];
  /** Names of videos that may be of a season that stays. */
  readonly unread: readonly string[];
}

interface Contents {
  readonly mediaType: MediaType;
  readonly files: readonly string[];
  /** How many episodes of it are to go, according to the arr. */
  readonly expected: number;
  /** The episodes of the show, as far as the arr has reported them. */
  readonly known: readonly KnownEpisode[];
  /** Whether everything of a season goes. */
  readonly isGoing: (season: number) => boolean;
}

interface Video {
  readonly path: string;
  readonly reading: NameReading;
}

const NOTHING: HiddenFiles = { seasons: [], unread: [] };

/**
 * Finds the files of a download that the arr did not name and that may be something else than what goes. Where the arr
 * named as many episodes as the files hold, the arr counts: a release may use another numbering. Beyond that nothing
 * goes that is not known to go.
 */
export function findHiddenFiles(contents: Contents): HiddenFiles {
  const videos = contents.files
    .filter(isVideo)
    .map((path) => ({ path, reading: readName(path) }))
    .filter(({ reading }) => reading.kind !== "extra");
  if (contents.mediaType === "MOVIE") return findFurtherMovies(videos);
  const held = videos.reduce((sum, { reading }) => sum + countOf(reading), 0);
  if (contents.expected > 0 && held <= contents.expected) return NOTHING;
  const repeated = repeatedNumbers(videos);
  const seasons = new Set<number>();
  const unread: string[] = [];
  for (const { path, reading } of videos) {
    const possible = repeated.has(numberOf(reading)) ? null : seasonsOf(reading, contents);
    const staying = possible?.filter((season) => !contents.isGoing(season)) ?? [];
    if (possible !== null && staying.length === 0) continue;
    if (possible !== null && staying.length === possible.length)
      for (const season of staying) seasons.add(season);
    else unread.push(fileName(path));
  }
  return { seasons: [...seasons].toSorted((one, other) => one - other), unread };
}

function countOf(reading: NameReading): number {
  if (reading.kind !== "seasoned") return 1;
  return reading.runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** Returns the seasons that a file may be of; null: any. */
function seasonsOf(
  reading: NameReading,
  { known, isGoing }: Pick<Contents, "known" | "isGoing">,
): readonly number[] | null {
  switch (reading.kind) {
    case "seasoned":
      return reading.isCertain
        ? reading.runs.map(({ season }) => season)
        : reading.runs.flatMap((run) => seasonsOfOpenRun(run, known));
    case "special":
      return [0];
    case "unreadable":
      // A folder of a season that goes proves little: its other files have numbers.
      return reading.season === null || isGoing(reading.season) ? null : [reading.season];
    case "numbered":
      return reading.isWeak ? null : seasonsOfNumber(reading, known, isGoing);
    case "extra":
      return [];
  }
}

/** If the stated season has no such episode, the number may count over all seasons. */
function seasonsOfOpenRun(run: EpisodeRun, known: readonly KnownEpisode[]): readonly number[] {
  const ofSeason = known.filter(({ season }) => season === run.season);
  const isListed = ofSeason.some(({ number }) => isInRun(number, run));
  return isListed || ofSeason.length === 0
    ? [run.season]
    : [run.season, ...seasonsOverall(known, run)];
}

/** A number counts over all seasons, in the season that the title suggests, or in the only season of the show. */
function seasonsOfNumber(
  { run, seasonHint }: Extract<NameReading, { kind: "numbered" }>,
  known: readonly KnownEpisode[],
  isGoing: (season: number) => boolean,
): readonly number[] | null {
  const all = [...new Set(known.map(({ season }) => season))].filter((season) => season > 0);
  if (all.length === 1 || (all.length > 0 && all.every(isGoing))) return all;
  const hinted = seasonHint !== null && all.includes(seasonHint) ? [seasonHint] : [];
  const possible = [...new Set([...seasonsOverall(known, run), ...hinted])];
  return possible.length === 0 ? null : possible;
}

function seasonsOverall(known: readonly KnownEpisode[], run: NumberRun): readonly number[] {
  return known
    .filter(
      ({ season, number, absoluteNumber }) =>
        season > 0 && isInRun(absoluteNumber ?? (season === 1 ? number : 0), run),
    )
    .map(({ season }) => season);
}

/** Numbers that several files have: these count within different seasons. */
function repeatedNumbers(videos: readonly Video[]): ReadonlySet<string | null> {
  const numbers = videos.flatMap(({ reading }) => numberOf(reading) ?? []);
  return new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index));
}

function numberOf(reading: NameReading): string | null {
  return reading.kind === "numbered" ? `${reading.run.first}-${reading.run.last}` : null;
}

const MOVIE_PART = /[ ._-]{0,4}(?:cd|dvd|dis[ck]|part|pt)[ ._-]?\d(?!\d)/gi;
const DISC_FOLDER = /[\\/](?:bdmv|video_ts)[\\/]/i;

function withoutDiscFolder(path: string): string {
  return path.slice(0, DISC_FOLDER.exec(path)?.index);
}

/** A movie may have several parts or be a disc; of any other video it is not known whether it is the movie. */
function findFurtherMovies(videos: readonly Video[]): HiddenFiles {
  const movies = new Set(videos.map(({ path }) => withoutDiscFolder(path).replace(MOVIE_PART, "")));
  return movies.size > 1
    ? { seasons: [], unread: videos.map(({ path }) => fileName(path)) }
    : NOTHING;
}
