import { isIPv6 } from "node:net";

/** The parts of an address, as services keep each other's. */
export interface AddressParts {
  /** A name or number; some releases keep a whole address here. */
  readonly host: string | undefined;
  readonly port?: number | undefined;
  readonly isSecure?: boolean | undefined;
  readonly path?: string | undefined;
}

/** An address without a trailing slash; null when the parts make none. */
export function toAddress({
  host,
  port,
  isSecure = false,
  path = "",
}: AddressParts): string | null {
  if (host === undefined) return null;
  const start = /^https?:\/\//i.test(host)
    ? host
    : `${isSecure ? "https" : "http"}://${isIPv6(host) ? `[${host}]` : host}`;
  const url = URL.parse(start);
  if (url === null || url.hostname === "") return null;
  if (port !== undefined && url.port === "") url.port = String(port);
  const paths = [url.pathname, path].map((part) => part.replace(/^\/+|\/+$/g, ""));
  const joined = paths.filter((part) => part !== "").join("/");
  return joined === "" ? url.origin : `${url.origin}/${joined}`;
}

/** What a browser opens: the configured address may hold a login for a proxy; a link must not. */
export function toBrowserUrl(configured: string): string {
  if (!URL.canParse(configured)) return configured;
  const url = new URL(configured);
  url.username = "";
  url.password = "";
  return url.href.replace(/\/+$/, "");
}
