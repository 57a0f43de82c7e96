import type { ServiceCondition } from "../../domain/problem/health.ts";
import type { CallMeter, ServiceConnection } from "../../integrations/port/connection.ts";
import type { Integration, ServiceSuggestion } from "../../integrations/port/integration.ts";
import type { Meter } from "../../integrations/shared/meter.ts";
import type { SecretCipher } from "../core/secrets.ts";
import type { Proofs } from "./proof.ts";

/** Seconds between looks at each kind of service; set from outside to make tests fast. */
export interface PollPace {
  /** Download clients, while something runs. */
  readonly pollSeconds: number;
  /** Library and Shoko, while something waits for them. */
  readonly verifySeconds: number;
  /** Seerr, Sonarr, Radarr. */
  readonly reconcileSeconds: number;
}

/** Makes the integration of a service; `signal` ends its calls and its push. */
export type Integrate = (
  connection: ServiceConnection,
  deps: {
    readonly signal: AbortSignal;
    readonly meter: CallMeter;
    readonly wakes?: EventTarget;
  },
) => Integration;

/** A configured service as it is at the moment, on or off. */
export interface RunningService {
  readonly name: string;
  readonly source: "env" | "app";
  readonly connection: ServiceConnection;
  /** There whether it is asked or not: it also says what the service can do. */
  readonly integration: Integration;
  readonly isEnabled: boolean;
  /** Its credentials were sealed with another key: it hears webhooks, and is not asked. */
  readonly isLocked: boolean;
  readonly meter: Meter;
  /** It may have news: asks it soon. */
  hint(): void;
  /** It has come or gone: asks it now whether it is there, whatever its back-off. */
  wake(): void;
  /** Ends its calls, its polls and its push; resolves when nothing of it is under way. */
  stop(): Promise<void>;
}

/** What was last written of a service, so that the same is not written again. */
export interface KnownStatus {
  readonly status: "UP" | "DOWN";
  readonly message: string | null;
  readonly check: string | null;
  readonly seenAt: number;
  /** Since when it does not answer as it should. */
  readonly downSince: Date | null;
  readonly conditions: readonly ServiceCondition[];
  /** Folders that it watches; null: it has not told. */
  readonly folders: readonly string[] | null;
}

/** A suggestion with the service that made it; its key stays in the server's memory. */
export interface KnownSuggestion extends ServiceSuggestion {
  readonly id: string;
  /** Name of the service that tells of it. */
  readonly from: string;
}

export interface SuggestionMemory {
  /** By their opaque id. */
  readonly known: Map<string, KnownSuggestion>;
  /** The look that is under way or was done last, by the slug of the service that was asked. */
  readonly lookups: Map<string, SuggestionLookup>;
}

export interface SuggestionLookup {
  readonly at: number;
  readonly integration: Integration;
  readonly found: Promise<readonly ServiceSuggestion[]>;
}

/** What the verbs of services share. */
export interface ServiceRegistry {
  /** Every configured service by slug, those that are off too. start.ts alone writes it. */
  readonly running: Map<string, RunningService>;
  /** Integrations of the enabled services by slug. */
  readonly integrations: Map<string, Integration>;
  readonly integrate: Integrate;
  readonly pace: PollPace;
  readonly cipher: SecretCipher;
  /** Address at which services reach the tracker, where one is set. */
  readonly publicUrl: string | null;
  /** WEBHOOK_TOKEN: the secret of every service that the environment sets. */
  readonly webhookToken: string | null;
  readonly hookSecrets: Map<string, string>;
  readonly proofs: Proofs;
  readonly suggestions: SuggestionMemory;
  readonly statuses: Map<string, KnownStatus>;
  /** Since when services could not be seen when the tracker stopped, by slug: an outage goes on across a restart. */
  readonly downSince: Map<string, Date>;
  /** Changes of the configuration are made one after another. */
  readonly serially: <T>(work: () => Promise<T>) => Promise<T>;
}
