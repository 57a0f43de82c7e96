import { createTrackerArea } from "../language/area.ts";
import { capitalise } from "../language/capitalise.ts";
import type { reasons } from "../language/words/reason.ts";
import { wordMessage } from "./message.ts";

/** In English the tracker words the reason of a state itself; clauses inside other messages have words of their own. */
const translatedReasons = createTrackerArea<(typeof reasons)["english"]>("reasons");

export interface Reasoned {
  readonly stateReason: string | null;
  readonly stateReasonCode: string | null;
  readonly stateReasonParams: unknown;
}

/** "Recognised, waiting for the library"; empty if there is no reason. The words of a service stay as they are. */
export function reasonWords(row: Reasoned): string {
  const said = row.stateReason ?? "";
  if (row.stateReasonCode === null) return said;
  const words = wordMessage(translatedReasons, row.stateReasonCode, row.stateReasonParams);
  return capitalise(words ?? said);
}
