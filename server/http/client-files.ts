import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { type Encoded, encode, findEncoding } from "./encoding.ts";
import { isAllowed, sendError } from "./respond.ts";
import type { SecurityHeaders } from "./security-header.ts";

/** Serves the files of the built client, and its page for all routes of the client. */
export interface ClientFiles {
  serve(req: IncomingMessage, res: ServerResponse, path: string): Promise<void>;
  /** Sends the page of the client, for a route that the server handles itself. */
  sendPage(req: IncomingMessage, res: ServerResponse, answer: PageAnswer): void;
}

export interface PageAnswer {
  readonly status: number;
  readonly cacheControl: string;
}

const ORDINARY: PageAnswer = { status: 200, cacheControl: "no-cache" };

interface Page {
  readonly html: Encoded;
  readonly policy: string;
}

export async function createClientFiles(
  dir: string | undefined,
  basePath: string,
  headers: SecurityHeaders,
): Promise<ClientFiles> {
  const page = dir === undefined ? null : await readPage(dir, basePath, headers);
  const files =
    dir === undefined || page === null
      ? null
      : sirv(dir, {
          // Checks the disk for each request. A listing made at start would include files that a new build has removed.
          dev: true,
          etag: true,
          // The build has compressed them.
          brotli: true,
          gzip: true,
          extensions: [],
          setHeaders: (res, pathname) =>
            res.setHeader(
              "Cache-Control",
              isHashed(pathname) ? "public, max-age=31536000, immutable" : "no-cache",
            ),
        });

  return {
    sendPage: (req, res, answer) =>
      page === null ? sendNotBuilt(res) : sendPage(page, req, res, answer),
    async serve(req, res, path) {
      if (page === null || files === null) return sendNotBuilt(res);
      if (!isAllowed(req.method, ["GET", "HEAD"], res)) return;
      if (path === "/" || path === "/index.html") return sendPage(page, req, res);
      if (!acceptRange(req, res)) return;
      req.url = path;
      // sirv does not read weights.
      req.headers["accept-encoding"] = findEncoding(req) ?? "identity";
      files(req, res, () =>
        isClientRoute(path)
          ? sendPage(page, req, res)
          : sendError(res, 404, "NOT_FOUND", "Not found."),
      );
    },
  };
}

/** Returns null if the client is not built. */
async function readPage(
  dir: string,
  basePath: string,
  headers: SecurityHeaders,
): Promise<Page | null> {
  const built = await readFile(join(dir, "index.html"), "utf8").catch(() => null);
  if (built === null) return null;
  const base = `<base href="${basePath}/">`;
  const html = built
    .replace(/<base\b[^>]*>/i, "")
    .replace(/<head\b[^>]*>/i, (head) => `${head}\n    ${base}`);
  return { html: await encode(html), policy: headers.policyFor(html) };
}

function sendNotBuilt(res: ServerResponse): void {
  sendError(res, 404, "NOT_FOUND", "The client is not built; the API is at /graphql.");
}

function sendPage(
  { html, policy }: Page,
  req: IncomingMessage,
  res: ServerResponse,
  { status, cacheControl }: PageAnswer = ORDINARY,
): void {
  const encoding = findEncoding(req);
  const body = html[encoding ?? "identity"];
  if (encoding !== null) res.setHeader("Content-Encoding", encoding);
  res.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": body.length,
    Vary: "Accept-Encoding",
    "Content-Security-Policy": policy,
    "Cache-Control": cacheControl,
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

/** Vite puts files with a content hash in their name into /assets/. */
function isHashed(path: string): boolean {
  return path.startsWith("/assets/");
}

/** Whether the path is a route of the client, i.e. has no file extension. */
function isClientRoute(path: string): boolean {
  return !isHashed(path) && !/\.[a-z0-9]+$/i.test(path);
}

/**
 * Responds with 416 to a range that ends before it starts, which sirv cannot read. Ignores a range that sirv would misread,
 * as a server may.
 */
function acceptRange(req: IncomingMessage, res: ServerResponse): boolean {
  const range = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(req.headers.range ?? "");
  if (range === null) delete req.headers.range;
  const [, first = "", last = ""] = range ?? [];
  if (last === "" || Number(first) <= Number(last)) return true;
  sendError(res, 416, "BAD_INPUT", "The range ends before it starts.");
  return false;
}
