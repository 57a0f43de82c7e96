import { IntegrationError } from "../../port/error.ts";

/**
 * So many calls in a row must fail before a service is left alone. More where it refuses them: a session that ran out
 * is refused at several calls at once before it is renewed.
 */
const FAILURES = { failed: 5, refused: 10 } as const;

/** How long it is left alone: twice as long each time, up to the second number. */
const BACK_OFF_MS = { failed: [10_000, 60_000], refused: [60_000, 300_000] } as const;
/** More than this no service may ask for. */
const MAX_PAUSE_MS = 10 * 60_000;

/** How a call ended, tries included. */
export type CallOutcome =
  /** The service is there and lets us in, whatever it said. */
  | { readonly kind: "answered" }
  /** It is not there, or has no time. */
  | {
      readonly kind: "failed";
      readonly error: IntegrationError;
      /** What it asked for. */
      readonly retryAfterMs: number | null;
    }
  /** It does not take the key: asking on would look like an attack, and some ban the address for it. */
  | { readonly kind: "refused"; readonly error: IntegrationError }
  /** Nothing was learned. */
  | { readonly kind: "called-off" };

/** A call that was let through; `settle` must be told how it ended. */
export interface Admission {
  /** The one call that finds out whether the service is back. */
  readonly isProbe: boolean;
  settle(outcome: CallOutcome): void;
}

/** Keeps calls from a service that fails at everything. One for each service. */
export interface Breaker {
  /** Rejects while the service is left alone. */
  admit(): Admission;
  /** There is news of the service: the next call may find out, whatever is left of the pause. */
  wake(): void;
}

export function createBreaker(service: string, now: () => Date): Breaker {
  /** Of the same kind, in a row. */
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

  function open(kind: "failed" | "refused", askedMs: number | null): void {
    const [firstMs, maxMs] = BACK_OFF_MS[kind];
    const pauseMs = Math.min(firstMs * 2 ** openings, maxMs);
    openings += 1;
    openUntil = now().getTime() + Math.max(pauseMs, Math.min(askedMs ?? 0, MAX_PAUSE_MS));
  }

  function fail(
    kind: "failed" | "refused",
    error: IntegrationError,
    isProbe: boolean,
    askedMs: number | null,
  ): void {
    failures = last?.kind === kind ? failures + 1 : 1;
    last = { kind, error };
    // Calls that were under way when it opened do not lengthen the pause.
    if (openUntil !== null && !isProbe) return;
    if (isProbe || failures >= FAILURES[kind] || askedMs !== null) open(kind, askedMs);
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

/** Words without numbers of seconds: they are a status, and would be another one at each look. */
function toRefusal(
  service: string,
  failures: number,
  last: { readonly kind: "failed" | "refused"; readonly error: IntegrationError } | null,
): IntegrationError {
  return last?.kind === "refused"
    ? new IntegrationError(service, "auth", `${last.error.message}; not tried again for a while`)
    : new IntegrationError(
        service,
        "circuit-open",
        `left alone for a while after ${failures === 1 ? "a failure" : "failures"}${last === null ? "" : `; the last: ${last.error.message}`}`,
      );
}
