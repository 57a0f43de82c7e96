import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { GraphQLContext, GraphQLScope } from "../graphql/context.ts";
import { createErrorMask } from "../graphql/error.ts";
import { createSchema } from "../graphql/schema.ts";
import { createStageTimes } from "../graphql/stage-time.ts";
import type { CurrentViewer } from "../graphql/viewer-context.ts";
import { authenticate, findTokenViewer, readBearer } from "./authenticate.ts";
import { createSessionCookies, readSessionToken } from "./cookie.ts";
import type { HttpDeps } from "./deps.ts";
import { createFanOut } from "./fan-out/hub.ts";
import { createGraphiQL, wantsGraphiQL } from "./graphiql.ts";
import { createLiveConnections } from "./live-connection.ts";
import { isSameOrigin } from "./origin.ts";
import { isAllowed, redirect, sendError } from "./respond.ts";
import { createProtocol } from "./websocket-protocol.ts";
import { createWebSockets } from "./websocket.ts";
import { createGraphQLServer } from "./yoga.ts";

const MAX_BUFFERED_BYTES = 4 * 2 ** 20;

/** /graphql in all its forms: POST, GET, server-sent events, WebSocket and the playground. */
export interface GraphQLEndpoint {
  handle(req: IncomingMessage, res: ServerResponse, query: URLSearchParams): Promise<void>;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  load(): GraphQLLoad;
  close(): Promise<void>;
}

/** What is open at the moment. */
export interface GraphQLLoad {
  readonly sockets: number;
  /** Over WebSockets and event streams. */
  readonly subscriptions: number;
  /** Executions that run for them. */
  readonly executions: number;
}

export function createGraphQLEndpoint(deps: HttpDeps): GraphQLEndpoint {
  const { config, tracking, account, log, hookSecret } = deps;
  const { basePath } = config;
  const scope: Omit<GraphQLScope, "role" | "resume"> = {
    tracking,
    account,
    hookSecret,
    basePath,
    stageTimes: createStageTimes(tracking.store.read, tracking.clock),
  };
  const mask = createErrorMask(log);
  const maxBufferedBytes = deps.maxBufferedBytes ?? MAX_BUFFERED_BYTES;
  const connections = createLiveConnections(account);
  const yoga = createGraphQLServer({
    schema: createSchema(),
    endpoint: `${basePath}/graphql`,
    mask,
    connections,
  });
  const playground = createGraphiQL(basePath);
  const fanOut = createFanOut({ scope, mask });
  const protocol = createProtocol({
    yoga,
    connections,
    mask,
    maxBufferedBytes,
    fanOut,
    findTokenViewer: (token) => findTokenViewer(token, deps),
    createContext: (viewer) => ({
      ...scope,
      viewer,
      role: viewer.role,
      resume: null,
      address: "",
      cookies: null,
    }),
  });
  const sockets = createWebSockets({ log, maxBufferedBytes, protocol: protocol.server });

  function createContext(
    req: IncomingMessage,
    res: ServerResponse,
    viewer: CurrentViewer | null,
  ): GraphQLContext {
    return {
      ...scope,
      viewer,
      role: viewer?.role ?? null,
      resume: readResume(req),
      address: req.socket.remoteAddress ?? "",
      cookies: createSessionCookies(res, config),
    };
  }

  return {
    async handle(req, res, query) {
      if (!isAllowed(req.method, ["GET", "HEAD", "POST"], res) || !isFromOurPages(req, res)) return;
      const viewer = await authenticate(req, deps);
      if (wantsGraphiQL(req, query)) {
        return viewer === null ? redirect(res, `${basePath}/`) : playground.send(req, res);
      }
      await yoga.handle(req, res, createContext(req, res, viewer));
    },
    async upgrade(req, socket, head) {
      if (!isSameOrigin(req, config) && readSessionToken(req) !== null) {
        return refuse(socket, "403 Forbidden");
      }
      sockets.upgrade(req, socket, head, await authenticate(req, deps));
    },
    load() {
      // What is tracked and no socket is an event stream.
      const streams = connections.size - protocol.sockets;
      return {
        sockets: sockets.size,
        subscriptions: protocol.operations + streams,
        // A stream is executed for itself.
        executions: fanOut.size + streams,
      };
    },
    async close() {
      connections.close();
      await sockets.close();
    },
  };

  /** A page elsewhere can make a browser send its cookie, but not JSON, and not without naming itself. */
  function isFromOurPages(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== "POST") return true;
    if (!/^application\/(json|graphql-response\+json)\b/i.test(req.headers["content-type"] ?? "")) {
      sendError(res, 415, "BAD_INPUT", "Send JSON, with Content-Type: application/json.");
      return false;
    }
    if (readBearer(req) === null && !isSameOrigin(req, config)) {
      sendError(res, 403, "FORBIDDEN", "This request comes from a page of another site.");
      return false;
    }
    return true;
  }
}

/** Where a browser was when its stream of events broke off. */
function readResume(req: IncomingMessage): GraphQLScope["resume"] {
  const id = [req.headers["last-event-id"] ?? []].flat()[0] ?? "";
  return /^\d{1,18}$/.test(id) ? { after: BigInt(id), endsCaughtUp: false } : null;
}

/** How long a refused client may take to read why. */
const LAST_WORDS_MS = 2_000;

/** Answers an upgrade that is not granted. An upgraded socket has left the server's own timeouts: it is ended here. */
export function refuse(socket: Duplex, status: string): void {
  socket.once("finish", () => socket.destroy());
  const timer = setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref();
  socket.once("close", () => clearTimeout(timer));
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
