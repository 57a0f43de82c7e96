import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { AccountError } from "../account/error.ts";
import { isAllowedHost } from "./allowed-host.ts";
import { sendBackup } from "./backup.ts";
import { createBodyReader } from "./body.ts";
import { CARD_PATHS, sendCard } from "./card.ts";
import { createClientFiles } from "./client-files.ts";
import type { HttpDeps } from "./deps.ts";
import { loadTrustedDocuments } from "./document/trusted-documents.ts";
import { listFeeds } from "./feed/feed.ts";
import { createGraphQLEndpoint } from "./graphql-endpoint.ts";
import { receiveHook } from "./hook.ts";
import { serveMcp } from "./mcp/endpoint.ts";
import { createMetrics } from "./metrics.ts";
import { signInByOpenId } from "./open-id.ts";
import { sendPoster } from "./poster.ts";
import { refuse } from "./refuse-upgrade.ts";
import { listReports } from "./report.ts";
import { redirect, sendError } from "./respond.ts";
import { createRouter, type Route, type RouteCall } from "./route.ts";
import { withoutSecret } from "./secret-address.ts";
import { createSecurityHeaders } from "./security-header.ts";
import { sendBadge, sendSharedPage } from "./shared-page.ts";
import { signInByCode } from "./sign-in.ts";
import { sendTape } from "./tape.ts";

export interface HttpHandler {
  /** The paths of all routes but the files and pages of the client. */
  readonly paths: readonly string[];
  onRequest(req: IncomingMessage, res: ServerResponse): void;
  onUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends all subscriptions and closes all sockets. */
  close(): Promise<void>;
}

/** Bytes of unfinished GraphQL calls in memory. */
const MAX_UNFINISHED_CALLS = 32 * 2 ** 20;

const OPEN_ID_ROUTES = [
  { path: "/auth/oidc/{provider}", isCallback: false },
  { path: "/auth/oidc/{provider}/callback", isCallback: true },
];

