import { plainCause } from "../../../domain/message/cause.ts";
import { dropEndSlashes } from "../../../domain/path.ts";
import { IntegrationError } from "../../port/error.ts";

type QueryValue = string | number | boolean;
/** Undefined values are omitted; a list repeats its key. */
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
export type Method = "GET" | "POST" | "PUT" | "DELETE";

export interface SendOptions {
  readonly query?: Query;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** Whether the call may be sent twice because it changes nothing. Defaults to true for GET and false otherwise. */
  readonly isRepeatable?: boolean;
  /** Overrides the client's timeout: per request, including the body. */
  readonly timeoutMs?: number;
  /** Overrides the client's limit for the response. */
  readonly maxBytes?: number;
}

interface Target {
  readonly service: string;
  readonly baseUrl: string;
  readonly headers?: () => Readonly<Record<string, string>>;
}

/** A call as it is sent, including every retry. */
export interface BuiltRequest {
  readonly method: Method;
  /** Without the query, so that it can be displayed. */
  readonly path: string;
  readonly url: URL;
  readonly init: RequestInit;
  readonly limits: Pick<SendOptions, "timeoutMs" | "maxBytes">;
}

/** Throws when a value cannot be sent, without quoting it. */
export function buildRequest(
  target: Target,
  method: Method,
  path: string,
  send: SendOptions,
): BuiltRequest {
  const url = buildUrl(target, path, send.query ?? {});
  const headers = buildHeaders(target, url);
  const init: RequestInit = { method, headers, redirect: "manual" };
  if (send.json !== undefined) {
    headers.set("content-type", "application/json");
    init.body = JSON.stringify(send.json);
  } else if (send.form) {
    init.body = new URLSearchParams(send.form);
  }
  return { method, path, url, init, limits: send };
}

function buildUrl({ service, baseUrl }: Target, path: string, query: Query): URL {
  const url = URL.parse(dropEndSlashes(baseUrl) + path);
  if (url === null)
    throw new IntegrationError(service, "unreachable", plainCause("ADDRESS_NOT_URL"));
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value])
      url.searchParams.append(key, String(one));
  }
  return url;
}

/** Moves the login from the address into basic authentication. */
function buildHeaders(target: Target, url: URL): Headers {
  try {
    const headers = new Headers({ accept: "application/json", ...target.headers?.() });
    if (url.username !== "" || url.password !== "") {
      if (!headers.has("authorization")) headers.set("authorization", toBasic(url));
      url.username = "";
      url.password = "";
    }
    return headers;
  } catch {
    // undici quotes the header's value, which is the key, in its error.
    throw new IntegrationError(target.service, "auth", plainCause("KEY_UNSENDABLE"));
  }
}

function toBasic(url: URL): string {
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return `Basic ${Buffer.from(login).toString("base64")}`;
}
