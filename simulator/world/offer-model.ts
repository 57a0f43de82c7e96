import type { ArrItem, DownloadPart, Unit } from "./model.ts";
import type { Release } from "./release-model.ts";

/** A release on the indexers for an arr's item. */
export interface Offer {
  readonly id: number;
  readonly item: ArrItem;
  readonly parts: readonly DownloadPart[];
  readonly release: Release;
  readonly hash: string;
  readonly seeders: number;
  readonly ageHours: number;
  /** Rejections in the arr's own words; empty: accepted. */
  readonly rejections: readonly string[];
  /** What the arr cannot recognise in its name; null: it recognises everything. */
  readonly unread: "title" | "episodes" | null;
}

/** The arrs' own words for why a release is not sent to the client yet. */
export type PendingReason = "delay" | "downloadClientUnavailable" | "fallback";

export interface PendingRelease {
  readonly id: number;
  readonly item: ArrItem;
  readonly units: readonly Unit[];
  readonly parts: readonly (readonly Unit[])[];
  readonly release: Release;
  readonly reason: PendingReason;
  readonly addedAt: Date;
  /** When the release will be grabbed; null: unknown. */
  readonly until: Date | null;
}
