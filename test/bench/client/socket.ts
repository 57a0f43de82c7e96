import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "ws";

/** A subscription to open on a WebSocket; null for a bare one, which is sent everything. */
export interface Subscription {
  readonly token: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface SocketTarget {
  readonly url: string;
  readonly subscription: Subscription | null;
}

/** Opens a socket that hands over every result as it came; resolves once the server has let it in. */
export async function openSocket(
  { url, subscription }: SocketTarget,
  onResult: (data: Buffer) => void,
): Promise<WebSocket> {
  const socket = new WebSocket(url, subscription === null ? [] : "graphql-transport-ws", {
    perMessageDeflate: false,
  });
  await once(socket, "open");
  if (subscription !== null) await subscribe(socket, subscription);
  // The bytes alone: to read a thousand results takes this process longer than the server takes to send them.
  socket.on("message", (data: Buffer) => {
    if (subscription === null || data.includes('"type":"next"')) onResult(data);
  });
  return socket;
}

async function subscribe(
  socket: WebSocket,
  { token, query, variables }: Subscription,
): Promise<void> {
  socket.send(JSON.stringify({ type: "connection_init", payload: { token } }));
  await once(socket, "message");
  // As clients name their operations: no two sockets are sent the same.
  const id = randomUUID();
  socket.send(JSON.stringify({ id, type: "subscribe", payload: { query, variables } }));
}
