import type { Observation } from "../../domain/observation/observation.ts";
import type { TrackedItem } from "./tracked-item.ts";

export interface PollScope {
  readonly tracked: readonly TrackedItem[];
  /** Ids of tracked downloads, in lower case. */
  readonly downloadIds: ReadonlySet<string>;
  /** The `cursor` that the integration returned last time, kept across restarts; null at the first poll. */
  readonly cursor: string | null;
}

export interface PollResult {
  readonly observations: readonly Observation[];
  readonly cursor: string | null;
}

export interface PushListener {
  onObservations(observations: readonly Observation[]): void;
  onHint(): void;
  onConnected(isConnected: boolean): void;
}
