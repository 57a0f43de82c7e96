import type { WebSocket } from "ws";
import { nowMs } from "../monotonic.ts";
import { serve } from "./serve.ts";
import { openSocket, type SocketTarget } from "./socket.ts";

interface GatherJob {
  readonly size: number;
  /** Sockets take turns with them. */
  readonly targets: readonly SocketTarget[];
}

/** When the last socket had the event, and what it had. */
export interface Heard {
  readonly at: number;
  readonly bytes: number;
}

/** Sockets that are opened at a time: a listening backlog is finite. */
const AT_ONCE = 50;

let sockets: readonly WebSocket[] = [];
let missing = new Set<number>();
let heard = Promise.withResolvers<Heard>();

function take(seat: number, data: Buffer): void {
  if (missing.delete(seat) && missing.size === 0)
    heard.resolve({ at: nowMs(), bytes: data.length });
}

/** Opens all sockets. */
async function gather({ size, targets }: GatherJob): Promise<void> {
  const opened: WebSocket[] = [];
  while (opened.length < size) {
    const seats = Array.from(
      { length: Math.min(AT_ONCE, size - opened.length) },
      (_, index) => opened.length + index,
    );
    const opening = seats.map((seat) => {
      const target = targets[seat % targets.length];
      if (target === undefined) throw new Error("there is nothing to open");
      return openSocket(target, (data) => take(seat, data));
    });
    opened.push(...(await Promise.all(opening)));
  }
  sockets = opened;
}

/** From now on every socket is waited for. */
function expect(): void {
  missing = new Set(sockets.keys());
  heard = Promise.withResolvers();
}

/** Resolves once every socket has got something since `expect`; with null when one has not in time. */
function hear({ timeoutMs }: { readonly timeoutMs: number }): Promise<Heard | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), timeoutMs));
  return Promise.race([heard.promise, late]);
}

const program = { gather, expect, hear };
export type Audience = typeof program;
serve(program);
