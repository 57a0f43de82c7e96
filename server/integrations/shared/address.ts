import { isIPv6 } from "node:net";
import { dropEndSlashes } from "../../domain/path.ts";

/** The parts of an address, as services store the addresses of other services. */
export interface AddressParts {
  /** A host name or IP address; some releases store a whole URL here. */
  readonly host: string | undefined;
  readonly port?: number | undefined;
  readonly isSecure?: boolean | undefined;
  readonly path?: string | undefined;
}

/** Joins the parts into an address without a trailing slash; null when they form none. */
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
  const paths = [url.pathname, path].map((part) => dropEndSlashes(part).replace(/^\/+/, ""));
  const joined = paths.filter((part) => part !== "").join("/");
  return joined === "" ? url.origin : `${url.origin}/${joined}`;
}

/** Returns the address that a browser opens: without the proxy login that the configured address may contain. */
export function toBrowserUrl(configured: string): string {
  if (!URL.canParse(configured)) return configured;
  const url = new URL(configured);
  url.username = "";
  url.password = "";
  return dropEndSlashes(url.href);
}
