import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { ExecutionResult } from "graphql";
import { AccountError } from "../account/error.ts";
import { toAccess, type Viewer } from "../account/viewer.ts";
import type { GraphQLContext, GraphQLScope } from "../graphql/context.ts";
import { createErrorMask } from "../graphql/error.ts";
import { createSchema } from "../graphql/schema.ts";
import { createStageTimes } from "../graphql/stage-time.ts";
import {
  authenticate,
  findTokenViewer,
  readBearer,
  readOrigin,
  readProxyUser,
} from "./authenticate.ts";
import type { BodyReader } from "./body.ts";
import { callLeader, type LeaderCaller } from "./call-leader.ts";
import { createSessionCookies, readSessionToken } from "./cookie.ts";
import type { HttpDeps } from "./deps.ts";
import { createDocuments } from "./document/documents.ts";
import type { TrustedDocuments } from "./document/trusted-documents.ts";
import { compressAnswer } from "./encoding.ts";
import { createFanOut } from "./fan-out/hub.ts";
import { runFixedOperation, type FixedOperation } from "./fixed-operation.ts";
import { createGraphiQL, wantsGraphiQL } from "./graphiql.ts";
import { readGraphQLBody, type Refusal } from "./graphql-body.ts";
import { createLiveConnections } from "./live-connection.ts";
import { isSameOrigin } from "./origin.ts";
import { refuse } from "./refuse-upgrade.ts";
import { isAllowed, redirect, sendJson } from "./respond.ts";
import type { SecurityHeaders } from "./security-header.ts";
import { readViewerHost } from "./viewer-host.ts";
import { createProtocol } from "./websocket-protocol.ts";
import { createWebSockets } from "./websocket.ts";
import { createGraphQLServer } from "./yoga.ts";

const MAX_BUFFERED_BYTES = 4 * 2 ** 20;
const RETRY_SECONDS = 5;

/** The endpoint /graphql: POST, GET, server-sent events, WebSocket and GraphiQL. */
export interface GraphQLEndpoint {
  handle(req: IncomingMessage, res: ServerResponse, query: URLSearchParams): Promise<void>;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Runs a query of the tracker for another route, as the caller of that route would get it here. */
  run(caller: EndpointCaller, operation: FixedOperation): Promise<ExecutionResult>;
  /** Responds to another route with the events of a subscription of the tracker, as server-sent events. */
  stream(caller: EndpointCaller, operation: FixedOperation): Promise<void>;
  load(): GraphQLLoad;
  close(): Promise<void>;
}

/** Who calls a route, already authenticated. */
export interface EndpointCaller {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly viewer: Viewer;
}

/** The current load. */
export interface GraphQLLoad {
  readonly sockets: number;
  /** Number of subscriptions over WebSocket and server-sent events. */
  readonly subscriptions: number;
  /** Number of executions for these subscriptions. */
  readonly executions: number;
}

interface EndpointDeps extends HttpDeps {
  readonly bodies: BodyReader;
  readonly headers: SecurityHeaders;
  readonly trustedDocuments: TrustedDocuments;
}

