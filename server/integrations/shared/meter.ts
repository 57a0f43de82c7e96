import type { CallMeter } from "../port/connection.ts";
import type { IntegrationErrorCode } from "../port/error.ts";

/** Counts the calls to one service. */
export interface Meter extends CallMeter {
  report(): CallReport;
  totals(): CallTotals;
}

/** A service's current call budget. */
export interface CallReport {
  /** During the last 60 seconds, including retries. */
  readonly callsPerMinute: number;
  readonly lastLatencyMs: number | null;
  readonly lastError: IntegrationErrorCode | null;
  readonly lastErrorAt: Date | null;
}

/** Totals since the start of the process. */
export interface CallTotals {
  readonly calls: ReadonlyMap<IntegrationErrorCode | "ok", number>;
  readonly latency: LatencyHistogram;
}

export interface LatencyHistogram {
  /** Cumulative: the number of calls that took at most `upToMs`. */
  readonly buckets: readonly { readonly upToMs: number; readonly count: number }[];
  readonly sumMs: number;
  readonly count: number;
}

const WINDOW_SECONDS = 60;

/** Upper bounds in milliseconds, from a service on the same machine to one that is about to time out. */
const BOUNDS_MS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000] as const;

/** Creates the meter behind a service's call budget in the app and in /metrics. */
export function createMeter(now: () => Date): Meter {
  const recent = createWindow(now);
  const calls = new Map<IntegrationErrorCode | "ok", number>();
  const counts = BOUNDS_MS.map(() => 0);
  let sumMs = 0;
  let count = 0;
  let lastLatencyMs: number | null = null;
  let lastError: IntegrationErrorCode | null = null;
  let lastErrorAt: Date | null = null;

  function totals(): CallTotals {
    let below = 0;
    const buckets = BOUNDS_MS.map((upToMs, index) => {
      below += counts[index] ?? 0;
      return { upToMs, count: below };
    });
    return { calls: new Map(calls), latency: { buckets, sumMs, count } };
  }

  return {
    recordCall({ ms, error }) {
      recent.add();
      const outcome = error ?? "ok";
      calls.set(outcome, (calls.get(outcome) ?? 0) + 1);
      const bucket = BOUNDS_MS.findIndex((bound) => ms <= bound);
      if (bucket !== -1) counts[bucket] = (counts[bucket] ?? 0) + 1;
      sumMs += ms;
      count += 1;
      lastLatencyMs = ms;
      // A missing item is a normal answer.
      if (error === null || error === "not-found") return;
      lastError = error;
      lastErrorAt = now();
    },
    report: () => ({ callsPerMinute: recent.count(), lastLatencyMs, lastError, lastErrorAt }),
    totals,
  };
}

/** Counts per second, so that a burst of thousands costs no more memory than one call. */
function createWindow(now: () => Date) {
  const bySecond = new Map<number, number>();
  const second = () => Math.floor(now().getTime() / 1_000);

  function forget(current: number): void {
    for (const at of bySecond.keys()) if (at <= current - WINDOW_SECONDS) bySecond.delete(at);
  }

  return {
    add() {
      const current = second();
      forget(current);
      bySecond.set(current, (bySecond.get(current) ?? 0) + 1);
    },
    count() {
      forget(second());
      return bySecond.values().reduce((sum, calls) => sum + calls, 0);
    },
  };
}
