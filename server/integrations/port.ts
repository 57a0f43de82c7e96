import type { Observation } from "../domain/observation.ts";
import type { ServiceCondition } from "../domain/problem/sight.ts";
import type * as Control from "./control.ts";
import type { RemovalControl } from "./removal.ts";
import type { WatchedItem } from "./watched.ts";

export const SERVICE_KINDS = [
  "SEERR",
  "SONARR",
  "RADARR",
  "QBITTORRENT",
  "TRANSMISSION",
  "DELUGE",
  "SABNZBD",
  "NZBGET",
  "SHOKO",
  "JELLYFIN",
  "EMBY",
  "PLEX",
] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** What a service is for the tracker; what is polled how often, and what is hinted when, goes by it. */
export type ServiceRole = "requests" | "arr" | "client" | "matching" | "library";

export const ROLES: Readonly<Record<ServiceKind, ServiceRole>> = {
  SEERR: "requests",
  SONARR: "arr",
  RADARR: "arr",
  QBITTORRENT: "client",
  TRANSMISSION: "client",
  DELUGE: "client",
  SABNZBD: "client",
  NZBGET: "client",
  SHOKO: "matching",
  JELLYFIN: "library",
  EMBY: "library",
  PLEX: "library",
};

/** The kind of arr that carries out wishes for this type of media. */
export function arrKindOf(mediaType: string): ServiceKind {
  return mediaType === "MOVIE" ? "RADARR" : "SONARR";
}

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

/** How a webhook body reads. */
export type WebhookReading =
  /** `note` says why a known event has no observation, e.g. "a test message". */
  | {
      readonly kind: "read";
      readonly event: string;
      readonly observations: readonly Observation[];
      readonly note?: string;
      /** It is about the service itself: it is asked how it is. */
      readonly isAboutService?: boolean;
    }
  | { readonly kind: "unrecognised"; readonly event: string | null; readonly reason: string };

export interface PollScope {
  readonly watched: readonly WatchedItem[];
  /** Download ids, in lower case, that the tracker follows. */
  readonly downloadIds: ReadonlySet<string>;
  /** What the integration returned as `cursor` last time; kept across restarts. null at the first poll. */
  readonly cursor: string | null;
}

export interface PollResult {
  readonly observations: readonly Observation[];
  readonly cursor: string | null;
}

export interface ServiceCheck {
  readonly version: string;
  readonly name?: string;
  /** What the service says of its own health, in words for an admin: a ban, a queue, a folder that is missing. */
  readonly notes?: readonly string[];
  /** Of those, what holds others up, as codes. */
  readonly conditions?: readonly ServiceCondition[];
  /** Folders that it watches, as it sees them: what lies elsewhere is none of its business. */
  readonly folders?: readonly string[];
}

/** What a service may have a page about: files that it does not recognise. */
export type ServicePage = "unrecognised";

/**
 * One outside service. It knows `domain` only and turns whatever the service says into observations;
 * it never sees the database. Calls reject with IntegrationError.
 */
export interface Integration {
  readonly slug: string;
  readonly kind: ServiceKind;
  /** Reaches the service with its key: resolves with its version, rejects with the reason. */
  check(): Promise<ServiceCheck>;
  /** Reads a webhook body (already parsed from JSON). Pure: never throws, never calls out. Absent: it sends none. */
  readonly receive?: (body: unknown) => WebhookReading;
  /** A second try at a webhook body that is no JSON, for services that can send such; what it returns may still be none. */
  readonly repair?: (text: string) => string;
  /** Asks the service for the present truth about what is watched. Every list is read to its end. */
  readonly poll?: (scope: PollScope) => Promise<PollResult>;
  /** Listens until the deps' signal ends it; reconnects by itself. `onHint` asks the tracker for an early poll. */
  readonly push?: (listener: PushListener) => void;
  readonly webhook?: WebhookControl;
  /** Services that this one is connected to, with what it tells of how to reach them. */
  readonly suggest?: () => Promise<readonly ServiceSuggestion[]>;
  readonly library?: LibraryControl;
  readonly arr?: Control.ArrControl;
  readonly requests?: Control.RequestControl;
  readonly matching?: Control.MatchingControl;
  /** What it can let go of when a title is deleted everywhere. */
  readonly removal?: RemovalControl;
  /** Pages of its own for people, as a browser opens them. */
  readonly pages?: Readonly<Partial<Record<ServicePage, string>>>;
  /** Opens a look at everything; for reconciling. */
  readonly openSurvey?: (options?: Control.SurveyOptions) => Promise<Control.Survey>;
}

/** Where a service is to send its webhooks. */
export interface WebhookTarget {
  /** Address as the service reaches the tracker, with the instance's slug. */
  readonly url: string;
  readonly secret: string;
}

/** What a service has registered at the moment. */
export type WebhookState =
  | { readonly kind: "absent" }
  /** Ours; `isBlocked`: the service has stopped sending for a while after failures. */
  | { readonly kind: "ours"; readonly isBlocked: boolean }
  /** The one place is taken by somebody else's address (Seerr has a single webhook). */
  | { readonly kind: "foreign"; readonly url: string };

/** Registers the tracker with a service that sends webhooks. */
export interface WebhookControl {
  find(target: WebhookTarget): Promise<WebhookState>;
  /** Makes or mends our registration; CONFLICT (code "conflict") where another's would be replaced and `replaces` is false. */
  register(target: WebhookTarget, options: { readonly replaces: boolean }): Promise<void>;
  /** Has the service send its test message to us, whatever it is subscribed to. */
  test(target: WebhookTarget): Promise<void>;
}

/** Another service that this one knows how to reach: fills in the next form. */
export interface ServiceSuggestion {
  readonly kind: ServiceKind;
  readonly name: string;
  readonly url: string;
  readonly apiKey?: string;
  readonly username?: string;
  readonly is4k?: boolean;
}

/** A library that can be told to look. */
export interface LibraryControl {
  /** Starts the scan of the whole library, unless one runs: a running one is never cancelled. */
  scan(): Promise<"started" | "running">;
  /** 0..1 while a scan runs, else null. */
  scanProgress(): Promise<number | null>;
  /** It shows no film and no series at all. */
  isEmpty(): Promise<boolean>;
  /** Tells of files that came or went, as the arr names them. */
  notifyPaths(paths: readonly string[]): Promise<void>;
}

export interface PushListener {
  onObservations(observations: readonly Observation[]): void;
  onHint(): void;
  onConnected(isConnected: boolean): void;
}

export const INTEGRATION_ERROR_CODES = [
  "auth",
  "timeout",
  "unreachable",
  "not-found",
  "rate-limited",
  "bad-payload",
  "redirected",
  "too-large",
  "server-error",
  "refused",
  "circuit-open",
  "conflict",
  /** It answers, and what it says cannot be: all it had is gone. */
  "implausible",
] as const;
export type IntegrationErrorCode = (typeof INTEGRATION_ERROR_CODES)[number];

/** A call that did not do what it should. `message` is fit for a person and holds no secret and no query string. */
export class IntegrationError extends Error {
  readonly code: IntegrationErrorCode;
  readonly service: string;

  constructor(
    service: string,
    code: IntegrationErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = "IntegrationError";
    this.code = code;
    this.service = service;
  }
}
