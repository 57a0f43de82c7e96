import { IntegrationError, type IntegrationErrorCode } from "../../port/error.ts";
import { redact } from "../../shared/text.ts";

/** What came of a remote procedure call: its value, or the words with which it was refused. */
export type RemoteResult<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly message: string; readonly code?: number | undefined };

const MAX_WORDS = 200;

/** The error of a refused call. `message` is the service's own and may hold whatever it likes. */
export function toRemoteError(
  service: string,
  method: string,
  message: string,
  code: IntegrationErrorCode = "refused",
): IntegrationError {
  const words = redact(message).slice(0, MAX_WORDS);
  return new IntegrationError(service, code, `${method}: ${words}`);
}
