import type { IncomingMessage, ServerResponse } from "node:http";
import { findSharedSummary } from "../account/shared-summary.ts";
import { drawBadge, drawUnknownBadge } from "./badge.ts";
import type { ClientFiles } from "./client-files.ts";
import type { HttpDeps } from "./deps.ts";
import { isAllowed } from "./respond.ts";
import { hideFromOthers } from "./secret-address.ts";

/** Short, because the state changes; images of other sites are cached by proxies. */
const BADGE_SECONDS = 30;

/** GET /s/{token}: the page of a share link, without signing in. It says itself that a link is not valid any more. */
export async function sendSharedPage(
  { account }: HttpDeps,
  client: ClientFiles,
  { req, res, token }: SharedCall,
): Promise<void> {
  hideFromOthers(res);
  if (!isAllowed(req.method, ["GET", "HEAD"], res)) return;
  const summary = await findSharedSummary(account, token);
  client.sendPage(req, res, {
    status: summary === null ? 404 : 200,
    // What the page shows may be revoked at any time, and nobody else may find its address in a cache.
    cacheControl: "no-store",
  });
}

/** GET /s/{token}/badge.svg: an image with the state of the shared request. */
export async function sendBadge(
  { account }: HttpDeps,
  { req, res, token }: SharedCall,
): Promise<void> {
  hideFromOthers(res);
  if (!isAllowed(req.method, ["GET", "HEAD"], res)) return;
  const summary = await findSharedSummary(account, token);
  const image = summary === null ? drawUnknownBadge() : drawBadge(summary);
  res.writeHead(summary === null ? 404 : 200, {
    "Content-Type": "image/svg+xml; charset=utf-8",
    "Content-Length": Buffer.byteLength(image),
    "Cache-Control": `public, max-age=${BADGE_SECONDS}`,
    // An image that is opened by itself is a document, which must not load or run anything.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Cross-Origin-Resource-Policy": "cross-origin",
  });
  res.end(req.method === "HEAD" ? undefined : image);
}

interface SharedCall {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly token: string;
}
