import { problemWords, problems } from "../language/words/problem.ts";
import { wordMessage } from "./message.ts";

interface SentProblem {
  readonly code: string;
  readonly message: string;
  readonly messageParams: unknown;
}

interface ProblemText {
  /** To be read first. */
  readonly first: string;
  /** May be empty. */
  readonly rest: string;
}

/** Returns the sentences of a problem. A problem without parameters has the sentence of the tracker. */
export function problemText({ code, message, messageParams }: SentProblem): ProblemText {
  const words = wordMessage(problems, code, messageParams) ?? message;
  const [first = "", rest = ""] = words.split("\n");
  return { first, rest };
}

/** Returns "Cannot reach Sonarr since {time}, so this may be out of date." for that problem; null for the others. */
export function unreachableText({
  code,
  messageParams,
}: Omit<SentProblem, "message">): string | null {
  if (code !== "SERVICE_UNREACHABLE") return null;
  if (typeof messageParams !== "object" || messageParams === null) return null;
  return "service" in messageParams && typeof messageParams.service === "string"
    ? problemWords.template("unreachableSince", { service: messageParams.service })
    : null;
}
