import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { closeServer, listenAnywhere } from "./listen.ts";

/** Sends the same bytes to everybody, and does nothing else. */
export interface BareBroadcast extends AsyncDisposable {
  readonly socketUrl: string;
  send(bytes: Buffer): void;
}

export async function startBareBroadcast(): Promise<BareBroadcast> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const url = await listenAnywhere(server);
  return {
    socketUrl: url.replace("http", "ws"),
    send(bytes) {
      for (const socket of sockets.clients) socket.send(bytes, { binary: false });
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await closeServer(server);
    },
  };
}
