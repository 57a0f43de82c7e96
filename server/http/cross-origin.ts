import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpConfig } from "./deps.ts";
import { isSameOrigin } from "./origin.ts";
import { sendError } from "./respond.ts";

/** Time for which a browser may remember the answer to a preflight. */
const MAX_AGE_SECONDS = 600;

/**
 * Lets pages of ALLOWED_ORIGINS read the response, with the session of the browser too, and answers their preflights. Returns
 * whether the route is to be served: not for pages of other sites, which get 403, and not for a preflight.
 */
export function allowOrigins(
  req: IncomingMessage,
  res: ServerResponse,
  config: HttpConfig,
): boolean {
  const { origin } = req.headers;
  // Otherwise a cache could give one page the answer that is for another.
  res.appendHeader("Vary", "Origin");
  if (origin !== undefined && (config.allowedOrigins ?? []).includes(origin)) {
    res.setHeader("Access-Control-Allow-Origin", origin);
    res.setHeader("Access-Control-Allow-Credentials", "true");
  } else if (!isSameOrigin(req, config)) {
    sendError(res, 403, "FORBIDDEN", "This page is not one of ALLOWED_ORIGINS.");
    return false;
  }
  if (req.method !== "OPTIONS") return true;
  res.writeHead(204, {
    "Access-Control-Allow-Methods": "GET",
    "Access-Control-Allow-Headers": "Authorization",
    "Access-Control-Max-Age": MAX_AGE_SECONDS,
  });
  res.end();
  return false;
}
