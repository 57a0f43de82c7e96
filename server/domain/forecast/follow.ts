import type { Instant } from "../instant.ts";
import { FOUND_WITHIN_MS } from "../stage-visit.ts";
import { isInPipeline, type MediaType, type PipelineState, type State } from "../state.ts";
import type { JourneySoFar } from "./journey.ts";

/** What a journey is derived from. */
export interface FollowedRequest {
  readonly mediaType: MediaType;
  readonly isAnime: boolean;
  readonly is4k: boolean;
  /** Number of requested episodes; 0 for a movie, and while none is known. */
  readonly episodes: number;
  readonly createdAt: Date;
  /** When the tracker began to track it; null if unknown. */
  readonly trackedSince: Date | null;
  /** When the first of what was requested is released or airs; null while no date is known. */
  readonly releasedAt: Date | null;
  readonly state: State;
  readonly stateChangedAt: Date;
  /** The first transition into each stage. */
  readonly reached: Readonly<
    Partial<Record<string, { readonly at: Instant; readonly inferred: boolean }>>
  >;
}

/** A journey, without its release. */
export interface FollowedJourney extends Omit<JourneySoFar, "release"> {
  /** Null while it lasts. */
  readonly endedAt: Date | null;
}

/** Changes are recorded each minute, and soon after a start: what is older was not seen when it happened. */
const SEEN_WITHIN_MS = 5 * 60_000;

/** What was never in one of them was there when it was requested. */
const ON_THE_WAY: readonly PipelineState[] = ["GRABBING", "DOWNLOADING", "DOWNLOADED", "IMPORTING"];

/** Whether a moment has just been, so that what is said now could be said then. */
export function isJustNow(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() <= SEEN_WITHIN_MS;
}

/**
 * Returns the journey of a request, from when it was made until everything that has aired is available for the first time.
 * Null where there is none to learn from: what was not released when it was requested waits for its date, what was removed
 * never arrives, what was there already took no time, and of a show that was complete before it was tracked nobody knows when that was. `isOpen`: its journey has
 * been followed until now.
 */
export function followJourney(
  request: FollowedRequest,
  isOpen: boolean,
  now: Date,
): FollowedJourney | null {
  const { createdAt, releasedAt, state } = request;
  if (!isInPipeline(state) && state !== "FAILED") return null;
  if (releasedAt !== null && releasedAt > createdAt) return null;
  const isSeen = isOpen || isJustNow(createdAt, now);
  const isBegun = request.reached["AVAILABLE"] !== undefined;
  if (state !== "AVAILABLE" && isBegun && !isSeen) return null;
  const endedAt = state === "AVAILABLE" ? endOf(request, isSeen, now) : null;
  if (state === "AVAILABLE" && (endedAt === null || endedAt < createdAt)) return null;
  if (state === "AVAILABLE" && !ON_THE_WAY.some((stage) => stage in request.reached)) return null;
  const { mediaType, isAnime, is4k } = request;
  return {
    mediaType,
    isAnime,
    is4k,
    isSeason: !isSingle(request),
    startedAt: createdAt,
    approvedAt: reportedAt(request, "APPROVED"),
    grabbedAt: reportedAt(request, "GRABBING"),
    // Of several episodes this would be the first one.
    downloadedAt: isSingle(request)
      ? (reportedAt(request, "DOWNLOADED") ?? reportedAt(request, "IMPORTING"))
      : null,
    endedAt,
  };
}

function isSingle({ mediaType, episodes }: FollowedRequest): boolean {
  return mediaType === "MOVIE" || episodes === 1;
}

/** Of several episodes the first one says nothing about the end: it has to be seen when it happens. */
function endOf(request: FollowedRequest, isSeen: boolean, now: Date): Date | null {
  if (isSingle(request)) return reportedAt(request, "AVAILABLE");
  const { stateChangedAt } = request;
  return isSeen && isJustNow(stateChangedAt, now) ? stateChangedAt : null;
}

/** Null if the stage was inferred, and if an older request was only found in it. */
function reportedAt(
  { createdAt, trackedSince, reached }: FollowedRequest,
  state: PipelineState,
): Date | null {
  const reach = reached[state];
  if (reach === undefined || reach.inferred) return null;
  const at = new Date(reach.at);
  const isOlder =
    trackedSince !== null && trackedSince.getTime() - createdAt.getTime() > FOUND_WITHIN_MS;
  const isFound = isOlder && Math.abs(at.getTime() - trackedSince.getTime()) < FOUND_WITHIN_MS;
  return isFound ? null : at;
}
