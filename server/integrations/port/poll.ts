import type { Instant } from "../../domain/instant.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import type { TrackedItem } from "./tracked-item.ts";

export interface PollScope {
  readonly tracked: readonly TrackedItem[];
  /** Ids of tracked downloads, in lower case. */
  readonly downloadIds: ReadonlySet<string>;
  /** The `cursor` that the integration returned last time, kept across restarts; null at the first poll. */
  readonly cursor: string | null;
}

/** An arr has assigned new ids: its database was rebuilt, or restored from a backup. */
export interface Renumbering {
  /** The history was read up to here, by the service's clock, before its numbers went back; absent: they count on. */
  readonly historyReadUntil?: Instant;
}

export interface PollResult {
  readonly observations: readonly Observation[];
  readonly cursor: string | null;
  /** Noticed in this poll: what is known of the service's ids is void before the observations are applied. */
  readonly renumbering?: Renumbering;
}

export interface PushListener {
  onObservations(observations: readonly Observation[]): void;
  onHint(): void;
  onConnected(isConnected: boolean): void;
}
