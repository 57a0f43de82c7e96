import type { IntegrationErrorCode } from "./error.ts";
import type { ServiceKind } from "./kind.ts";

/** How to reach one service. Secrets live here and nowhere else; no error or log may carry them. */
export interface ServiceConnection {
  readonly slug: string;
  readonly kind: ServiceKind;
  /** Base URL without a trailing slash; may hold a path. */
  readonly url: string;
  readonly apiKey?: string;
  readonly username?: string;
  readonly password?: string;
  /** Takes a certificate that nobody vouches for. Opt-in, for this service alone. */
  readonly allowsSelfSigned?: boolean;
}

/** What an integration may use of the world. */
export interface IntegrationDeps {
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly log: IntegrationLog;
  /** Ends every call and push when the tracker stops. */
  readonly signal: AbortSignal;
  /** Hears of every call, for the service's budget. */
  readonly meter?: CallMeter;
  /** Fires "wake" when the service was seen to come or go: what was left alone is tried at once. */
  readonly wakes?: EventTarget;
  /** By what time-outs and the pauses between tries are measured; absent: real time. */
  readonly timers?: Timers;
  /** 0 <= value < 1, for what is left to chance; absent: Math.random. */
  readonly random?: () => number;
}

export interface Timers {
  /** Runs `work` once after `ms`; the returned function calls it off. */
  after(ms: number, work: () => void): () => void;
}

export interface CallMeter {
  called(outcome: { readonly ms: number; readonly error: IntegrationErrorCode | null }): void;
}

export interface IntegrationLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
