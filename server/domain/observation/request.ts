import type { Reason } from "../message/reason.ts";
import type { ObservationBase } from "./base.ts";

/** Somebody requested the title. */
export interface Requested extends ObservationBase {
  readonly kind: "requested";
  /** Where the request was made: in Seerr, or by adding the title in an arr. */
  readonly origin: "seerr" | "arr";
}

export interface Approved extends ObservationBase {
  readonly kind: "approved";
  /** Approved by a rule, not by a person; absent: not known. */
  readonly isAutomatic?: boolean;
}

export interface Declined extends ObservationBase {
  readonly kind: "declined";
  /** Declined by a rule, not by a person; absent: not known. */
  readonly isAutomatic?: boolean;
  /** Given in the tracker: Seerr has none. */
  readonly reason?: Reason;
}

/** Seerr approved the request and could not add the title to its arr. */
export interface RefusedByArr extends ObservationBase {
  readonly kind: "refused-by-arr";
  readonly reason: Reason;
}

/** The request no longer exists in Seerr, or was deleted here. */
export interface Withdrawn extends ObservationBase {
  readonly kind: "withdrawn";
  readonly reason: Reason;
}

/**
 * Seerr reports whether the title is available (`item.isAvailable`). Hearsay: only a library proves it, and it counts by
 * itself only where nobody else knows the title.
 */
export interface HeardAvailable extends ObservationBase {
  readonly kind: "heard-available";
}

/** Observations about a request as a whole. */
export type RequestObservation =
  | Requested
  | Approved
  | Declined
  | RefusedByArr
  | Withdrawn
  | HeardAvailable;
