import type { Duplex } from "node:stream";
import type { ServiceKind } from "../../domain/service-kind.ts";
import type { IntegrationErrorCode } from "./error.ts";

/** How to connect to one service. Secrets live only here; no error or log line may contain them. */
export interface ServiceConnection {
  readonly slug: string;
  readonly kind: ServiceKind;
  /** Base URL without a trailing slash; may contain a path. */
  readonly url: string;
  /** Addresses under which browsers reach the service, the default first; links use them instead of `url`. */
  readonly externalUrls?: readonly string[];
  readonly apiKey?: string;
  readonly username?: string;
  readonly password?: string;
  /** Accept self-signed certificates. Opt-in, for this service only. */
  readonly allowsSelfSigned?: boolean;
}

/** Everything outside its service that an integration may use. */
export interface IntegrationDeps {
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly log: IntegrationLog;
  /** Ends every call and push connection when the tracker stops. */
  readonly signal: AbortSignal;
  /** Returns the connections of all enabled services, to recognise the ones that a service names. */
  readonly connections?: () => readonly ServiceConnection[];
  /** Records every call for the service's call budget. */
  readonly meter?: CallMeter;
  /** Interval of the polls of a media server while a file is awaited, in milliseconds; absent: the default. */
  readonly libraryPollMs?: number;
  /** Fires "wake" when the service appears or disappears, so that a paused service is tried again at once. */
  readonly wakes?: EventTarget;
  /** Measures timeouts and pauses between retries and messages; defaults to real time. */
  readonly timers?: Timers;
  /** Opens the stream below a WebSocket; defaults to TCP, or TLS by the address. */
  readonly openStream?: (address: URL) => Duplex;
  /** Returns 0 <= value < 1, for jitter; defaults to Math.random. */
  readonly random?: () => number;
}

export interface Timers {
  /** Milliseconds since any beginning, never backwards. */
  now(): number;
  /** Runs `work` once after `ms`; the returned function cancels it. */
  after(ms: number, work: () => void): () => void;
}

export interface CallMeter {
  recordCall(outcome: {
    readonly ms: number;
    readonly error: IntegrationErrorCode | null;
    /** The time of the answer as the service reports it (the header Date); absent without an answer. */
    readonly date?: string | null;
  }): void;
}

export interface IntegrationLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
