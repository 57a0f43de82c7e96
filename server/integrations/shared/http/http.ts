import type { z } from "zod";
import type { IntegrationDeps } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { readBounded } from "./bounded-body.ts";
import { createBreaker, type Admission, type CallOutcome } from "./breaker.ts";
import { startDeadline } from "./deadline.ts";
import { pause } from "./pause.ts";
import {
  buildRequest,
  type BuiltRequest,
  type Method,
  type Query,
  type SendOptions,
} from "./request.ts";
import { parseBody, transportError } from "./response.ts";
import { createRetries, readRetryAfter } from "./retry.ts";
import { responseError, type RawResponse, type ReadRefusal } from "./status-error.ts";
import { realTimers } from "./timers.ts";

/**
 * HTTP client for one outside service. Every method rejects with IntegrationError, whose message is suitable for
 * display.
 */
export interface Http {
  get<T>(
    schema: z.ZodType<T>,
    path: string,
    query?: Query,
    options?: Pick<SendOptions, "isRepeatable" | "timeoutMs" | "maxBytes">,
  ): Promise<T>;
  /** An empty response (204) reaches the schema as undefined. */
  send<T>(
    schema: z.ZodType<T>,
    method: "POST" | "PUT" | "DELETE",
    path: string,
    options?: SendOptions,
  ): Promise<T>;
  /** Resolves with any status; rejects only without a complete response (timeout, unreachable, too-large). */
  raw(method: Method, path: string, options?: SendOptions): Promise<RawResponse>;
}

/** Spread the integration's deps into it: `createHttp({ ...deps, service, baseUrl })`. */
export interface HttpOptions extends Pick<
  IntegrationDeps,
  "fetch" | "signal" | "meter" | "wakes" | "timers" | "random"
> {
  /** Slug, for error messages. */
  readonly service: string;
  /** May contain a path prefix and `user:password@`, which is sent as basic authentication. */
  readonly baseUrl: string;
  readonly now?: () => Date;
  /** Evaluated for each call. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Per request, including the body. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** Reads from a response with an error status why the service refused, if the status alone does not say. */
  readonly readRefusal?: ReadRefusal;
}

const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

/** The result of one request. */
interface RequestResult<T> {
  /** Absent when the call must reject with `error`. */
  readonly result?: { readonly value: T };
  readonly error: IntegrationError | null;
  /** null without a complete response. */
  readonly status: number | null;
  readonly retryAfterMs: number | null;
}

export function createHttp(options: HttpOptions): Http {
  const { service, signal, meter, now = () => new Date() } = options;
  const { timers = realTimers } = options;
  const retries = createRetries(options.random);
  const breaker = createBreaker(service, now);
  options.wakes?.addEventListener("wake", () => breaker.wake(), { signal });

  async function exchange(request: BuiltRequest): Promise<RawResponse> {
    const { method, path, url, init, limits } = request;
    const timeoutMs = limits.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const maxBytes = limits.maxBytes ?? options.maxBytes ?? DEFAULT_MAX_BYTES;
    const requestLine = `${method} ${path}`;
    const deadline = startDeadline(signal, timeoutMs, timers);
    try {
      const response = await options.fetch(url, { ...init, signal: deadline.signal });
      const text = await readBounded(response, maxBytes);
      if (text === null) {
        const reason = { code: "ANSWER_TOO_LARGE", params: { bytes: maxBytes } } as const;
        throw new IntegrationError(service, "too-large", reason, {
          call: requestLine,
          isGeneric: true,
        });
      }
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      if (error instanceof IntegrationError) throw error;
      throw transportError(service, requestLine, error, deadline.endedBy(), timeoutMs);
    } finally {
      deadline.clear();
    }
  }

  /** `read` returns the value of a response, or throws. A value can still come with an error status (see `raw`). */
  async function tryOnce<T>(
    request: BuiltRequest,
    read: (response: RawResponse) => T,
  ): Promise<RequestResult<T>> {
    const { method, path } = request;
    const startedAt = performance.now();
    const report = (error: IntegrationError | null) =>
      meter?.recordCall({
        ms: performance.now() - startedAt,
        error: error?.code ?? null,
        ...(response !== null && { date: response.headers.get("date") }),
      });
    let response: RawResponse | null = null;
    try {
      response = await exchange(request);
      const value = read(response);
      const error = responseError(options, method, path, response);
      report(error);
      return { result: { value }, error, ...aboutAnswer(response, now()) };
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      report(error);
      return { error, ...aboutAnswer(response, now()) };
    }
  }

  /** Retries where that is safe and may help. */
  async function withRetries<T>(
    once: () => Promise<RequestResult<T>>,
    mayRepeat: boolean,
  ): Promise<RequestResult<T>> {
    for (let tries = 1; ; tries += 1) {
      const tried = await once();
      const { error, retryAfterMs } = tried;
      if (error === null) {
        retries.succeeded();
        return tried;
      }
      if (!mayRepeat || signal.aborted) return tried;
      const pauseMs = retries.pauseAfter({ code: error.code, tries, retryAfterMs });
      if (pauseMs === null || !(await pause(pauseMs, signal, timers))) return tried;
    }
  }

  async function call<T>(
    method: Method,
    path: string,
    send: SendOptions,
    read: (response: RawResponse) => T,
  ): Promise<T> {
    const request = buildRequest(options, method, path, send);
    const admission: Admission = breaker.admit();
    let outcome: CallOutcome = { kind: "called-off" };
    try {
      const mayRepeat = (send.isRepeatable ?? method === "GET") && !admission.isProbe;
      const tried = await withRetries(() => tryOnce(request, read), mayRepeat);
      if (!signal.aborted) outcome = toCallOutcome(tried);
      if (tried.result) return tried.result.value;
      throw tried.error;
    } finally {
      admission.settle(outcome);
    }
  }

  function callFor<T>(
    schema: z.ZodType<T>,
    method: Method,
    path: string,
    send: SendOptions,
  ): Promise<T> {
    return call(method, path, send, (response) => {
      const refusal = responseError(options, method, path, response);
      if (refusal) throw refusal;
      return parseBody(service, `${method} ${path}`, schema, response.text);
    });
  }

  return {
    get: (schema, path, query = {}, once = {}) => callFor(schema, "GET", path, { query, ...once }),
    send: (schema, method, path, send = {}) => callFor(schema, method, path, send),
    raw: (method, path, send = {}) => call(method, path, send, (response) => response),
  };
}

function aboutAnswer(response: RawResponse | null, now: Date) {
  return {
    status: response?.status ?? null,
    retryAfterMs:
      response === null ? null : readRetryAfter(response.headers.get("retry-after"), now),
  };
}

/** A plain 500 concerns only the requested item (Seerr's, while TMDB is away); 502 and above concern the service. */
function toCallOutcome({ error, status, retryAfterMs }: RequestResult<unknown>): CallOutcome {
  if (error === null) return { kind: "answered" };
  switch (error.code) {
    case "auth":
      return { kind: "refused", error };
    case "timeout":
    case "unreachable":
    case "rate-limited":
      return { kind: "failed", error, retryAfterMs };
    case "server-error":
      return status !== null && status >= 502
        ? { kind: "failed", error, retryAfterMs }
        : { kind: "answered" };
    case "not-found":
    case "bad-payload":
    case "redirected":
    case "too-large":
    case "refused":
    case "conflict":
    case "implausible":
    case "circuit-open":
      return { kind: "answered" };
  }
}
