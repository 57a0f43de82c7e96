/** The road a unit travels, in order. */
export const PIPELINE = [
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
export const OFF_PIPELINE = ["UNAIRED", "DECLINED", "FAILED", "DELETED"] as const;

export const STATES = [...PIPELINE, ...OFF_PIPELINE] as const;

export type PipelineState = (typeof PIPELINE)[number];
export type State = (typeof STATES)[number];

/** What may become of the wish itself, before and beside its units. */
export const APPROVAL_STATES = ["REQUESTED", "APPROVED", "DECLINED", "FAILED", "DELETED"] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export type MediaType = "MOVIE" | "TV";

/** Position on the road, 0 for REQUESTED; -1 beside it. */
export function pipelinePosition(state: State): number {
  return (PIPELINE as readonly State[]).indexOf(state);
}

export function isInPipeline(state: State): state is PipelineState {
  return pipelinePosition(state) >= 0;
}

/** Between the grab and availability: something is being done for it right now. */
export function isInFlight(state: State): boolean {
  const position = pipelinePosition(state);
  return position >= pipelinePosition("GRABBING") && position < pipelinePosition("AVAILABLE");
}
