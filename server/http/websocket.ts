import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { CloseCode, handleProtocols, type Server } from "graphql-ws";
import { WebSocketServer, type WebSocket } from "ws";
import type { Log } from "../log.ts";
import { closeSlow } from "./fan-out/sink.ts";
import { readViewerHost } from "./viewer-host.ts";
import type { SocketExtra } from "./websocket-protocol.ts";

/** As much as the body of a request: the largest call of the client has some ten kilobytes. */
const MAX_MESSAGE_BYTES = 256 * 2 ** 10;
/** Before a client is authenticated: `connection_init` with a token has some hundred bytes. */
const MAX_GREETING_BYTES = 8 * 2 ** 10;
const PING_MS = 12_000;
const CLOSE_TIMEOUT_MS = 1_000;

export interface WebSockets {
  upgrade(
    req: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    client: Pick<SocketExtra, "findViewer" | "origin">,
  ): void;
  /** Number of open sockets. */
  readonly size: number;
  close(): Promise<void>;
}

interface WebSocketsDeps {
  readonly protocol: Server<SocketExtra>;
  readonly log: Log;
  readonly maxBufferedBytes: number;
}

/** Runs the protocol over WebSockets and closes sockets that no longer respond to pings. */
export function createWebSockets({ protocol, log, maxBufferedBytes }: WebSocketsDeps): WebSockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols,
    perMessageDeflate: false,
  });

  function serve(
    socket: WebSocket,
    stream: Duplex,
    extra: Omit<SocketExtra, "socket" | "stream" | "onAuthenticated">,
  ): void {
    // An invalid frame comes from the client: ws closes the socket with the matching code.
    socket.on("error", (error) =>
      log.debug({ err: error }, "a WebSocket client violated the protocol"),
    );
    const stopPings = keepAlive(socket);
    const onAuthenticated = limitGreeting(socket, stream);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve) => {
            if (socket.readyState !== socket.OPEN) return resolve();
            if (socket.bufferedAmount > maxBufferedBytes) closeSlow(socket);
            // A send fails while the socket is closing, which the close event reports.
            socket.send(text, () => resolve());
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on("message", (data: Buffer) => {
            receive(data.toString("utf8")).catch((error: unknown) => {
              if (isUnexpectedMessage(error)) {
                log.debug({ err: error }, "a WebSocket client violated the protocol");
                return socket.close(CloseCode.BadRequest, "Unexpected message");
              }
              log.error({ err: error }, "unexpected error on a WebSocket");
              socket.close(CloseCode.InternalServerError, "Internal server error");
            });
          }),
      },
      { socket, stream, ...extra, onAuthenticated },
    );
    socket.once("close", (code, reason) => {
      stopPings();
      // A read that fails after the client has disconnected has no recipient.
      closed(code, String(reason)).catch((error: unknown) =>
        log.debug({ err: error }, "a subscription failed while its socket closed"),
      );
    });
  }

  return {
    get size() {
      return server.clients.size;
    },
    upgrade(req, socket, head, client) {
      server.handleUpgrade(req, socket, head, (webSocket) =>
        serve(webSocket, socket, {
          ...client,
          req,
          token: null,
          viewerHost: readViewerHost(req),
        }),
      );
    },
    async close() {
      for (const socket of server.clients) socket.close(1001, "Going away");
      const timer = setTimeout(
        () => server.clients.forEach((socket) => socket.terminate()),
        CLOSE_TIMEOUT_MS,
      );
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      while (server.clients.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      clearTimeout(timer);
    },
  };
}

/** Whether the client sent what only a server sends: graphql-ws throws for it as for an error of its own. */
function isUnexpectedMessage(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Unexpected message of type ");
}

/** Terminates a socket that has not answered a ping before the next ping is due. */
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

/** Closes a socket that sends more than a greeting. The returned function, called once it is authenticated, ends the limit. */
function limitGreeting(socket: WebSocket, stream: Duplex): () => void {
  let bytes = 0;
  function count(chunk: Buffer): void {
    bytes += chunk.length;
    if (bytes <= MAX_GREETING_BYTES) return;
    stream.off("data", count);
    socket.close(1009, "Send connection_init first");
    // Not later: until then, up to a whole message would be kept.
    setImmediate(() => socket.terminate());
  }
  stream.on("data", count);
  return () => stream.off("data", count);
}
