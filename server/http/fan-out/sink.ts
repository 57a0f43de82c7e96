import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { WebSocket } from "ws";
import { createSharedText, type SharedText } from "./shared-text.ts";

/** The close code for a client that reads too slowly. It can reconnect and continue where it was. */
export const SLOW_CLIENT = { code: 4508, reason: "Too slow: reconnect and resume" } as const;

const DRAIN_CHECK_MS = 10;

/** A result as JSON, with what ends its message. */
export type Payload = SharedText;

export function createPayload(json: string): Payload {
  return createSharedText(Buffer.from(`${json}}`));
}

/** Receives the results of an operation. */
export interface Sink {
  /** Writes a serialised result. Closes the connection if too much data is buffered. */
  write(payload: Payload): void;
  /** Resolves when the buffer has room for more results. */
  drained(): Promise<void>;
}

/** A WebSocket without compression, and the stream on which it writes each of its messages at once. */
interface OpenSocket {
  readonly socket: WebSocket;
  readonly stream: Duplex;
}

/**
 * Creates a sink that writes the `next` messages of an operation, with payloads shared between sockets. It writes to the
 * stream, since `socket.send` would need a piece of memory for each message.
 */
export function createSocketSink(
  { socket, stream }: OpenSocket,
  id: string,
  maxBufferedBytes: number,
): Sink {
  const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  return {
    write(payload) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > maxBufferedBytes) closeSlow(socket);
      else payload.writeTo(stream, head);
    },
    async drained() {
      while (socket.readyState === socket.OPEN && socket.bufferedAmount > maxBufferedBytes / 4) {
        await delay(DRAIN_CHECK_MS);
      }
    },
  };
}

const CLOSE_TIMEOUT_MS = 2_000;

/** Closes the socket of a slow client. Buffered data delays the close frame, so the socket is terminated after a time-out. */
export function closeSlow(socket: WebSocket): void {
  socket.close(SLOW_CLIENT.code, SLOW_CLIENT.reason);
  const timer = setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS);
  socket.once("close", () => clearTimeout(timer));
}
