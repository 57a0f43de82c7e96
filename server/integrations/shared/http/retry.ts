import type { IntegrationErrorCode } from "../../port/error.ts";

/** How often a call is tried at most, by how it failed. What takes its whole time is not waited for three times. */
const MAX_TRIES: Partial<Record<IntegrationErrorCode, number>> = {
  timeout: 2,
  unreachable: 3,
  "server-error": 3,
  "rate-limited": 3,
};

const FIRST_PAUSE_MS = 250;
/** Whoever asks for a longer pause than this gets it from the breaker: no call hangs for so long. */
const MAX_PAUSE_MS = 10_000;

/** With these used up, a service that fails at everything is asked once per call and not three times. */
const ALLOWANCE = 10;
const EARNED_PER_SUCCESS = 0.1;

interface Failure {
  readonly code: IntegrationErrorCode;
  /** 1 after the first. */
  readonly tries: number;
  /** What the service asked for. */
  readonly retryAfterMs: number | null;
}

/** Decides whether a call that may be sent twice is. One for each service. */
export interface Retries {
  succeeded(): void;
  /** Milliseconds until the next try; null: there is none. */
  pauseAfter(failure: Failure): number | null;
}

export function createRetries(random: () => number = Math.random): Retries {
  let allowance = ALLOWANCE;
  return {
    succeeded() {
      allowance = Math.min(ALLOWANCE, allowance + EARNED_PER_SUCCESS);
    },
    pauseAfter({ code, tries, retryAfterMs }) {
      if (tries >= (MAX_TRIES[code] ?? 1) || allowance < 1) return null;
      if (retryAfterMs !== null && retryAfterMs > MAX_PAUSE_MS) return null;
      allowance -= 1;
      // With jitter, so that calls that failed together do not come back together.
      const pauseMs = FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + random() / 2);
      return Math.max(pauseMs, retryAfterMs ?? 0);
    },
  };
}

/** The header's seconds or date as milliseconds from now; null when there is none that can be read. */
export function readRetryAfter(headers: Headers, now: Date): number | null {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  const at = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
