import type { IncomingMessage, ServerResponse } from "node:http";
import { can } from "../../account/access.ts";
import type { Viewer } from "../../account/viewer.ts";
import { findTokenViewer, readBearer, readOrigin } from "../authenticate.ts";
import { isPlain, type Body, type BodyReader } from "../body.ts";
import type { HttpDeps } from "../deps.ts";
import type { GraphQLEndpoint } from "../graphql-endpoint.ts";
import { isSameOrigin } from "../origin.ts";
import { isAllowed, sendJson } from "../respond.ts";

/** A call of a tool has a few hundred bytes. */
const MAX_BYTES = 64 * 2 ** 10;
const RETRY_SECONDS = 5;

interface McpDeps extends HttpDeps {
  readonly bodies: BodyReader;
  readonly graphql: Pick<GraphQLEndpoint, "run">;
}

/**
 * POST /api/mcp: the Model Context Protocol over streamable HTTP, for assistants. Requires a token, of any scope: a browser's
 * session does not count, so that no page can use it. Each request stands alone.
 */
export async function serveMcp(
  deps: McpDeps,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  // Before anything is read: strangers cost nothing.
  if (!isAllowed(req.method, ["POST"], res)) return;
  if (!isSameOrigin(req, deps.config))
    return refuse(res, 403, "Pages of other sites are not allowed.");
  const bearer = readBearer(req);
  const viewer =
    bearer === null ? null : await findTokenViewer(bearer, { deps, origin: readOrigin(req, deps) });
  if (viewer === null || !can(viewer, "read")) {
    res.setHeader("WWW-Authenticate", "Bearer");
    return refuse(res, 401, "Send a token of the tracker: Authorization: Bearer <token>.");
  }
  if (!isPlain(req)) return refuse(res, 415, "The body must not be compressed.");
  const read = await deps.bodies.read(req, { maxBytes: MAX_BYTES });
  if (read.kind !== "read") return refuseBody(res, read.kind);
  const body = parseJson(read.bytes);
  if (body === undefined) return refuse(res, 400, "The body must be valid JSON.", PARSE_ERROR);
  // Hundreds of calls in one request would be answered at once; the protocol has no batches any more.
  if (Array.isArray(body)) return refuse(res, 400, "Batches are not supported.");
  await answer(deps, { req, res, viewer, body });
}

interface McpCall {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly viewer: Viewer;
  readonly body: unknown;
}

async function answer(deps: McpDeps, { req, res, viewer, body }: McpCall): Promise<void> {
  // Loaded with the first call: most trackers never have one.
  const { createMcpCall } = await import("./server.ts");
  const left = new AbortController();
  res.once("close", () => left.abort());
  const call = createMcpCall({
    version: deps.version,
    now: deps.tracking.clock.now,
    run: (query, variables) => deps.graphql.run({ req, res, viewer }, { query, variables }),
  });
  const response = await call.fetch(toRequest(req, left.signal), { parsedBody: body });
  const headers = new Headers(response.headers);
  headers.set("Cache-Control", "no-store");
  res.setHeaders(headers);
  // One message: what streams is refused.
  const answered = Buffer.from(await response.arrayBuffer());
  res.writeHead(response.status);
  res.end(answered);
}

/** The headers that the protocol has; not the token. The body is passed beside it. */
function toRequest({ headers }: IncomingMessage, signal: AbortSignal): Request {
  const names = Object.keys(headers).filter(
    (name) => name.startsWith("mcp-") || name === "accept" || name === "content-type",
  );
  const sent = names.map((name): [string, string] => [name, [headers[name] ?? []].flat().join()]);
  return new Request("http://tracker/api/mcp", { method: "POST", headers: sent, signal });
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

function refuseBody(res: ServerResponse, kind: Exclude<Body["kind"], "read">): void {
  switch (kind) {
    case "too-large":
      return refuse(res, 413, `The body exceeds ${MAX_BYTES / 2 ** 10} KB.`);
    case "too-slow":
      return refuse(res, 408, "The request did not arrive in time.");
    case "busy":
      res.setHeader("Retry-After", RETRY_SECONDS);
      return refuse(res, 503, "Too many requests at once. Try again in a moment.");
  }
}

/** Codes of JSON-RPC. */
const PARSE_ERROR = -32_700;
const SERVER_ERROR = -32_000;

/** In the form that clients of the protocol show. */
function refuse(res: ServerResponse, status: number, message: string, code = SERVER_ERROR): void {
  // The rest of a body that was not read is not worth the wait.
  if (status !== 400) res.setHeader("Connection", "close");
  sendJson(res, status, { jsonrpc: "2.0", id: null, error: { code, message } });
}