export function createGraphQLEndpoint(deps: EndpointDeps): GraphQLEndpoint {
  const { config, tracking, account, notifications, backups, log, hookSecret, bodies } = deps;
  const { basePath } = config;
  const scope: Omit<GraphQLScope, "access" | "resume" | "viewerHost"> = {
    tracking,
    account,
    notifications,
    backups,
    hookSecret,
    basePath,
    publicUrl: config.publicUrl ?? null,
    facts: {
      version: deps.version,
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      startedAt: tracking.clock.now(),
    },
    stageTimes: createStageTimes(tracking.store.read, tracking.clock),
  };
  const mask = createErrorMask(log);
  const maxBufferedBytes = deps.maxBufferedBytes ?? MAX_BUFFERED_BYTES;
  const connections = createLiveConnections(account);
  const schema = createSchema();
  const documents = createDocuments(schema, deps.trustedDocuments);
  const yoga = createGraphQLServer({
    schema,
    documents,
    endpoint: `${basePath}/graphql`,
    mask,
    connections,
  });
  const graphiql = createGraphiQL(deps);
  const fanOut = createFanOut({ scope, mask });
  const protocol = createProtocol({
    yoga,
    documents,
    connections,
    mask,
    maxBufferedBytes,
    fanOut,
    findTokenViewer: (token, origin) => findTokenViewer(token, { deps, origin }),
    createContext: (viewer, { viewerHost, origin, req, token }) => ({
      ...scope,
      viewerHost,
      viewer,
      access: toAccess(viewer),
      resume: null,
      origin,
      cookies: null,
      callLeader: toCallLeader({ req, res: null, token }),
    }),
  });
  const sockets = createWebSockets({ log, maxBufferedBytes, protocol: protocol.server });

  function createContext(
    req: IncomingMessage,
    res: ServerResponse,
    viewer: Viewer | null,
  ): GraphQLContext {
    return {
      ...scope,
      viewerHost: readViewerHost(req),
      viewer,
      access: viewer === null ? null : toAccess(viewer),
      resume: readResume(req),
      origin: readOrigin(req, deps),
      cookies: createSessionCookies(req, res, deps),
      callLeader: toCallLeader({ req, res }),
    };
  }

  function toCallLeader(caller: LeaderCaller): GraphQLContext["callLeader"] {
    const { replicas = null } = deps;
    return replicas === null || replicas.isLeading
      ? null
      : (operation) => callLeader(deps, caller, operation);
  }

  return {
    async handle(req, res, query) {
      if (!isAllowed(req.method, ["GET", "HEAD", "POST"], res)) return;
      if (!isSameSite(req, res)) return;
      const viewer = await authenticate(req, deps).catch(toRefusal);
      if (viewer !== null && "status" in viewer) return refuseRequest(res, viewer);
      if (wantsGraphiQL(req, query)) {
        return viewer === null ? redirect(res, `${basePath}/`) : graphiql.send(req, res);
      }
      if (req.method === "POST") {
        // Another site cannot make a browser send it, see isSameSite.
        compressAnswer(req, res);
        const read = await readGraphQLBody(req, viewer, { bodies, documents });
        if ("refusal" in read) return refuseRequest(res, read.refusal);
        // Yoga takes the body from here instead of reading it.
        Object.assign(req, { body: read.body });
      }
      await yoga.handle(req, res, createContext(req, res, viewer));
    },
    async upgrade(req, socket, head) {
      const isWithBrowser =
        readSessionToken(req, config) !== null || readProxyUser(req, config) !== null;
      if (!isSameOrigin(req, config) && isWithBrowser) {
        return refuse(socket, "403 Forbidden");
      }
      sockets.upgrade(req, socket, head, {
        findViewer: () => authenticate(req, deps),
        origin: readOrigin(req, deps),
      });
    },
    run({ req, res, viewer }, operation) {
      return runFixedOperation(yoga, { context: createContext(req, res, viewer), mask }, operation);
    },
    async stream({ req, res, viewer }, operation) {
      const context = createContext(req, res, viewer);
      await yoga.handle(toStreamRequest(req, `${basePath}/graphql`, operation), res, context);
    },
    load() {
      // Live connections are either sockets or event streams.
      const streams = connections.size - protocol.sockets;
      return {
        sockets: sockets.size,
        subscriptions: protocol.operations + streams,
        // Each event stream has its own execution.
        executions: fanOut.size + streams,
      };
    },
    async close() {
      connections.close();
      await sockets.close();
    },
  };

  /** Rejects cross-site requests. A page of another site can make a browser send its cookie, but not without an Origin header. */
  function isSameSite(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== "POST") return true;
    if (readBearer(req) === null && !isSameOrigin(req, config)) {
      const message = "Cross-site requests are not allowed.";
      refuseRequest(res, { status: 403, code: "FORBIDDEN", message });
      return false;
    }
    return true;
  }
}

/** Makes the request of another route one that Yoga answers with server-sent events. */
function toStreamRequest(req: IncomingMessage, url: string, body: FixedOperation): IncomingMessage {
  const headers = {
    ...req.headers,
    accept: "text/event-stream",
    "content-type": "application/json",
  };
  return Object.assign(req, { url, method: "POST", headers, body });
}

/** Returns how to refuse a request after too many wrong tokens. Throws other errors. */
function toRefusal(error: unknown): Refusal {
  if (!(error instanceof AccountError) || error.code !== "LIMIT") throw error;
  const { message, waitSeconds } = error;
  return { status: 429, code: "LIMIT", message, waitSeconds: waitSeconds ?? RETRY_SECONDS };
}

/** Responds in the form of a GraphQL response, so that clients show the message. */
function refuseRequest(res: ServerResponse, { status, code, message, waitSeconds }: Refusal): void {
  // The rest of a body that was not read is not worth the wait.
  if (status !== 400) res.setHeader("Connection", "close");
  if (status === 415) res.setHeader("Accept-Encoding", "identity");
  const retrySeconds = status === 503 ? RETRY_SECONDS : waitSeconds;
  if (retrySeconds !== undefined) res.setHeader("Retry-After", retrySeconds);
  const extensions = { code, ...(waitSeconds !== undefined && { waitSeconds }) };
  sendJson(res, status, { errors: [{ message, extensions }] });
}

/** Returns the last event that a browser received before its event stream was interrupted. */
function readResume(req: IncomingMessage): GraphQLScope["resume"] {
  const id = [req.headers["last-event-id"] ?? []].flat()[0] ?? "";
  return /^\d{1,18}$/.test(id) ? { after: BigInt(id), endsCaughtUp: false } : null;
}
