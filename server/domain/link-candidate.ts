import type { Instant } from "./instant.ts";
import { readName } from "./release-name/read.ts";
import { isInRun, type NameReading } from "./release-name/reading.ts";

/** What a check of a file against an episode says; UNKNOWN: one side does not say anything. */
export const LINK_CHECKS = ["AGREES", "DIFFERS", "UNKNOWN"] as const;
export type LinkCheck = (typeof LINK_CHECKS)[number];

interface Numbers {
  readonly season: number;
  readonly number: number;
}

/** An episode of the matcher, which numbers it by AniDB. */
export interface LinkableEpisode {
  readonly id: number;
  /** Name of its series in the matcher: one show often is several. */
  readonly series: string;
  readonly type: "NORMAL" | "SPECIAL" | "OTHER";
  readonly number: number;
  readonly title: string | null;
  readonly airDate: Instant | null;
  readonly durationSeconds: number | null;
  readonly tvdbIds: readonly number[];
  readonly tmdbIds: readonly number[];
  /** Its numbers at TMDB. */
  readonly tmdbNumbers: readonly Numbers[];
  /** Whether the matcher has a file for it already. */
  readonly hasFile: boolean;
}

/** A file that the matcher does not recognise, with the unit it was downloaded for. */
export interface UnlinkedFile {
  readonly path: string;
  readonly durationSeconds: number | null;
  /** Null for a movie. */
  readonly season: number | null;
  readonly number: number | null;
  readonly absoluteNumber: number | null;
  readonly title: string | null;
  readonly airDate: Date | null;
  readonly tvdbId: number | null;
  readonly tmdbId: number | null;
}

export interface LinkCandidate {
  readonly episode: LinkableEpisode;
  /** The title, the number in the file's name, and the running time. */
  readonly checks: {
    readonly title: LinkCheck;
    readonly number: LinkCheck;
    readonly duration: LinkCheck;
  };
  /** The one episode that the file was downloaded for, as far as the ids and numbers of the services agree. */
  readonly isSuggested: boolean;
}

/** How strongly a fact that both share suggests that they are the same episode. */
const WEIGHTS = { id: 8, tmdbNumber: 4, title: 3, airDate: 3, anidbNumber: 2 } as const;
const MIN_SUGGESTED = 2;
/** Files have openings of sponsors and lack credits; episodes are listed in whole minutes. */
const MIN_TOLERANCE_SECONDS = 120;
const TOLERANCE = 0.1;
const DAY_MS = 86_400_000;

/** Compares a file with every episode of its show; the suggestion comes first, then the order of the episodes stays. */
export function compareCandidates(
  file: UnlinkedFile,
  episodes: readonly LinkableEpisode[],
): readonly LinkCandidate[] {
  const reading = readName(file.path);
  const weighed = episodes.map((episode) => ({ episode, weight: weigh(file, episode) }));
  const best = Math.max(0, ...weighed.map(({ weight }) => weight));
  // Two that fit equally well are no suggestion: a person has to choose.
  const isClear =
    best >= MIN_SUGGESTED && weighed.filter(({ weight }) => weight === best).length === 1;
  return weighed
    .map(({ episode, weight }) => ({
      episode,
      checks: check(file, reading, episode),
      isSuggested: isClear && weight === best,
    }))
    .toSorted((one, other) => Number(other.isSuggested) - Number(one.isSuggested));
}

function weigh(file: UnlinkedFile, episode: LinkableEpisode): number {
  const { season, number, absoluteNumber, tvdbId, tmdbId, airDate } = file;
  const hasId =
    (tvdbId !== null && episode.tvdbIds.includes(tvdbId)) ||
    (tmdbId !== null && episode.tmdbIds.includes(tmdbId));
  const isNumbered = episode.tmdbNumbers.some(
    (one) => one.season === season && one.number === number,
  );
  const isSameDay =
    airDate !== null &&
    episode.airDate !== null &&
    Math.abs(airDate.getTime() - Date.parse(episode.airDate)) <= DAY_MS;
  // A later season is a series of its own at AniDB, whose numbers start anew or go on.
  const isAnidbNumber =
    season === null
      ? episode.type === "NORMAL" && episode.number === 1
      : (episode.type === "SPECIAL") === (season === 0) &&
        episode.type !== "OTHER" &&
        (episode.number === number || episode.number === absoluteNumber);
  return (
    (hasId ? WEIGHTS.id : 0) +
    (isNumbered ? WEIGHTS.tmdbNumber : 0) +
    (checkTitle(file, episode) === "AGREES" ? WEIGHTS.title : 0) +
    (isSameDay ? WEIGHTS.airDate : 0) +
    (isAnidbNumber ? WEIGHTS.anidbNumber : 0)
  );
}

function check(
  file: UnlinkedFile,
  reading: NameReading,
  episode: LinkableEpisode,
): LinkCandidate["checks"] {
  return {
    title: checkTitle(file, episode),
    number: checkNumber(file, reading, episode),
    duration: checkDuration(file.durationSeconds, episode.durationSeconds),
  };
}

/** Names that services give to an episode whose title they do not know. */
const NO_TITLE = /^(?:(?:episode|folge|ep\.?) *\d+|tba|tbd|complete movie)$/i;

function checkTitle({ title }: UnlinkedFile, episode: LinkableEpisode): LinkCheck {
  if (title === null || episode.title === null) return "UNKNOWN";
  if (NO_TITLE.test(title.trim()) || NO_TITLE.test(episode.title.trim())) return "UNKNOWN";
  return fold(title) === fold(episode.title) ? "AGREES" : "DIFFERS";
}

function fold(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The number in the file's name is Sonarr's or TMDB's with a season, and often AniDB's without one. */
function checkNumber(
  { season, number, absoluteNumber }: UnlinkedFile,
  reading: NameReading,
  episode: LinkableEpisode,
): LinkCheck {
  if (season === null) return "UNKNOWN";
  switch (reading.kind) {
    case "seasoned": {
      const isAtTmdb = episode.tmdbNumbers.some((one) =>
        reading.runs.some((run) => run.season === one.season && isInRun(one.number, run)),
      );
      // Without TMDB's numbers the episode has only AniDB's, which start anew in each season or count on.
      const isAtAnidb =
        episode.tmdbNumbers.length === 0 &&
        reading.runs.some(
          (run) =>
            isInRun(episode.number, run) ||
            (number !== null && isInRun(number, run) && episode.number === absoluteNumber),
        );
      return isAtTmdb || isAtAnidb ? "AGREES" : "DIFFERS";
    }
    case "numbered": {
      const runs = [reading.run, ...(reading.other === null ? [] : [reading.other])];
      const numbers = [episode.number, ...episode.tmdbNumbers.map((one) => one.number)];
      return runs.some((run) => numbers.some((one) => isInRun(one, run))) ? "AGREES" : "DIFFERS";
    }
    case "special":
      if (episode.type !== "SPECIAL") return "DIFFERS";
      if (reading.run === null) return "UNKNOWN";
      return isInRun(episode.number, reading.run) ? "AGREES" : "DIFFERS";
    default:
      return "UNKNOWN";
  }
}

function checkDuration(file: number | null, episode: number | null): LinkCheck {
  if (file === null || episode === null || file === 0 || episode === 0) return "UNKNOWN";
  const tolerance = Math.max(MIN_TOLERANCE_SECONDS, episode * TOLERANCE);
  return Math.abs(file - episode) <= tolerance ? "AGREES" : "DIFFERS";
}
