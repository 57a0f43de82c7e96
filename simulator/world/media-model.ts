import type { Title } from "./title.ts";

/** Seerr keeps one row for a title, with a half for 4K. */
export type Half = "plain" | "4k";

/** Seerr's numbers for what is there of a title. */
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
  /** What Seerr last saw of it, which it believes until it looks again. */
  readonly seen: Map<Half, MediaStatus>;
  /** Was there once and no longer, as of the last look. */
  readonly gone: Set<Half>;
  /** An arr has taken it. */
  readonly sent: Set<Half>;
  /** Sent to an arr, and not found there at the last look. */
  readonly lost: Set<Half>;
  /** What somebody has set it to. */
  readonly override: Map<Half, MediaStatus>;
  /** The same for a season, by half and number. */
  readonly seasonOverride: Map<string, MediaStatus>;
}

export interface SeerrServer {
  /** Whatever is approved never reaches an arr, and nobody is told. */
  losesApprovals: boolean;
}
