import type { WorldClock } from "../clock.ts";

/** How both arrs treat a failing connection. */
export interface BackOff {
  isBlocked(): boolean;
  failed(): void;
  succeeded(): void;
  /** As if it had been failing for a long time. */
  block(): void;
}

const MINUTE_MS = 60_000;
/** No connection is blocked for this long after the first failure. */
const GRACE_MS = 5 * MINUTE_MS;
const BLOCK_MINUTES = [0, 5, 15, 30, 60, 60];

export function createBackOff(clock: WorldClock): BackOff {
  let failedSince: number | null = null;
  let level = 0;
  let blockedUntil = 0;
  const escalate = (now: number, to: number): void => {
    level = Math.min(to, BLOCK_MINUTES.length - 1);
    blockedUntil = now + (BLOCK_MINUTES[level] ?? 0) * MINUTE_MS;
  };
  return {
    isBlocked: () => clock.now().getTime() < blockedUntil,
    failed() {
      const now = clock.now().getTime();
      failedSince ??= now;
      if (now - failedSince >= GRACE_MS) escalate(now, level + 1);
    },
    succeeded() {
      level = Math.max(0, level - 1);
      blockedUntil = 0;
      if (level === 0) failedSince = null;
    },
    block: () => escalate(clock.now().getTime(), BLOCK_MINUTES.length),
  };
}
