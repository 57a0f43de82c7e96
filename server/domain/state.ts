/** The road a unit travels, in order. */
export const ROAD = [
  "REQUESTED",
  "APPROVED",
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
  "ANIME_MATCHING",
  "AVAILABLE",
] as const;

/** States beside the road. */
export const OFF_ROAD = ["UNAIRED", "DECLINED", "FAILED", "DELETED"] as const;

export const STATES = [...ROAD, ...OFF_ROAD] as const;

export type RoadState = (typeof ROAD)[number];
export type State = (typeof STATES)[number];

/** What may become of the wish itself, before and beside its units. */
export const APPROVAL_STATES = ["REQUESTED", "APPROVED", "DECLINED", "FAILED", "DELETED"] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export type MediaType = "MOVIE" | "TV";

/** Position on the road, 0 for REQUESTED; -1 beside it. */
export function roadPosition(state: State): number {
  return (ROAD as readonly State[]).indexOf(state);
}

export function isOnRoad(state: State): state is RoadState {
  return roadPosition(state) >= 0;
}

/** Between the grab and availability: something is being done for it right now. */
export function isInFlight(state: State): boolean {
  const position = roadPosition(state);
  return position >= roadPosition("GRABBING") && position < roadPosition("AVAILABLE");
}
