import type { Observation } from "../../domain/observation/observation.ts";
import type { Renumbering } from "./poll.ts";
import type { TrackedItem } from "./tracked-item.ts";

/** A unit that a service had and no longer has. */
export interface LostUnit {
  readonly item: TrackedItem;
  /** null for a movie. */
  readonly episode: { readonly season: number; readonly number: number } | null;
}

export interface SnapshotReading {
  /** In pipeline order for each title. */
  readonly observations: readonly Observation[];
  /**
   * Of a media server: AVAILABLE units that this snapshot does not contain; one snapshot is no proof of deletion. Of a
   * matcher: units whose file it knows and cannot read.
   */
  readonly lost?: readonly LostUnit[];
  /** See PollResult. */
  readonly renumbering?: Renumbering;
}

export interface SnapshotRead {
  /** Also read the service's history, for items that were not tracked so far. */
  readonly withHistory: boolean;
}

export interface SnapshotOptions {
  /** Record the history position before reading, so that polls continue from there. Costs one call. */
  readonly withCursor?: boolean;
}

/**
 * A view of everything in a service, independent of earlier reports. Opened once per full sync, so that each list is
 * read once, and then queried title by title. Keeps its own state and does not affect that of `poll`.
 */
export interface Snapshot {
  /** Requests, or titles added in an arr, that the tracker may not track yet: page by page, oldest first. */
  readonly untracked?: () => AsyncIterable<readonly Observation[]>;
  /**
   * One line for each request or title, keyed by the service's own id. The line changes when the title is worth reading
   * again. Cheap: derived from a single list.
   */
  readonly fingerprints?: () => Promise<ReadonlyMap<string, string>>;
  /**
   * Where `poll` continues after the first snapshot, if it was opened with a cursor; null to start from the beginning.
   */
  readonly cursor?: () => string | null;
  /** Reads the current state of these items. */
  readItems(items: readonly TrackedItem[], ask: SnapshotRead): Promise<SnapshotReading>;
}
