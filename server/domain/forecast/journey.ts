import type { MediaType } from "../state.ts";

/** The points of a journey from which the rest of it is measured, in order. */
export const MILESTONES = ["REQUEST", "APPROVAL", "GRAB", "DOWNLOAD"] as const;
export type Milestone = (typeof MILESTONES)[number];

/** The moments at which a forecast is kept, to compare it with what came. */
export const SCORED_MOMENTS = ["REQUEST", "GRAB"] as const;
export type ScoredMoment = (typeof SCORED_MOMENTS)[number];

/** Between these two moments something is expected with a probability of 80 %. */
export interface Range {
  readonly earliest: Date;
  readonly latest: Date;
}

/** The first release that was grabbed. */
export interface JourneyRelease {
  /** Its indexer; null if unknown. */
  readonly source: string | null;
  /** In bytes; null if unknown. */
  readonly size: number | null;
  /** Whether one download serves several episodes. */
  readonly isPack: boolean;
}

/** What the duration of a journey depends on, and how far it has come. */
export interface JourneySoFar {
  readonly mediaType: MediaType;
  readonly isAnime: boolean;
  readonly is4k: boolean;
  /** Whether more than one episode was requested. */
  readonly isSeason: boolean;
  /** Null before the grab, and if no download is known. */
  readonly release: JourneyRelease | null;
  readonly startedAt: Date;
  readonly approvedAt: Date | null;
  readonly grabbedAt: Date | null;
  /** When nothing was left to download. */
  readonly downloadedAt: Date | null;
}

/** The way of a request until everything of it that had aired could be played. */
export interface Journey extends JourneySoFar {
  readonly endedAt: Date;
  /** The forecasts that were given on the way; null where none was. */
  readonly given: Readonly<Record<ScoredMoment, Range | null>>;
}

/** Returns when a journey passed a milestone; null if it has not, or if no service reported it. */
export function passedAt(journey: JourneySoFar, milestone: Milestone): Date | null {
  switch (milestone) {
    case "REQUEST":
      return journey.startedAt;
    case "APPROVAL":
      return journey.approvedAt;
    case "GRAB":
      return journey.grabbedAt;
    case "DOWNLOAD":
      return journey.downloadedAt;
  }
}

/** Whether a journey ended within a range. */
export function isWithin({ earliest, latest }: Range, endedAt: Date): boolean {
  return earliest <= endedAt && endedAt <= latest;
}
