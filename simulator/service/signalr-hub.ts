import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import type { ServiceFailure } from "../failures.ts";
import { post, type Route } from "../http/router.ts";

/** End of every message of SignalR's JSON protocol. */
const RECORD_END = "\u001e";
const PING = 6;
const INVOCATION = 1;
const KEEP_ALIVE_MS = 15_000;

export type HubMessage = readonly [target: string, body: unknown];

/** A feed that clients hold a socket to. */
export interface Feed {
  /** Notes what no event of the world reports; called every few milliseconds. A service that is down closes its connections. */
  tick(): void;
  /** Closes every connection, as a restart of the service does. */
  disconnect(): void;
  stop(): void;
}

export interface SignalrHub extends Feed {
  /** Sends to every matching client; messages without a listener are lost. */
  send(message: HubMessage, fits?: (search: URLSearchParams) => boolean): void;
}

interface HubOptions {
  readonly path: string;
  readonly failure: ServiceFailure;
  readonly isAllowed: (request: IncomingMessage, search: URLSearchParams) => boolean;
  readonly welcome: (search: URLSearchParams) => readonly HubMessage[];
}

/** The negotiation call of a SignalR client. */
export function negotiateRoute(path: string): Route {
  return post(`${path}/negotiate`, () => {
    const connectionId = randomUUID();
    return {
      json: {
        negotiateVersion: 1,
        connectionId,
        connectionToken: connectionId,
        availableTransports: [{ transport: "WebSockets", transferFormats: ["Text", "Binary"] }],
      },
    };
  });
}

export function attachSignalrHub(server: Server, options: HubOptions): SignalrHub {
  const { failure } = options;
  const sockets = new WebSocketServer({ noServer: true });
  const joined = new Map<WebSocket, URLSearchParams>();
  server.on("upgrade", (request, socket, head) => {
    const url = new URL(request.url ?? "/", "http://hub");
    const isMine = url.pathname === options.path && options.isAllowed(request, url.searchParams);
    if (failure.isDown || !isMine) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => join(client, url.searchParams));
  });

  const send = (client: WebSocket, message: object) =>
    client.send(JSON.stringify(message) + RECORD_END);
  const invoke = (client: WebSocket, [target, body]: HubMessage) =>
    send(client, { type: INVOCATION, target, arguments: [body] });

  function join(client: WebSocket, search: URLSearchParams): void {
    // A client that disconnects is not an error.
    client.on("error", () => client.terminate());
    client.on("close", () => joined.delete(client));
    // The first record is the handshake; later ones are pings.
    client.once("message", () => {
      send(client, {});
      joined.set(client, search);
      for (const message of options.welcome(search)) invoke(client, message);
    });
  }

  const keepAlive = setInterval(() => {
    for (const client of joined.keys()) send(client, { type: PING });
  }, KEEP_ALIVE_MS);
  const disconnect = () => {
    for (const client of sockets.clients) client.terminate();
  };
  return {
    tick() {
      if (failure.isDown) disconnect();
    },
    send(message, fits = () => true) {
      if (failure.isDown) return;
      for (const [client, search] of joined) if (fits(search)) invoke(client, message);
    },
    disconnect,
    stop() {
      clearInterval(keepAlive);
      disconnect();
      sockets.close();
    },
  };
}
