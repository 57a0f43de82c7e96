import { isReachable, liveUrl } from "../reachable.ts";

const FIRST_LIMIT_MS = 1500;
const MAX_LIMIT_MS = 12_000;
const REQUEST_TIMEOUT_MS = 1000;

interface HungAttemptCheck {
  /** An attempt to connect has started. */
  start(): void;
  /** The attempt has failed. */
  end(): void;
  succeed(): void;
  /** Resolves with what is wrong with the attempt that runs: it hangs, or the server does not respond at all. */
  findIssue(): Promise<"hangs" | "out-of-reach" | null>;
}

/**
 * Finds attempts to connect that hang because their packets were lost: browsers wait minutes for an answer that never
 * comes. If the server answers a request meanwhile, another attempt is worth more. On a slow line an attempt may take
 * longer than a request; each attempt that was given up gives the next one more time.
 */
export function createHungAttemptCheck(socketUrl: string): HungAttemptCheck {
  const url = liveUrl(socketUrl);
  let startedAt: number | null = null;
  let limitMs = FIRST_LIMIT_MS;
  let isAsking = false;
  return {
    start: () => void (startedAt = Date.now()),
    end: () => void (startedAt = null),
    succeed() {
      startedAt = null;
      limitMs = FIRST_LIMIT_MS;
    },
    async findIssue() {
      const attempt = startedAt;
      if (attempt === null || isAsking || Date.now() - attempt < limitMs) return null;
      isAsking = true;
      const responds = await isReachable(url, REQUEST_TIMEOUT_MS);
      isAsking = false;
      if (startedAt !== attempt) return null;
      if (!responds) return "out-of-reach";
      limitMs = Math.min(MAX_LIMIT_MS, limitMs * 2);
      return "hangs";
    },
  };
}
