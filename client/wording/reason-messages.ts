import { reasons } from "../language/words/reason.ts";
import { wordMessage } from "./message.ts";

/** A reason inside the parameters of another message: a code with parameters, or the words of a service. */
export type Reason = string | { readonly code: string; readonly params: object };

/** Null for a code that this client does not know. */
export function reasonClause(reason: Reason): string | null {
  return typeof reason === "string" ? reason : wordMessage(reasons, reason.code, reason.params);
}
