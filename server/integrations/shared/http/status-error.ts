import { IntegrationError, type IntegrationErrorCode } from "../../port/error.ts";
import type { Method } from "./request.ts";

export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Why a service refused a call, in words that may be shown: without a secret. */
export interface Refusal {
  readonly code: IntegrationErrorCode;
  readonly words: string;
}

/** Returns null when the status says all there is. */
export type ReadRefusal = (response: RawResponse) => Refusal | null;

/** Returns the error of a response, or null for 2xx. */
export function responseError(
  { service, readRefusal }: { readonly service: string; readonly readRefusal?: ReadRefusal },
  method: Method,
  path: string,
  response: RawResponse,
): IntegrationError | null {
  const error = statusError(service, method, path, response.status);
  const refusal = error === null ? null : (readRefusal?.(response) ?? null);
  return refusal === null
    ? error
    : new IntegrationError(service, refusal.code, refusal.words, { call: `${method} ${path}` });
}

/** Returns the error for a status, or null for 2xx. For callers of `raw`. */
export function statusError(
  service: string,
  method: Method,
  path: string,
  status: number,
): IntegrationError | null {
  const refuse = (code: IntegrationError["code"], words: string) =>
    new IntegrationError(service, code, words, { call: `${method} ${path}`, isGeneric: true });
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403)
    return refuse("auth", `the key or login was not accepted (${status})`);
  if (status === 404) return refuse("not-found", "not found (404)");
  if (status === 429) return refuse("rate-limited", "too many calls (429)");
  if (status >= 500) return refuse("server-error", `the service failed (${status})`);
  if (status >= 300 && status < 400) {
    const advice = "set the final address, with its path prefix and https";
    return refuse("redirected", `redirected (${status}); ${advice}`);
  }
  return refuse("refused", `refused (${status})`);
}
