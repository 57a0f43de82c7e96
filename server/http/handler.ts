import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { can, type Permission } from "../account/access.ts";
import { AccountError } from "../account/error.ts";
import { isAllowedHost } from "./allowed-host.ts";
import { authenticate } from "./authenticate.ts";
import { createBodyReader } from "./body.ts";
import { createClientFiles } from "./client-files.ts";
import type { HttpDeps } from "./deps.ts";
import { loadTrustedDocuments } from "./document/trusted-documents.ts";
import { createGraphQLEndpoint, refuse } from "./graphql-endpoint.ts";
import { sendHealth, sendLive, sendReady } from "./health.ts";
import { receiveHook } from "./hook.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { signInByOpenId } from "./open-id.ts";
import { isAllowed, redirect, sendError, sendText } from "./respond.ts";
import { createSecurityHeaders } from "./security-header.ts";
import { sendBadge, sendSharedPage } from "./shared-page.ts";
import { signInByCode } from "./sign-in.ts";
import { sendWidget } from "./widget.ts";

export interface HttpHandler {
  onRequest(req: IncomingMessage, res: ServerResponse): void;
  onUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends all subscriptions and closes all sockets. */
  close(): Promise<void>;
}

/** Creates the handlers of all HTTP routes, for a server of node:http. */
export async function createHttpHandler(deps: HttpDeps): Promise<HttpHandler> {
  const { basePath } = deps.config;
  const { log } = deps;
  const headers = createSecurityHeaders(deps.config);
  const bodies = createBodyReader();
  const trustedDocuments = await loadTrustedDocuments(deps.clientDir);
  const graphql = createGraphQLEndpoint({ ...deps, bodies, headers, trustedDocuments });
  const metrics = createMetrics({ ...deps, load: () => graphql.load() });
  const client = await createClientFiles(deps.clientDir, basePath, headers);

  async function route(
    req: IncomingMessage,
    res: ServerResponse,
    { path, query }: Route,
  ): Promise<void> {
    const slug = /^\/hooks\/([^/]+)\/?$/.exec(path)?.[1];
    if (slug !== undefined) return receiveHook({ ...deps, bodies }, req, res, slug, query);
    if (path === "/graphql") return graphql.handle(req, res, query);
    const openId = /^\/auth\/oidc\/([^/]+)(\/callback)?$/.exec(path);
    if (openId !== null) {
      const [, provider = "", callback] = openId;
      const isCallback = callback !== undefined;
      return signInByOpenId(deps, req, res, { provider, query, isCallback });
    }
    const shared = /^\/s\/([^/]+)(\/badge\.svg)?$/.exec(path);
    if (shared !== null) {
      const [, token = "", badge] = shared;
      return badge === undefined
        ? sendSharedPage(deps, client, { req, res, token })
        : sendBadge(deps, { req, res, token });
    }
    if (path === "/api/sign-in") return signInByCode(deps, req, res, query);
    const report = REPORTS[path];
    if (report !== undefined) {
      if (isAllowed(req.method, ["GET", "HEAD"], res) && (await mayRead(report, req, res)))
        await report.send(deps, res, metrics, req);
      return;
    }
    if (/^\/(api|auth|hooks)(\/|$)/.test(path))
      return sendError(res, 404, "NOT_FOUND", "Not found.");
    return client.serve(req, res, path);
  }

  async function mayRead(
    { permission }: Report,
    req: IncomingMessage,
    res: ServerResponse,
  ): Promise<boolean> {
    if (permission === null) return true;
    const viewer = await authenticate(req, deps);
    if (can(viewer, permission)) return true;
    if (viewer !== null) {
      sendError(res, 403, "FORBIDDEN", "Your role or token does not permit this.");
      return false;
    }
    res.setHeader("WWW-Authenticate", "Bearer");
    sendError(res, 401, "UNAUTHENTICATED", "Sign in first, or send a token.");
    return false;
  }

  return {
    onRequest(req, res) {
      const requestId = randomUUID();
      res.setHeader("X-Request-Id", requestId);
      headers.set(req, res);
      if (!isAllowedHost(req, deps.config))
        return sendError(res, 421, "FORBIDDEN", "This host is not one of ALLOWED_HOSTS.");
      const target = findRoute(req.url, basePath);
      if (target === null) return sendError(res, 404, "NOT_FOUND", "Not found.");
      if (target.path === "") return redirect(res, `${basePath}/`);
      route(req, res, target).catch((error: unknown) => {
        // A client that disconnects is not an error, and has no use for a response.
        if (res.destroyed || req.errored !== null) return void res.destroy();
        if (error instanceof AccountError && error.code === "LIMIT" && !res.headersSent)
          return sendLimit(res, error);
        log.error({ err: error, requestId, path: withoutToken(target.path) }, "unexpected error");
        if (res.headersSent) return void res.destroy();
        sendError(res, 500, "INTERNAL_SERVER_ERROR", `Unexpected error, id ${requestId}`);
      });
    },
    onUpgrade(req, socket, head) {
      socket.on("error", (error) => log.debug({ err: error }, "a client aborted its upgrade"));
      if (!isAllowedHost(req, deps.config)) return refuse(socket, "421 Misdirected Request");
      if (findRoute(req.url, basePath)?.path !== "/graphql") return refuse(socket, "404 Not Found");
      graphql.upgrade(req, socket, head).catch((error: unknown) => {
        log.error({ err: error }, "unexpected error in an upgrade");
        socket.destroy();
      });
    },
    close: () => graphql.close(),
  };
}

/** The path of a shared page contains its secret. */
function withoutToken(path: string): string {
  return path.replace(/^\/s\/[^/]+/, "/s/…");
}

/** Too many wrong tokens or secrets came from the address of this request. */
function sendLimit(res: ServerResponse, { message, waitSeconds }: AccountError): void {
  if (waitSeconds !== null) res.setHeader("Retry-After", waitSeconds);
  sendError(res, 429, "LIMIT", message);
}

interface Report {
  /** Null: it requires no authentication. */
  readonly permission: Permission | null;
  send(
    deps: HttpDeps,
    res: ServerResponse,
    metrics: Metrics,
    req: IncomingMessage,
  ): void | Promise<void>;
}

const REPORTS: Readonly<Record<string, Report>> = {
  "/api/health": {
    permission: null,
    send: async (deps, res, _metrics, req) => {
      // Without a database nobody can be recognised, which the report then says.
      const viewer = await authenticate(req, deps).catch(() => null);
      await sendHealth(deps, res, can(viewer, "readAll"));
    },
  },
  "/api/ready": { permission: null, send: sendReady },
  "/api/live": { permission: null, send: (_deps, res) => sendLive(res) },
  "/api/widget": { permission: "readAll", send: sendWidget },
  "/metrics": {
    permission: "readDetail",
    send: async (_deps, res, { contentType, render }) => sendText(res, contentType, await render()),
  },
};

interface Route {
  /** Path without the base path; "" for the base path without a trailing slash. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Returns null for a URL outside the base path and for an invalid URL. */
function findRoute(target: string | undefined, basePath: string): Route | null {
  const url = URL.parse(`http://tracker${target ?? "/"}`);
  if (url === null) return null;
  const { pathname } = url;
  if (pathname !== basePath && !pathname.startsWith(`${basePath}/`)) return null;
  return { path: pathname.slice(basePath.length), query: url.searchParams };
}
