import type { Instant } from "../instant.ts";
import type { Reason } from "../message/reason.ts";
import type { ObservationBase } from "./base.ts";
import type { DownloadFacts, ReleaseFacts, TransferFacts } from "./facts.ts";

/** The arr sent a release to a download client. */
export interface Grabbed extends ObservationBase, DownloadFacts {
  readonly kind: "grabbed";
}

export interface Downloading extends ObservationBase, DownloadFacts {
  readonly kind: "downloading";
  readonly transfer: TransferFacts;
}

export interface Downloaded extends ObservationBase, DownloadFacts {
  readonly kind: "downloaded";
  readonly transfer: TransferFacts;
}

/** The arr postpones the import and retries it without help. */
export interface Held extends ObservationBase, DownloadFacts {
  readonly kind: "held";
  readonly until: Instant;
  readonly reason?: Reason;
}

/** The arr refuses the import and needs a person. */
export interface Blocked extends ObservationBase, DownloadFacts {
  readonly kind: "blocked";
  readonly reason?: Reason;
}

export interface ImportStarted extends ObservationBase, DownloadFacts {
  readonly kind: "import-started";
}

export interface DownloadFailed extends ObservationBase, DownloadFacts {
  readonly kind: "download-failed";
  readonly reason?: Reason;
}

/** The download left its client or the arr's queue without an import of these units. */
export interface DownloadRemoved extends ObservationBase {
  readonly kind: "download-removed";
  readonly release?: ReleaseFacts;
  readonly reason?: Reason;
  /** The rest of the pack was imported: the download was complete without these episodes. */
  readonly isMissingFromPack?: boolean;
  /** When the download was first missing; absent: it was reported as removed, not noticed as missing. */
  readonly missingSince?: Instant;
}

/** The arr's queue has no such download, and its history does not say why. */
export interface NotTracked extends ObservationBase {
  readonly kind: "not-tracked";
  /** When the download was first missing from the queue. */
  readonly missingSince: Instant;
}

/** Observations about one download, from its grab to its end. */
export type DownloadObservation =
  | Grabbed
  | Downloading
  | Downloaded
  | Held
  | Blocked
  | ImportStarted
  | DownloadFailed
  | DownloadRemoved
  | NotTracked;
