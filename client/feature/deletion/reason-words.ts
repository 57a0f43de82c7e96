import { phrase } from "../../language/words/phrase.ts";
import { sentText } from "../../wording/sent-message.ts";
import type { Deletion } from "./document.ts";

/** Why a deletion is incomplete, or who cancelled it. A reason without codes has the words of the tracker. */
export function reasonText({ reason, reasons }: Pick<Deletion, "reason" | "reasons">): string {
  return reasons.length === 0 ? (reason ?? "") : reasons.map(sentText).join(phrase("separator"));
}
