import type { Instant } from "../instant.ts";
import type { ObservationBase } from "./base.ts";
import type { DownloadFacts, ReleaseSearch } from "./facts.ts";

/** The arr has the title and reports its dates. */
export interface Airs extends ObservationBase {
  readonly kind: "airs";
  /** Release date of a movie; null: the arr has no date for it. Episodes carry their own date in `keys`. */
  readonly airDate?: Instant | null;
}

/** Whether the arr monitors the movie or the episodes. */
export interface Monitoring extends ObservationBase {
  readonly kind: "monitoring";
  readonly monitored: boolean;
}

/** The arr has found a release and holds it back before the download starts. */
export interface PendingInArr extends ObservationBase, DownloadFacts {
  readonly kind: "pending-in-arr";
  /** "delay" or "client-unavailable". */
  readonly reason: string;
  /** When the arr grabs the release; absent: not reported. */
  readonly until?: Instant;
}

/** The arr no longer holds back a release that it held back before, and did not grab it. */
export interface PendingEnded extends ObservationBase {
  readonly kind: "pending-ended";
}

/** An arr searched the indexers and returned every release with the reasons for its refusal. */
export interface Searched extends ObservationBase {
  readonly kind: "searched";
  readonly releaseSearch: ReleaseSearch;
}

/** The arr no longer has the title. */
export interface RemovedFromArr extends ObservationBase {
  readonly kind: "removed-from-arr";
  /** Whether the files were deleted with the title; absent: not reported, as in a poll. */
  readonly filesDeleted?: boolean;
}

/** The arr lists other episodes of the season, but no longer these: TVDB dropped them. */
export interface NotListed extends ObservationBase {
  readonly kind: "not-listed";
}

/** Observations about a movie, a series or its episodes in an arr, before any download. */
export type TitleObservation =
  | Airs
  | Monitoring
  | PendingInArr
  | PendingEnded
  | Searched
  | RemovedFromArr
  | NotListed;
