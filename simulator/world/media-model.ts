import type { Title } from "./title.ts";

/** Seerr has one row per title, with a separate status for 4K. */
export type Half = "plain" | "4k";

/** Seerr's numbers for the availability of a title. */
export const MEDIA_STATUS = {
  unknown: 1,
  pending: 2,
  processing: 3,
  partial: 4,
  available: 5,
  deleted: 7,
} as const;
export type MediaStatus = (typeof MEDIA_STATUS)[keyof typeof MEDIA_STATUS];

export interface MediaRow {
  readonly id: number;
  readonly title: Title;
  readonly createdAt: Date;
  /** What Seerr's last scan saw; Seerr believes it until the next scan. */
  readonly seen: Map<Half, MediaStatus>;
  /** Was available and no longer is, as of the last scan. */
  readonly gone: Set<Half>;
  /** An arr has added it. */
  readonly sent: Set<Half>;
  /** Sent to an arr, and not found there by the last scan. */
  readonly lost: Set<Half>;
  /** Status set by hand. */
  readonly override: Map<Half, MediaStatus>;
  /** The same for a season, by quality and number. */
  readonly seasonOverride: Map<string, MediaStatus>;
}

export interface SeerrServer {
  /** Approved requests never reach an arr, and no webhook is sent. */
  losesApprovals: boolean;
}
