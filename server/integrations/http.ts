import type { z } from "zod";
import { readBounded } from "./bounded-body.ts";
import { startDeadline, type Ending } from "./deadline.ts";
import { IntegrationError } from "./port.ts";

type QueryValue = string | number | boolean;
/** Absent values are left out; a list repeats its key. */
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
export type Method = "GET" | "POST" | "PUT" | "DELETE";

export interface SendOptions {
  readonly query?: Query;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Calls one outside service. Everything rejects with IntegrationError, whose message is fit to show. */
export interface Http {
  get<T>(schema: z.ZodType<T>, path: string, query?: Query): Promise<T>;
  /** An empty answer (204) reaches the schema as undefined. */
  send<T>(
    schema: z.ZodType<T>,
    method: "POST" | "PUT" | "DELETE",
    path: string,
    options?: SendOptions,
  ): Promise<T>;
  /** Resolves with any status; rejects only when there is no whole answer (timeout, unreachable, too-large). */
  raw(method: Method, path: string, options?: SendOptions): Promise<RawResponse>;
}

export interface HttpOptions {
  /** Slug, for messages. */
  readonly service: string;
  /** May hold a path prefix and `user:password@`, which is sent as basic authentication. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  /** Ends every call that is under way. */
  readonly signal: AbortSignal;
  /** Read anew for each call. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** For the whole call, body included. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

export function createHttp(options: HttpOptions): Http {
  const { service, timeoutMs = DEFAULT_TIMEOUT_MS, maxBytes = DEFAULT_MAX_BYTES } = options;

  async function raw(method: Method, path: string, send: SendOptions = {}): Promise<RawResponse> {
    const what = `${method} ${path}`;
    const { url, init } = buildRequest(options, method, path, send);
    const deadline = startDeadline(options.signal, timeoutMs);
    try {
      const response = await options.fetch(url, { ...init, signal: deadline.signal });
      const text = await readBounded(response, maxBytes);
      if (text === null) {
        throw new IntegrationError(
          service,
          "too-large",
          `${what}: the answer is over ${maxBytes} bytes`,
        );
      }
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      if (error instanceof IntegrationError) throw error;
      throw transportError(service, what, error, deadline.endedBy(), timeoutMs);
    } finally {
      deadline.clear();
    }
  }

  async function call<T>(
    schema: z.ZodType<T>,
    method: Method,
    path: string,
    send: SendOptions,
  ): Promise<T> {
    const response = await raw(method, path, send);
    const refusal = statusError(service, method, path, response.status);
    if (refusal) throw refusal;
    return parseBody(service, `${method} ${path}`, schema, response.text);
  }

  return {
    get: (schema, path, query) => call(schema, "GET", path, query ? { query } : {}),
    send: (schema, method, path, send = {}) => call(schema, method, path, send),
    raw,
  };
}

/** What a status means, or null for 2xx. For callers of `raw`. */
export function statusError(
  service: string,
  method: Method,
  path: string,
  status: number,
): IntegrationError | null {
  if (status >= 200 && status < 300) return null;
  const what = `${method} ${path}`;
  if (status === 401 || status === 403) {
    return new IntegrationError(
      service,
      "auth",
      `${what}: the key or login was not accepted (${status})`,
    );
  }
  if (status === 404) return new IntegrationError(service, "not-found", `${what}: not found (404)`);
  if (status === 429)
    return new IntegrationError(service, "rate-limited", `${what}: too many calls (429)`);
  if (status >= 500)
    return new IntegrationError(service, "server-error", `${what}: the service failed (${status})`);
  if (status >= 300 && status < 400) {
    return new IntegrationError(
      service,
      "redirected",
      `${what}: redirected (${status}); set the final address, with its path prefix and https`,
    );
  }
  return new IntegrationError(service, "refused", `${what}: refused (${status})`);
}

function buildRequest(options: HttpOptions, method: Method, path: string, send: SendOptions) {
  const { service } = options;
  let url: URL;
  try {
    url = new URL(options.baseUrl.replace(/\/+$/, "") + path);
  } catch {
    // The parser's own error repeats the address, which may hold a password.
    throw new IntegrationError(service, "unreachable", "the configured address is not a URL");
  }
  for (const [key, value] of Object.entries(send.query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value])
      url.searchParams.append(key, String(one));
  }

  let headers: Headers;
  try {
    headers = new Headers({ accept: "application/json", ...options.headers?.() });
    if (url.username !== "" || url.password !== "") {
      if (!headers.has("authorization")) headers.set("authorization", toBasic(url));
      url.username = "";
      url.password = "";
    }
  } catch {
    // undici repeats the header's value, that is the key, in its error.
    throw new IntegrationError(service, "auth", "the key holds characters that cannot be sent");
  }

  const init: RequestInit = { method, headers, redirect: "manual" };
  if (send.json !== undefined) {
    headers.set("content-type", "application/json");
    init.body = JSON.stringify(send.json);
  } else if (send.form) {
    init.body = new URLSearchParams(send.form);
  }
  return { url, init };
}

function toBasic(url: URL): string {
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return `Basic ${Buffer.from(login).toString("base64")}`;
}

/** Carries the system's error code and nothing else: undici's errors can repeat addresses and header values. */
function transportError(
  service: string,
  what: string,
  error: unknown,
  ending: Ending,
  timeoutMs: number,
) {
  if (ending === "timeout") {
    return new IntegrationError(
      service,
      "timeout",
      `${what}: no answer within ${timeoutMs / 1000} s`,
    );
  }
  if (ending === "stopped") {
    return new IntegrationError(
      service,
      "unreachable",
      `${what}: called off, the tracker is stopping`,
    );
  }
  const code = systemCode(error);
  return new IntegrationError(
    service,
    "unreachable",
    `${what}: cannot be reached${code ? ` (${code})` : ""}`,
  );
}

function systemCode(error: unknown): string | null {
  for (
    let cause = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause, depth += 1
  ) {
    if ("code" in cause && typeof cause.code === "string" && /^[A-Z0-9_]{2,60}$/.test(cause.code))
      return cause.code;
  }
  return null;
}

function parseBody<T>(service: string, what: string, schema: z.ZodType<T>, text: string): T {
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed.startsWith("<")) {
    throw new IntegrationError(
      service,
      "bad-payload",
      `${what}: a web page instead of JSON (a login page in front, or a missing path prefix)`,
    );
  }
  let body: unknown;
  try {
    body = trimmed === "" ? undefined : JSON.parse(trimmed);
  } catch {
    // V8's message quotes the body.
    throw new IntegrationError(service, "bad-payload", `${what}: the answer is not JSON`);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join(".");
  throw new IntegrationError(
    service,
    "bad-payload",
    `${what}: the answer has another shape than expected${field ? ` at "${field.slice(0, 100)}"` : ""}`,
  );
}
