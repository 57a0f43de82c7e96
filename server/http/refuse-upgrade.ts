import type { Duplex } from "node:stream";

/** Time for a rejected client to read the response. */
const REFUSE_TIMEOUT_MS = 2_000;

/** Rejects an upgrade, and closes the socket, because the server's time-outs do not apply to it any more. */
export function refuse(socket: Duplex, status: string): void {
  socket.once("finish", () => socket.destroy());
  const timer = setTimeout(() => socket.destroy(), REFUSE_TIMEOUT_MS).unref();
  socket.once("close", () => clearTimeout(timer));
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
