import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { CloseCode, handleProtocols, type Server } from "graphql-ws";
import { WebSocketServer, type WebSocket } from "ws";
import type { CurrentViewer } from "../graphql/viewer-context.ts";
import type { Log } from "../log.ts";
import { closeSlow } from "./fan-out/sink.ts";
import type { SocketExtra } from "./websocket-protocol.ts";

const MAX_MESSAGE_BYTES = 2 ** 20;
const PING_MS = 12_000;
const LAST_WORDS_MS = 1_000;

export interface WebSockets {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, viewer: CurrentViewer | null): void;
  /** Sockets that are open. */
  readonly size: number;
  close(): Promise<void>;
}

interface WebSocketsDeps {
  readonly protocol: Server<SocketExtra>;
  readonly log: Log;
  readonly maxBufferedBytes: number;
}

/** Carries the protocol over WebSockets and ends those whose other side is gone. */
export function createWebSockets({ protocol, log, maxBufferedBytes }: WebSocketsDeps): WebSockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols,
    perMessageDeflate: false,
  });

  function serve(socket: WebSocket, viewer: CurrentViewer | null): void {
    // What is wrong with a frame is its sender's matter: ws closes the socket with the code that says it.
    socket.on("error", (error) =>
      log.debug({ err: error }, "a WebSocket client broke the protocol"),
    );
    const stopPings = keepAlive(socket);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve) => {
            if (socket.readyState !== socket.OPEN) return resolve();
            if (socket.bufferedAmount > maxBufferedBytes) closeSlow(socket);
            // A send fails when the socket is closing; who waits for it learns that from the close.
            socket.send(text, () => resolve());
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on("message", (data: Buffer) => {
            receive(data.toString("utf8")).catch((error: unknown) => {
              log.error({ err: error }, "unexpected error on a WebSocket");
              socket.close(CloseCode.InternalServerError, "Internal server error");
            });
          }),
      },
      { socket, viewer },
    );
    socket.once("close", (code, reason) => {
      stopPings();
      // What it still read may fail after it went; nobody is left to be told.
      closed(code, String(reason)).catch((error: unknown) =>
        log.debug({ err: error }, "a subscription ended with its socket"),
      );
    });
  }

  return {
    get size() {
      return server.clients.size;
    },
    upgrade(req, socket, head, viewer) {
      server.handleUpgrade(req, socket, head, (webSocket) => serve(webSocket, viewer));
    },
    async close() {
      for (const socket of server.clients) socket.close(1001, "Going away");
      const timer = setTimeout(
        () => server.clients.forEach((socket) => socket.terminate()),
        LAST_WORDS_MS,
      );
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      while (server.clients.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      clearTimeout(timer);
    },
  };
}

/** Ends a socket that left a ping unanswered until the next one was due. */
function keepAlive(socket: WebSocket): () => void {
  let isAnswered = true;
  socket.on("pong", () => (isAnswered = true));
  const timer = setInterval(() => {
    if (!isAnswered) return socket.terminate();
    isAnswered = false;
    socket.ping();
  }, PING_MS);
  timer.unref();
  return () => clearInterval(timer);
}
