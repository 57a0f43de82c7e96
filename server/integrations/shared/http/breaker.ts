import { IntegrationError } from "../../port/error.ts";

/**
 * Consecutive failures before calls to a service are paused. Refusals need more: when a session expires, several calls
 * are refused before it is renewed.
 */
const FAILURES = { failed: 5, refused: 10 } as const;

/** First and longest pause; each pause is twice as long as the previous one. */
const BACK_OFF_MS = { failed: [10_000, 60_000], refused: [60_000, 300_000] } as const;
/** Longest pause that a service may request. */
const MAX_PAUSE_MS = 10 * 60_000;

/** How a call ended, after all retries. */
export type CallOutcome =
  /** The service is reachable and accepts the login, whatever it answered. */
  | { readonly kind: "answered" }
  /** The service is unreachable or overloaded. */
  | {
      readonly kind: "failed";
      readonly error: IntegrationError;
      /** The pause that the service requested. */
      readonly retryAfterMs: number | null;
    }
  /** The service rejects the key. More calls could look like an attack, and some services ban the address for it. */
  | { readonly kind: "refused"; readonly error: IntegrationError }
  /** The call ended without a result. */
  | { readonly kind: "called-off" };

/** A permitted call; the caller must report its outcome to `settle`. */
export interface Admission {
  /** The one call that tests whether the service is back. */
  readonly isProbe: boolean;
  settle(outcome: CallOutcome): void;
}

/** Pauses calls to a service that keeps failing. One per service. */
export interface Breaker {
  /** Throws while calls are paused. */
  admit(): Admission;
  /** Ends the pause: the next call may test the service. */
  wake(): void;
}

export function createBreaker(service: string, now: () => Date): Breaker {
  /** Consecutive failures of the same kind. */
  let failures = 0;
  let last: { readonly kind: "failed" | "refused"; readonly error: IntegrationError } | null = null;
  let openings = 0;
  let openUntil: number | null = null;
  let isProbing = false;

  function close(): void {
    failures = 0;
    openings = 0;
    openUntil = null;
    last = null;
  }

  function open(kind: "failed" | "refused", retryAfterMs: number | null): void {
    const [firstMs, maxMs] = BACK_OFF_MS[kind];
    const pauseMs = Math.min(firstMs * 2 ** openings, maxMs);
    openings += 1;
    openUntil = now().getTime() + Math.max(pauseMs, Math.min(retryAfterMs ?? 0, MAX_PAUSE_MS));
  }

  function fail(
    kind: "failed" | "refused",
    error: IntegrationError,
    isProbe: boolean,
    retryAfterMs: number | null,
  ): void {
    failures = last?.kind === kind ? failures + 1 : 1;
    last = { kind, error };
    // Calls that were in flight when the breaker opened do not lengthen the pause.
    if (openUntil !== null && !isProbe) return;
    if (isProbe || failures >= FAILURES[kind] || retryAfterMs !== null) open(kind, retryAfterMs);
  }

  return {
    wake() {
      if (openUntil !== null) openUntil = Math.min(openUntil, now().getTime());
    },
    admit() {
      const isProbe = openUntil !== null;
      if (openUntil !== null && (isProbing || now().getTime() < openUntil))
        throw toRefusal(service, failures, last);
      if (isProbe) isProbing = true;
      return {
        isProbe,
        settle(outcome) {
          if (isProbe) isProbing = false;
          if (outcome.kind === "answered") close();
          else if (outcome.kind === "failed")
            fail("failed", outcome.error, isProbe, outcome.retryAfterMs);
          else if (outcome.kind === "refused") fail("refused", outcome.error, isProbe, null);
        },
      };
    },
  };
}

/** Without seconds, because the message is kept as a status and would change with every check. */
function toRefusal(
  service: string,
  failures: number,
  last: { readonly kind: "failed" | "refused"; readonly error: IntegrationError } | null,
): IntegrationError {
  const isGeneric = last?.error.isGeneric ?? true;
  return last?.kind === "refused"
    ? new IntegrationError(
        service,
        "auth",
        { code: "PAUSED_AFTER_REFUSAL", params: { cause: last.error.reason } },
        { isGeneric },
      )
    : new IntegrationError(
        service,
        "circuit-open",
        {
          code: "PAUSED_AFTER_FAILURES",
          // More than one is enough: the number is kept in a status, which would change with every failure.
          params: { count: Math.min(failures, 2), cause: last?.error.reason ?? null },
        },
        { isGeneric },
      );
}
