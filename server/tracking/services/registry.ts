import type { LRUCache } from "lru-cache";
import type { ServiceCondition } from "../../domain/problem/health.ts";
import type { CallMeter, ServiceConnection } from "../../integrations/port/connection.ts";
import type { Integration, ServiceSuggestion } from "../../integrations/port/integration.ts";
import type { Meter } from "../../integrations/shared/meter.ts";
import type { SecretCipher } from "../core/secrets.ts";
import type { Proofs } from "./proof.ts";
import type { Relays } from "./relay/relays.ts";

/** Polling intervals by kind of service, in seconds. Tests shorten them. */
export interface PollPace {
  /** Download clients, while a download runs. */
  readonly pollSeconds: number;
  /** Libraries and Shoko, while a unit waits for them. */
  readonly verifySeconds: number;
  /** Seerr, Sonarr, Radarr. */
  readonly reconcileSeconds: number;
}

/** Creates the integration of a service; `signal` ends its calls and its push. */
export type Integrate = (
  connection: ServiceConnection,
  deps: {
    readonly signal: AbortSignal;
    readonly meter: CallMeter;
    readonly wakes?: EventTarget;
    readonly connections?: () => readonly ServiceConnection[];
  },
) => Integration;

/** A configured service, enabled or not. */
export interface RunningService {
  readonly name: string;
  readonly source: "env" | "app";
  readonly connection: ServiceConnection;
  /** Exists for disabled services too: it says what the service can do. */
  readonly integration: Integration;
  readonly isEnabled: boolean;
  /** Its credentials were encrypted with another key: its webhooks are accepted, and it is not polled. */
  readonly isLocked: boolean;
  readonly meter: Meter;
  /** The service may have news: polls it soon. */
  hint(): void;
  /** The service has come or gone: checks it now, whatever the back-off. */
  wake(): void;
  /** Resolves when what a poll from now on reports is applied; at once with false while the service does not answer. */
  refresh(): Promise<boolean>;
  /** Ends its calls, its polls and its push; resolves when all have ended. */
  stop(): Promise<void>;
}

/** The status that was last written, so that an equal one is not written again. */
export interface KnownStatus {
  readonly status: "UP" | "DOWN";
  readonly message: string | null;
  readonly check: string | null;
  readonly seenAt: number;
  /** Since when the service has been down. */
  readonly downSince: Date | null;
  readonly conditions: readonly ServiceCondition[];
  /** Folders that the service watches; null: not known. */
  readonly folders: readonly string[] | null;
}

/** A suggestion and the service that made it; its key stays in the server's memory. */
export interface KnownSuggestion extends ServiceSuggestion {
  readonly id: string;
  /** Name of the service that made it. */
  readonly from: string;
}

export interface SuggestionMemory {
  /** By opaque id. */
  readonly known: Map<string, KnownSuggestion>;
  /** The current or last lookup, by slug of the service that was asked. */
  readonly lookups: Map<string, SuggestionLookup>;
}

export interface SuggestionLookup {
  readonly at: number;
  readonly integration: Integration;
  readonly found: Promise<readonly ServiceSuggestion[]>;
}

/** The configured services and what their verbs share. */
export interface ServiceRegistry {
  /** Every configured service by slug, including disabled ones. Only start.ts writes it. */
  readonly running: Map<string, RunningService>;
  /** Integrations of the enabled services by slug. */
  readonly integrations: Map<string, Integration>;
  readonly integrate: Integrate;
  /** Whether this process asks the services; if not, another one on the same database does. */
  isAsking: boolean;
  readonly pace: PollPace;
  readonly cipher: SecretCipher;
  /** Address at which services reach the tracker; null: not set. */
  readonly publicUrl: string | null;
  /** WEBHOOK_TOKEN: the secret of every service that the environment sets. */
  readonly webhookToken: string | null;
  readonly hookSecrets: Map<string, string>;
  readonly proofs: Proofs;
  readonly relays: Relays;
  readonly suggestions: SuggestionMemory;
  readonly statuses: Map<string, KnownStatus>;
  /** Since when services were down when the tracker stopped, by slug: an outage continues across a restart. */
  readonly downSince: Map<string, Date>;
  /** Links of posters at sites, by URL: a page of cards needs many, and each is signed. */
  readonly posterLinks: LRUCache<string, string>;
  /** Runs changes of the configuration one after another. */
  readonly serially: <T>(work: () => Promise<T>) => Promise<T>;
}
