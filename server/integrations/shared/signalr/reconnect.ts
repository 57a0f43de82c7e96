import type { IntegrationDeps } from "../../port/connection.ts";
import { pause } from "../http/pause.ts";
import { realTimers } from "../http/timers.ts";

/** By number of consecutive failures. */
const RETRY_AFTER_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** After a connection of this length the next reconnect is quick again. */
const STEADY_AFTER_MS = 30_000;

/** What to do after a disconnect: a refused login, for example, is not retried. */
export type AfterDisconnect = "again" | "give-up";

/**
 * Keeps a connection open until the signal aborts. `connect` resolves or rejects once the connection has ended; pauses
 * between attempts grow.
 */
export async function keepConnected(
  { signal, timers = realTimers }: Pick<IntegrationDeps, "signal" | "timers">,
  connect: () => Promise<void>,
  onDisconnect: (error: unknown, failures: number) => AfterDisconnect,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const startedAt = timers.now();
    let reason: unknown;
    try {
      await connect();
    } catch (error) {
      reason = error;
    }
    if (signal.aborted) return;
    failures = timers.now() - startedAt >= STEADY_AFTER_MS ? 0 : failures + 1;
    if (onDisconnect(reason, failures) === "give-up") return;
    const waitMs = RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)] ?? 0;
    await pause(waitMs, signal, timers);
  }
}
