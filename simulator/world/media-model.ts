import type { Title } from "./title.ts";

/** Seerr has one row per title, with a separate status for 4K. */
export type Edition = "plain" | "4k";

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
  /** Status at Seerr's last scan, which Seerr reports until the next scan. */
  readonly scannedStatus: Map<Edition, MediaStatus>;
  /** Editions that the last sync found unavailable after they had been available. */
  readonly becameUnavailable: Set<Edition>;
  /** Editions that were added to an arr. */
  readonly addedToArr: Set<Edition>;
  /** Editions that were added to an arr and that the last sync did not find there. */
  readonly missingInArr: Set<Edition>;
  /** Status set by hand. */
  readonly override: Map<Edition, MediaStatus>;
  /** Status of a season, set by hand; the key is the edition and the season number. */
  readonly seasonOverride: Map<string, MediaStatus>;
}

export interface SeerrServer {
  /** Approved requests never reach an arr, and no webhook is sent. */
  losesApprovals: boolean;
  /** Every change by an API key is refused; reads work. */
  hasCsrfProtection: boolean;
}
