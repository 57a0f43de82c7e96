import type { IncomingMessage, ServerResponse } from "node:http";
import { pickWidth } from "../domain/poster.ts";
import { findPoster } from "../tracking/services/poster.ts";
import type { HttpDeps } from "./deps.ts";
import { isAllowed, sendError } from "./respond.ts";

const MAX_AGE_SECONDS = 30 * 86_400;

interface PosterCall {
  readonly signature: string;
  readonly source: string;
  readonly query: URLSearchParams;
}

/**
 * GET /api/posters/{signature}/{source}?width=: a poster from the cache or its site, so that browsers connect to the tracker only.
 * Whoever has the link may see it: an image element of a shared page cannot sign in.
 */
export async function sendPoster(
  { tracking, posters }: HttpDeps,
  req: IncomingMessage,
  res: ServerResponse,
  { query, ...link }: PosterCall,
): Promise<void> {
  if (!isAllowed(req.method, ["GET", "HEAD"], res)) return;
  const poster = findPoster(tracking.services, {
    ...link,
    width: pickWidth(query.get("width")),
  });
  const etag = poster === null ? "" : `"${poster.key.slice(0, 32)}"`;
  if (poster !== null && req.headers["if-none-match"] === etag) {
    res.writeHead(304, { ETag: etag, "Cache-Control": CACHE });
    return void res.end();
  }
  const picture = poster === null ? null : ((await posters?.load(poster)) ?? null);
  if (picture === null) return sendError(res, 404, "NOT_FOUND", "Not found.");
  res.writeHead(200, {
    "Content-Type": picture.type,
    "Content-Length": picture.bytes.byteLength,
    "Cache-Control": CACHE,
    ETag: etag,
  });
  res.end(req.method === "HEAD" ? undefined : picture.bytes);
}

const CACHE = `public, max-age=${MAX_AGE_SECONDS}`;
