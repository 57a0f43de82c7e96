import { keepReasons } from "../language/words/keep.ts";
import { phrase } from "../language/words/phrase.ts";
import { wordMessage } from "./message.ts";

export interface KeptBecause {
  readonly reason: string;
  readonly reasons: readonly {
    readonly message: string;
    readonly messageCode: string;
    readonly messageParams: unknown;
  }[];
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
