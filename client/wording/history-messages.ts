import { episodeHistory, history, historyWords, performed } from "../language/words/history.ts";
import { phrase } from "../language/words/phrase.ts";
import { wordMessage } from "./message.ts";
import { type Reason, reasonClause } from "./reason-messages.ts";
import { sizeWords } from "./size.ts";

/** The episodes that a line of the history is about. */
export interface Subject {
  /** "episode 4", "episodes 1 to 7", "all 13 episodes". */
  readonly words: string;
  readonly count: number;
  /** Every episode of the request. */
  readonly isAll: boolean;
}

/** The parameters of a line as words need them: sizes are written, and actions have their own sentences. */
function lineWords(code: string | null, params: unknown): string | null {
  if (code !== "ACTION_PERFORMED") return wordMessage(history, code, withSize(params));
  const { action, failure, ...others } = toRecord(params);
  if (typeof action !== "string") return null;
  const line = wordMessage(performed, action, others);
  return line === null || typeof failure !== "string"
    ? line
    : historyWords("failed", { line, failure });
}

function toRecord(params: unknown): Readonly<Record<string, unknown>> {
  return typeof params === "object" && params !== null ? { ...params } : {};
}

function withSize(params: unknown): unknown {
  const { size } = toRecord(params);
  return typeof size === "number" ? { ...toRecord(params), size: sizeWords(size) } : params;
}

/** Returns a line of the history; null if its code is not known. `subject`: the episodes, if the reader cannot know them. */
export function wordHistory(
  code: string | null,
  params: unknown,
  subject: Subject | null,
): string | null {
  const line = lineWords(code, params);
  if (line === null) return null;
  const named =
    (subject && wordMessage(episodeHistory, code, { ...toRecord(params), ...subject })) ??
    withSubject(line, subject, params);
  const reason = findReason(params);
  if (reason === null) return named;
  const clause = reasonClause(reason);
  return clause === null ? null : phrase("because", { line: named, reason: clause });
}

/** Returns the line of one transition, without its episode. */
export function transitionWords({
  message,
  messageCode,
  messageParams,
}: {
  readonly message: string;
  readonly messageCode: string | null;
  readonly messageParams: unknown;
}): string {
  return wordHistory(messageCode, messageParams, null) ?? message;
}

/** "Download started (episodes 1 and 2)"; nothing is added if the line is about all episodes or gives their number. */
export function withSubject(line: string, subject: Subject | null, params: unknown): string {
  if (subject === null || subject.isAll) return line;
  const isCounted = subject.count > 1 && toRecord(params)["episodes"] === subject.count;
  return isCounted ? line : phrase("inBrackets", { line, words: subject.words });
}

/** The tracker sends a reason as text, or as a code with parameters. */
function findReason(params: unknown): Reason | null {
  return typeof params === "object" && params !== null && "reason" in params
    ? (params.reason as Reason | null)
    : null;
}
