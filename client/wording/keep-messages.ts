import { keepReasons } from "../language/words/keep.ts";
import { phrase } from "../language/words/phrase.ts";
import { wordMessage } from "./message.ts";
import { sentText } from "./sent-message.ts";

export interface KeptBecause {
  readonly reason: string;
  readonly reasons: readonly {
    readonly message: string;
    readonly messageCode: string;
    readonly messageParams: unknown;
  }[];
}

interface KeptThing {
  readonly what: string;
  readonly whatCode: string | null;
  readonly whatParams: unknown;
}

/** What is kept: a name of the service, or a part of a title. */
export function whatText({ what, whatCode, whatParams }: KeptThing): string {
  return sentText({ message: what, messageCode: whatCode, messageParams: whatParams });
}

/** Why something is kept, as one clause. A reason without codes has the words of the tracker. */
export function keepWords({ reason, reasons }: KeptBecause): string {
  if (reasons.length === 0) return reason;
  return reasons
    .map(
      ({ message, messageCode, messageParams }) =>
        wordMessage(keepReasons, messageCode, messageParams) ?? message,
    )
    .join(phrase("separator"));
}
