import { setTimeout as delay } from "node:timers/promises";
import type { WebSocket } from "ws";

/** Closes a socket whose client reads slower than things happen; it may come back and take up where it was. */
export const SLOW_CLIENT = { code: 4508, reason: "Too slow: reconnect and resume" } as const;

const DRAIN_CHECK_MS = 10;
const TAIL = Buffer.from("}");
const TEXT = { binary: false } as const;

/** Where the results of one operation go. */
export interface Sink {
  /** Writes one result, already serialised. Ends the connection when too much is waiting in it. */
  write(payload: Buffer): void;
  /** Resolves when little enough is waiting to write more. */
  drained(): Promise<void>;
}

/** Writes the `next` messages of operation `id` around payloads that are shared with other sockets. */
export function createSocketSink(socket: WebSocket, id: string, maxBufferedBytes: number): Sink {
  const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  return {
    write(payload) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > maxBufferedBytes) closeSlow(socket);
      else socket.send(Buffer.concat([head, payload, TAIL]), TEXT);
    },
    async drained() {
      while (socket.readyState === socket.OPEN && socket.bufferedAmount > maxBufferedBytes / 4) {
        await delay(DRAIN_CHECK_MS);
      }
    },
  };
}

const LAST_WORDS_MS = 2_000;

/** The close frame waits behind what the client does not read: what is left is dropped after a moment. */
export function closeSlow(socket: WebSocket): void {
  socket.close(SLOW_CLIENT.code, SLOW_CLIENT.reason);
  const timer = setTimeout(() => socket.terminate(), LAST_WORDS_MS);
  socket.once("close", () => clearTimeout(timer));
}
