import type { IncomingMessage } from "node:http";
import type { HttpConfig } from "./deps.ts";

/**
 * Returns whether the request comes from a page of the tracker. Browsers send an Origin header with all relevant
 * requests. X-Forwarded-Host can be trusted, because a page of another site cannot make a browser send it.
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
