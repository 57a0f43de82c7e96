import type { Observation } from "../../domain/observation/observation.ts";
import type { TrackedItem } from "./tracked-item.ts";

export interface PollScope {
  readonly tracked: readonly TrackedItem[];
  /** Download ids, in lower case, that the tracker follows. */
  readonly downloadIds: ReadonlySet<string>;
  /** What the integration returned as `cursor` last time; kept across restarts. null at the first poll. */
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
