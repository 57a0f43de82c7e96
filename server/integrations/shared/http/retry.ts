import type { IntegrationErrorCode } from "../../port/error.ts";

/** Most requests per call, by kind of failure. Timeouts are expensive, so they get fewer. */
const MAX_TRIES: Partial<Record<IntegrationErrorCode, number>> = {
  timeout: 2,
  unreachable: 3,
  "server-error": 3,
  "rate-limited": 3,
};

const FIRST_PAUSE_MS = 250;
/** The breaker handles longer requested pauses, so that no call hangs that long. */
const MAX_PAUSE_MS = 10_000;

/** Retry budget. Once it is used up, a service that fails at everything gets one request per call instead of three. */
const ALLOWANCE = 10;
const EARNED_PER_SUCCESS = 0.1;

interface Failure {
  readonly code: IntegrationErrorCode;
  /** 1 after the first request. */
  readonly tries: number;
  /** The pause that the service requested. */
  readonly retryAfterMs: number | null;
}

/** Decides whether a repeatable call is retried. One per service. */
export interface Retries {
  succeeded(): void;
  /** Milliseconds until the next request; null to give up. */
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
      // With jitter, so that calls that failed together do not return together.
      const pauseMs = FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + random() / 2);
      return Math.max(pauseMs, retryAfterMs ?? 0);
    },
  };
}

/** Returns the seconds or the date of a Retry-After header as milliseconds from now; null without a readable one. */
export function readRetryAfter(header: string | null | undefined, now: Date): number | null {
  const value = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  const at = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
