import { redact } from "../../../domain/redact.ts";
import { IntegrationError, type IntegrationErrorCode } from "../../port/error.ts";

/** The result of a remote procedure call: its value or the error message. */
export type RemoteResult<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly message: string; readonly code?: number | undefined };

const MAX_WORDS = 200;

/** Creates the error of a failed call. `message` comes from the service and may contain anything. */
export function toRemoteError(
  service: string,
  method: string,
  message: string,
  code: IntegrationErrorCode = "refused",
): IntegrationError {
  const words = redact(message).slice(0, MAX_WORDS);
  return new IntegrationError(service, code, words, { call: method });
}
