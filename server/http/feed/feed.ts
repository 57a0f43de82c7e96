import { createHash } from "node:crypto";
import { createCount, type Count } from "../../account/client-count.ts";
import { findFeedViewer } from "../../account/feed-address.ts";
import { findReader, listNews } from "../../account/feed-news.ts";
import { listReleases, type FeedScope } from "../../account/feed-release.ts";
import type { Viewer } from "../../account/viewer.ts";
import { readOrigin } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import { compressAnswer } from "../encoding.ts";
import { toPublicUrl } from "../public-url.ts";
import { isAllowed, sendError } from "../respond.ts";
import type { Route, RouteCall } from "../route.ts";
import { hideFromOthers } from "../secret-address.ts";
import { writeAtom } from "./atom.ts";
import { writeCalendar } from "./calendar.ts";

/** Of one person at once: a program asks for one after another. */
const MAX_AT_ONCE = 4;
const RETRY_SECONDS = 5;

interface FeedRequest {
  readonly viewer: Viewer;
  readonly scope: FeedScope;
  readonly publicUrl: string;
  /** The path and query of the request. */
  readonly target: string;
}

interface Feed {
  readonly name: string;
  readonly type: string;
  write(deps: HttpDeps, request: FeedRequest): Promise<string>;
}

const FEEDS: readonly Feed[] = [
  {
    name: "calendar.ics",
    type: "text/calendar; charset=utf-8",
    async write({ account }, { viewer, scope, publicUrl }) {
      const [releases, reader] = await Promise.all([
        listReleases(account, viewer, scope),
        findReader(account, viewer),
      ]);
      return writeCalendar(releases, reader, publicUrl);
    },
  },
  {
    name: "requests.atom",
    type: "application/atom+xml; charset=utf-8",
    async write({ account }, { viewer, scope, publicUrl, target }) {
      const [news, reader] = await Promise.all([
        listNews(account, viewer, scope),
        findReader(account, viewer),
      ]);
      return writeAtom(news, reader, viewer.id, { self: `${publicUrl}${target}`, publicUrl });
    },
  },
];

/**
 * Lists the routes of the feeds of a person: GET /feeds/{token}/calendar.ics, what is released, and /feeds/{token}/requests.atom,
 * which requests became ready, need somebody or failed. `?scope=own`: of those that the person made or follows.
 */
export function listFeeds(deps: HttpDeps): readonly Route[] {
  const count = createCount(MAX_AT_ONCE);
  return FEEDS.map((feed) => ({
    path: `/feeds/{token}/${feed.name}`,
    serve: (call) => sendFeed(deps, feed, count, call),
  }));
}

async function sendFeed(
  deps: HttpDeps,
  feed: Feed,
  count: Count,
  { req, res, query, segments: { token = "" } }: RouteCall,
): Promise<void> {
  hideFromOthers(res);
  if (!isAllowed(req.method, ["GET", "HEAD"], res)) return;
  const viewer = await findFeedViewer(deps.account, token, readOrigin(req, deps));
  if (viewer === null) return sendError(res, 404, "NOT_FOUND", "Not found.");
  const end = count.start(viewer.id);
  if (end === null) {
    res.setHeader("Retry-After", RETRY_SECONDS);
    return sendError(res, 429, "LIMIT", "Too many requests at once.");
  }
  try {
    const text = await feed.write(deps, {
      viewer,
      scope: query.get("scope") === "own" ? "own" : "all",
      publicUrl: toPublicUrl(req, deps.config),
      target: `/feeds/${token}/${feed.name}${query.get("scope") === "own" ? "?scope=own" : ""}`,
    });
    const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
    // What a person may see changes at any time, so each use asks whether it has.
    res.setHeader("Cache-Control", "private, no-cache");
    res.setHeader("ETag", etag);
    if (isKnown(req.headers["if-none-match"], etag)) return void res.writeHead(304).end();
    compressAnswer(req, res);
    res.writeHead(200, { "Content-Type": feed.type });
    res.end(req.method === "HEAD" ? undefined : text);
  } finally {
    end();
  }
}

/** Whether a program has this version. A proxy that compresses an answer makes its ETag weak. */
function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? "").split(",").some((known) => known.trim().replace(/^W\//, "") === etag);
}
