import { LRUCache } from "lru-cache";
import { AccountError } from "./error.ts";

const MAX_FAILURES = 5;
const WINDOW_MS = 15 * 60_000;
const MAX_KEYS = 10_000;

export interface Throttle {
  /** Runs `attempt`. Throws LIMIT, with the time to wait, if `key` has failed too often. A success resets the count. */
  run<T>(key: string, attempt: () => Promise<T>): Promise<T>;
}

/** Creates a throttle that permits five failures per key in 15 minutes. */
export function createThrottle(now: () => Date): Throttle {
  const attempts = new LRUCache<string, { count: number; until: number }>({ max: MAX_KEYS });

  function find(key: string) {
    const entry = attempts.get(key);
    return entry !== undefined && entry.until > now().getTime() ? entry : undefined;
  }

  function count(key: string): void {
    const entry = find(key) ?? { count: 0, until: now().getTime() + WINDOW_MS };
    if (entry.count >= MAX_FAILURES) {
      const waitSeconds = Math.ceil((entry.until - now().getTime()) / 1000);
      throw new AccountError(
        "LIMIT",
        `Too many attempts. Wait ${waitSeconds} seconds and try again.`,
      );
    }
    entry.count += 1;
    attempts.set(key, entry);
  }

  return {
    async run(key, attempt) {
      // Counted before the outcome is known, so that concurrent attempts cannot exceed the limit.
      count(key);
      const result = await attempt();
      attempts.delete(key);
      return result;
    },
  };
}
