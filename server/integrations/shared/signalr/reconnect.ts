import { setTimeout as pause } from "node:timers/promises";

/** By failures in a row. */
const RETRY_AFTER_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** A connection that holds this long was a good one: the next retry is quick again. */
const STEADY_AFTER_MS = 30_000;

/** What to do after a connection ended: a refused login, for one, is not tried again. */
export type AfterLoss = "again" | "give-up";

/**
 * Holds a connection until the signal ends it: `hold` connects and resolves or rejects once the connection is over;
 * between two tries is a growing pause.
 */
export async function keepConnected(
  signal: AbortSignal,
  hold: () => Promise<void>,
  onLost: (error: unknown, failures: number) => AfterLoss,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const startedAt = performance.now();
    let reason: unknown;
    try {
      await hold();
    } catch (error) {
      reason = error;
    }
    if (signal.aborted) return;
    failures = performance.now() - startedAt >= STEADY_AFTER_MS ? 0 : failures + 1;
    if (onLost(reason, failures) === "give-up") return;
    const waitMs = RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)];
    await pause(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