/** Creates the handlers of all HTTP routes, for a server of node:http. */
export async function createHttpHandler(deps: HttpDeps): Promise<HttpHandler> {
  const { basePath } = deps.config;
  const { log } = deps;
  const headers = createSecurityHeaders(deps.config);
  // Apart, so that unfinished calls of people do not keep webhooks out, which some services send only once.
  const webhookBodies = createBodyReader();
  const bodies = createBodyReader(MAX_UNFINISHED_CALLS);
  const trustedDocuments = await loadTrustedDocuments(deps.clientDir);
  const graphql = createGraphQLEndpoint({ ...deps, bodies, headers, trustedDocuments });
  const metrics = createMetrics({ ...deps, load: () => graphql.load() });
  const client = await createClientFiles(deps.clientDir, basePath, headers);

  const routes: readonly Route[] = [
    {
      path: "/hooks/{slug}",
      mayEndWithSlash: true,
      serve: ({ req, res, query, segments: { slug = "" } }) =>
        receiveHook({ ...deps, bodies: webhookBodies }, req, res, slug, query),
    },
    { path: "/graphql", serve: ({ req, res, query }) => graphql.handle(req, res, query) },
    ...OPEN_ID_ROUTES.map(({ path, isCallback }) => ({
      path,
      serve: ({ req, res, query, segments: { provider = "" } }: RouteCall) =>
        signInByOpenId(deps, req, res, { provider, query, isCallback }),
    })),
    {
      path: "/s/{token}",
      serve: ({ req, res, segments: { token = "" } }) =>
        sendSharedPage(deps, client, { req, res, token }),
    },
    {
      path: "/s/{token}/badge.svg",
      serve: ({ req, res, segments: { token = "" } }) => sendBadge(deps, { req, res, token }),
    },
    ...listFeeds(deps),
    {
      path: "/api/posters/{signature}/{source}",
      serve: ({ req, res, query, segments: { signature = "", source = "" } }) =>
        sendPoster(deps, req, res, { signature, source, query }),
    },
    {
      path: "/api/backups/{name}",
      serve: ({ req, res, segments: { name = "" } }) => sendBackup(deps, req, res, name),
    },
    {
      path: "/api/requests/{id}/tape",
      serve: ({ req, res, segments: { id = "" } }) => sendTape(deps, req, res, id),
    },
    ...CARD_PATHS.map(({ path, isLive }) => ({
      path,
      serve: ({ req, res, query }: RouteCall) =>
        sendCard({ ...deps, graphql }, { req, res, query, isLive }),
    })),
    {
      path: "/api/mcp",
      serve: ({ req, res }) => serveMcp({ ...deps, bodies, graphql }, req, res),
    },
    { path: "/api/sign-in", serve: ({ req, res, query }) => signInByCode(deps, req, res, query) },
    ...listReports(deps, metrics),
  ];
  const findRoute = createRouter(routes);

  async function serve(
    req: IncomingMessage,
    res: ServerResponse,
    { path, query }: Target,
  ): Promise<void> {
    const found = findRoute(path);
    if (found !== null) return found.route.serve({ req, res, query, segments: found.segments });
    if (/^\/(api|auth|feeds|hooks)(\/|$)/.test(path))
      return sendError(res, 404, "NOT_FOUND", "Not found.");
    return client.serve(req, res, path);
  }

  return {
    paths: routes.map(({ path }) => path),
    onRequest(req, res) {
      const requestId = randomUUID();
      res.setHeader("X-Request-Id", requestId);
      headers.set(req, res);
      if (!isAllowedHost(req, deps.config))
        return sendError(res, 421, "FORBIDDEN", "This host is not one of ALLOWED_HOSTS.");
      const target = findTarget(req.url, basePath);
      if (target === null) return sendError(res, 404, "NOT_FOUND", "Not found.");
      if (target.path === "") return redirect(res, `${basePath}/`);
      serve(req, res, target).catch((error: unknown) => {
        // A client that disconnects is not an error, and has no use for a response.
        if (res.destroyed || req.errored !== null) return void res.destroy();
        if (error instanceof AccountError && error.code === "LIMIT" && !res.headersSent)
          return sendLimit(res, error);
        log.error({ err: error, requestId, path: withoutSecret(target.path) }, "unexpected error");
        if (res.headersSent) return void res.destroy();
        sendError(res, 500, "INTERNAL_SERVER_ERROR", `Unexpected error, id ${requestId}`);
      });
    },
    onUpgrade(req, socket, head) {
      socket.on("error", (error) => log.debug({ err: error }, "a client aborted its upgrade"));
      if (!isAllowedHost(req, deps.config)) return refuse(socket, "421 Misdirected Request");
      if (findTarget(req.url, basePath)?.path !== "/graphql")
        return refuse(socket, "404 Not Found");
      graphql.upgrade(req, socket, head).catch((error: unknown) => {
        log.error({ err: error }, "unexpected error in an upgrade");
        socket.destroy();
      });
    },
    close: () => graphql.close(),
  };
}

/** Too many wrong tokens or secrets came from the address of this request. */
function sendLimit(res: ServerResponse, { message, waitSeconds }: AccountError): void {
  if (waitSeconds !== null) res.setHeader("Retry-After", waitSeconds);
  sendError(res, 429, "LIMIT", message);
}

interface Target {
  /** Path without the base path; "" for the base path without a trailing slash. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Returns null for a URL outside the base path and for an invalid URL. */
function findTarget(target: string | undefined, basePath: string): Target | null {
  const url = URL.parse(`http://tracker${target ?? "/"}`);
  if (url === null) return null;
  const { pathname } = url;
  if (pathname !== basePath && !pathname.startsWith(`${basePath}/`)) return null;
  return { path: pathname.slice(basePath.length), query: url.searchParams };
}
