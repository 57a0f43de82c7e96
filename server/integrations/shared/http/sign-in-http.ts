import { createHttp, type Http, type HttpOptions } from "./http.ts";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 2 ** 20;
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/**
 * HTTP for calls with what a person typed. A refusal is about that person: it is no error of the service, and wrong
 * passwords of strangers must not pause its other calls.
 */
export function createSignInHttp({ meter: _meter, ...options }: HttpOptions): Http {
  return createHttp({
    ...options,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    readRefusal: ({ status }) =>
      REFUSALS.has(status)
        ? { code: "refused", reason: { code: "REFUSED_BY_STATUS", params: { status } } }
        : null,
  });
}
