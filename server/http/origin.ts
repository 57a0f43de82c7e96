import type { IncomingMessage } from "node:http";
import type { HttpConfig } from "./deps.ts";

/**
 * Whether a page of the tracker itself sent the request. Browsers always name the page's origin where it matters;
 * a request without one is no browser's. X-Forwarded-Host may be trusted here: no foreign page can make a browser send it.
 */
export function isSameOrigin(req: IncomingMessage, config: HttpConfig): boolean {
  const { origin } = req.headers;
  if (origin === undefined) return true;
  const host = URL.parse(origin)?.host;
  if (host === undefined || host === "") return false;
  const forwarded = req.headers["x-forwarded-host"];
  const publicHost = config.publicUrl === undefined ? undefined : URL.parse(config.publicUrl)?.host;
  return [req.headers.host, ...[forwarded ?? []].flat(), publicHost].includes(host);
}
