import { capitalise } from "../language/capitalise.ts";
import { problemWords } from "../language/words/problem.ts";
import { type EpisodeNumber, episodesWords } from "./sentence.ts";
import { etaText, etaWords, momentWords, onDayWords } from "./time.ts";

/** What decides how a problem is shown. */
export interface ProblemKind {
  readonly code: string;
  readonly severity: "STUCK" | "WAITING";
}

/** Whether a person has to act. A problem that only waits ends by itself. */
export function isStuck<Kind extends ProblemKind>(problem: Kind | null): problem is Kind {
  return problem !== null && problem.severity === "STUCK";
}

/** Problems that the date beside them already shows. */
export function isAboutTheDate(problem: Pick<ProblemKind, "code">): boolean {
  return problem.code === "NOT_AIRED" || problem.code === "NOT_RELEASED";
}

const SEARCHED_FOR = new Set(["STILL_SEARCHING", "NOTHING_FOUND", "ALL_REFUSED"]);
const HOUR_MS = 60 * 60 * 1000;

/** When the problem ends: "next search about 21:40", "until Fri 18:00", "airs on Friday"; empty for a time in the past. */
export function untilWords(code: string, until: Date, now: Date): string {
  const left = until.getTime() - now.getTime();
  if (left < -HOUR_MS) return "";
  if (isAboutTheDate({ code }))
    return problemWords(code === "NOT_AIRED" ? "airs" : "comesOut", {
      day: onDayWords(until, now),
    });
  const isSearchedFor = SEARCHED_FOR.has(code);
  const { kind, strong } = etaWords(until, now);
  if (kind === "moment")
    return problemWords(isSearchedFor ? "nextSearchAnyMoment" : "endsAnyMoment");
  if (kind === "minutes" && !isSearchedFor) return problemWords("forAnother", { time: strong });
  const time = kind === "dayClock" ? momentWords(until, now) : etaText(until, now);
  return problemWords(isSearchedFor ? "nextSearch" : "until", { time });
}

/** "Episodes 3, 4 and 7": the episodes that have the problem; empty if the request has no others. */
export function affectedWords(
  code: string,
  episodes: readonly (EpisodeNumber & {
    readonly isWanted: boolean;
    readonly problem: { readonly code: string } | null;
  })[],
): string {
  const wanted = episodes.filter((episode) => episode.isWanted);
  const affected = wanted.filter((episode) => episode.problem?.code === code);
  if (affected.length === 0 || wanted.length === 1) return "";
  if (affected.length === wanted.length)
    return problemWords("allEpisodes", { count: wanted.length });
  const namesSeason = new Set(wanted.map((episode) => episode.season)).size > 1;
  return capitalise(episodesWords(affected, namesSeason));
}
