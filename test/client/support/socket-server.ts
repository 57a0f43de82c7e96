import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildSchema, parse } from "graphql";
import { makeServer } from "graphql-ws";
import { onTestFinished } from "vitest";
import type * as wsModule from "ws";

// By path: these tests resolve packages for browsers, for which ws exports a stub.
const require = createRequire(import.meta.url);
const ws: typeof wsModule = require(join(dirname(require.resolve("ws/package.json")), "index.js"));

/** A WebSocket as browsers have it: nobody has to listen to the error of one that was closed while it connected. */
export class BrowserSocket extends ws.WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol);
    this.on("error", () => {});
  }
}

const SCHEMA = buildSchema("type Query { ok: Boolean } type Subscription { beat: Int }");

export interface SocketServer {
  readonly url: string;
  /** Number of open sockets. */
  readonly size: () => number;
  /** Number of sockets so far. */
  readonly opened: () => number;
  /** Number of subscriptions that run. */
  readonly subscriptions: () => number;
  /** Sends a value to all subscriptions. */
  beat(value: number): void;
  stopResponding(): void;
  respondAgain(): void;
  /** Attempts to connect are not answered, and never will be, as when their packets were lost. */
  loseAttempts(isLosing: boolean): void;
  drop(): void;
  endSession(): void;
}

/** A real graphql-ws server on loopback that can stop responding or drop its sockets; ends with the test. */
export async function startSocketServer(): Promise<SocketServer> {
  const http = createServer((_req, res) => res.end("{}"));
  const sockets = new ws.WebSocketServer({
    noServer: true,
    handleProtocols: () => "graphql-transport-ws",
  });
  const beats = new Set<(value: number) => void>();
  const server = makeServer({
    // The package has a GraphQL of its own here, which would refuse the schema of another.
    onSubscribe: (_context, _id, { query }) => ({ schema: SCHEMA, document: parse(query) }),
    subscribe: () => listen(beats),
  });
  let isSilent = false;
  let isLosing = false;
  let opened = 0;
  const lost = new Set<{ destroy(): void }>();
  http.on("upgrade", (req, stream, head) => {
    if (isLosing) return void lost.add(stream);
    sockets.handleUpgrade(req, stream, head, (socket) => sockets.emit("connection", socket, req));
  });
  sockets.on("connection", (socket) => {
    opened += 1;
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (data) =>
          new Promise((resolve) => (isSilent ? resolve() : socket.send(data, () => resolve()))),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (listener) => socket.on("message", (data) => void listener(textOf(data))),
      },
      { socket },
    );
    socket.once("close", (code, reason) => void closed(code, String(reason)));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    for (const stream of lost) stream.destroy();
    http.closeAllConnections();
    http.close();
  });
  return {
    url: `ws://127.0.0.1:${port}/graphql`,
    size: () => sockets.clients.size,
    opened: () => opened,
    subscriptions: () => beats.size,
    beat: (value) => beats.forEach((send) => send(value)),
    stopResponding: () => (isSilent = true),
    respondAgain: () => (isSilent = false),
    loseAttempts: (isNowLosing) => (isLosing = isNowLosing),
    drop: () => sockets.clients.forEach((socket) => socket.terminate()),
    endSession: () =>
      sockets.clients.forEach((socket) => socket.close(4403, "The session has ended")),
  };
}

/** The results of one subscription, until it is returned. */
function listen(beats: Set<(value: number) => void>): AsyncGenerator<{ data: { beat: number } }> {
  let waiting: number[] = [];
  let wake = () => {};
  let hasEnded = false;
  const send = (value: number) => {
    waiting.push(value);
    wake();
  };
  beats.add(send);
  return {
    async next() {
      while (waiting.length === 0 && !hasEnded)
        await new Promise<void>((resolve) => (wake = resolve));
      const [beat, ...rest] = waiting;
      waiting = rest;
      return beat === undefined
        ? { done: true, value: undefined }
        : { done: false, value: { data: { beat } } };
    },
    async return() {
      hasEnded = true;
      beats.delete(send);
      wake();
      return { done: true, value: undefined };
    },
    throw: async (reason) => {
      throw reason;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** A text message arrives as one Buffer by default. */
function textOf(data: wsModule.RawData): string {
  return Buffer.isBuffer(data) ? data.toString("utf8") : "";
}
