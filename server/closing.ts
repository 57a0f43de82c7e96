import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "./log.ts";

/** What has been opened, and is closed in reverse order. */
export interface Closing {
  push(close: () => Promise<void>): void;
  /** Closes everything. What has not ended after `withinMs` is left behind; absent: it is waited for. */
  close(withinMs?: number): Promise<void>;
}

export function createClosing(log: Log): Closing {
  const opened: (() => Promise<void>)[] = [];
  return {
    push: (close) => void opened.push(close),
    async close(withinMs) {
      const inTime = new AbortController();
      const late =
        withinMs === undefined
          ? []
          : [delay(withinMs, "late" as const, { signal: inTime.signal }).catch(() => null)];
      try {
        for (const close of opened.toReversed()) {
          const closed = close();
          if ((await Promise.race([closed, ...late])) !== "late") continue;
          closed.catch(() => undefined);
          log.warn("left behind what does not end");
        }
      } finally {
        inTime.abort();
      }
    },
  };
}
