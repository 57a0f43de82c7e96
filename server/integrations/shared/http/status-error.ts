import { type Cause, plainCause } from "../../../domain/message/cause.ts";
import { IntegrationError, type IntegrationErrorCode } from "../../port/error.ts";
import type { Method } from "./request.ts";

export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Why a service refused a call. Words of the service may be shown: they are without a secret. */
export interface Refusal {
  readonly code: IntegrationErrorCode;
  readonly reason: Cause;
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
    : new IntegrationError(service, refusal.code, refusal.reason, { call: `${method} ${path}` });
}

/** Returns the error for a status, or null for 2xx. For callers of `raw`. */
export function statusError(
  service: string,
  method: Method,
  path: string,
  status: number,
): IntegrationError | null {
  const refuse = (code: IntegrationErrorCode, reason: Cause) =>
    new IntegrationError(service, code, reason, { call: `${method} ${path}`, isGeneric: true });
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403)
    return refuse("auth", { code: "KEY_REFUSED", params: { status } });
  if (status === 404) return refuse("not-found", plainCause("NOTHING_AT_PATH"));
  if (status === 429) return refuse("rate-limited", plainCause("CALLED_TOO_OFTEN"));
  if (status >= 500)
    return refuse("server-error", { code: "SERVICE_FAILED_INSIDE", params: { status } });
  if (status >= 300 && status < 400)
    return refuse("redirected", { code: "REDIRECTED", params: { status } });
  return refuse("refused", { code: "REFUSED_BY_STATUS", params: { status } });
}
