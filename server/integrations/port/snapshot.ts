import type { Observation } from "../../domain/observation/observation.ts";
import type { TrackedItem } from "./tracked-item.ts";

/** A unit that a library had and no longer has. */
export interface LostUnit {
  readonly item: TrackedItem;
  /** null: the film. */
  readonly episode: { readonly season: number; readonly number: number } | null;
}

export interface SnapshotReading {
  /** In road order for each title. */
  readonly observations: readonly Observation[];
  /** Of what was AVAILABLE: what is not there at this look. Only a library tells it; one look is no proof. */
  readonly lost?: readonly LostUnit[];
}

export interface SnapshotRead {
  /** Tell the past as well, from the service's own history: for what the tracker has not followed so far. */
  readonly withHistory: boolean;
}

export interface SnapshotOptions {
  /** Note where the history stands before anything is read: polls begin after this look. Costs a call. */
  readonly withCursor?: boolean;
}

/**
 * One look at everything, whatever was told before: opened once for a whole reconcile, so that lists are read once, and
 * asked title by title. It has its own memory and leaves that of `poll` alone.
 */
export interface Snapshot {
  /** What the service has that the tracker may not follow yet, page by page, oldest first: wishes; titles added in an arr. */
  readonly untracked?: () => AsyncIterable<readonly Observation[]>;
  /**
   * One line for each wish or title that the service has, by its own id: it changes when there is something to ask about.
   * Cheap: what one list tells.
   */
  readonly fingerprints?: () => Promise<ReadonlyMap<string, string>>;
  /** Where `poll` goes on from after a first look, if it was opened for that; null: from its own beginning. */
  readonly cursor?: () => string | null;
  /** The present truth about these titles. */
  readItems(items: readonly TrackedItem[], ask: SnapshotRead): Promise<SnapshotReading>;
}
