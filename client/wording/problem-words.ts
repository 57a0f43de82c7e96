import { type EpisodeNumber, capitalise, episodesWords } from "./sentence.ts";
import { etaWords, momentWords, onDayWords } from "./time.ts";

/** Of a problem, what the screen decides by. */
export interface ProblemKind {
  readonly code: string;
  readonly severity: "STUCK" | "WAITING";
}

/** It asks for somebody. What only waits has its reason and is told calmly. */
export function isStuck<Kind extends ProblemKind>(problem: Kind | null): problem is Kind {
  return problem !== null && problem.severity === "STUCK";
}

/** That it comes out later says the date beside it better. */
export function isAboutTheDate(problem: Pick<ProblemKind, "code">): boolean {
  return problem.code === "NOT_AIRED" || problem.code === "NOT_RELEASED";
}

const SEARCHED_FOR = new Set(["STILL_SEARCHING", "NOTHING_FOUND", "ALL_REFUSED"]);
const HOUR_MS = 60 * 60 * 1000;

/** When it goes on: "next look about 21:40", "until Fri 18:00", "airs on Friday"; empty for a time that has gone by. */
export function untilWords(code: string, until: Date, now: Date): string {
  const left = until.getTime() - now.getTime();
  if (left < -HOUR_MS) return "";
  if (isAboutTheDate({ code }))
    return `${code === "NOT_AIRED" ? "airs" : "comes out"} ${onDayWords(until, now)}`;
  const isSearchedFor = SEARCHED_FOR.has(code);
  const lead = isSearchedFor ? "next look" : "until";
  const eta = etaWords(until, now);
  if (eta.lead === "any") return isSearchedFor ? "next look any moment" : "ends any moment";
  if (eta.lead === "in" && !isSearchedFor) return `for another ${eta.strong}`;
  return eta.lead === "about" || eta.lead === "in"
    ? `${lead} ${eta.lead} ${eta.strong}`
    : `${lead} ${momentWords(until, now)}`;
}

/** "Episodes 3, 4 and 7": which ones a problem is about; empty where that goes without saying. */
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
  if (affected.length === wanted.length) return `All ${wanted.length} episodes`;
  const namesSeason = new Set(wanted.map((episode) => episode.season)).size > 1;
  return capitalise(episodesWords(affected, namesSeason));
}

/** The server says that a service cannot be seen "at the moment"; where the time is shown, that says it better. */
const AT_THE_MOMENT = " at the moment";

interface Unseen {
  readonly before: string;
  readonly after: string;
}

/** What stands before and after the time in "Cannot see Sonarr since 14:02, so this may be out of date."; null for others. */
export function unseenWords({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): Unseen | null {
  const cut = code === "SERVICE_UNREACHABLE" ? message.indexOf(AT_THE_MOMENT) : -1;
  if (cut < 0) return null;
  return { before: message.slice(0, cut), after: message.slice(cut + AT_THE_MOMENT.length) };
}
