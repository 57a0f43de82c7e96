import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { getOperationAST, GraphQLError, OperationTypeNode, type ExecutionArgs } from "graphql";
import { CloseCode, handleProtocols, makeServer, type Context, type Server, type SubscribePayload } from "graphql-ws";
import { WebSocketServer, type WebSocket } from "ws";
import type { GraphQLContext } from "../graphql/context.ts";
import { createError } from "../graphql/error.ts";
import type { ErrorMask } from "../graphql/run-subscription.ts";
import type { CurrentViewer } from "../graphql/viewer-context.ts";
import type { Log } from "../log.ts";
import type { FanOut } from "./fan-out/hub.ts";
import { closeSlow, createSocketSink } from "./fan-out/sink.ts";
import type { LiveConnections } from "./live-connection.ts";
import type { Yoga } from "./yoga.ts";

const MAX_MESSAGE_BYTES = 2 ** 20;
const MAX_OPERATIONS = 100;
const PING_MS = 12_000;
const LAST_WORDS_MS = 1_000;

interface WebSocketDeps {
  readonly yoga: Yoga;
  readonly fanOut: FanOut;
  readonly connections: LiveConnections;
  readonly log: Log;
  readonly mask: ErrorMask;
  readonly maxBufferedBytes: number;
  /** Who a token in `connectionParams` stands for. */
  readonly findTokenViewer: (token: string) => CurrentViewer | null;
  readonly createContext: (viewer: CurrentViewer) => GraphQLContext;
}

/** What is known of one socket. */
interface Extra {
  readonly socket: WebSocket;
  /** Signed in by the cookie or header of the upgrade request. */
  readonly requestViewer: CurrentViewer | null;
  viewer: CurrentViewer | null;
}

type Connection = Context<Record<string, unknown>, Extra>;
/** The operation that execution arguments belong to; graphql-ws hands them back as they were given. */
type Operation = { readonly socket: WebSocket; readonly id: string; readonly context: GraphQLContext };

export interface GraphQLSockets {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, viewer: CurrentViewer | null): void;
  close(): Promise<void>;
}

/** GraphQL over WebSocket, in the protocol graphql-transport-ws. */
export function createGraphQLSockets(deps: WebSocketDeps): GraphQLSockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols,
    perMessageDeflate: false,
  });
  const server = createProtocol(deps);

  return {
    upgrade(req, socket, head, viewer) {
      sockets.handleUpgrade(req, socket, head, (webSocket) => serve(deps, server, webSocket, viewer));
    },
    async close() {
      for (const socket of sockets.clients) socket.close(1001, "Going away");
      const timer = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), LAST_WORDS_MS);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      clearTimeout(timer);
    },
  };
}
