/** The states of the pipeline, in order. */
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

/** States off the pipeline. */
export const OFF_PIPELINE = ["UNAIRED", "DECLINED", "FAILED", "DELETED"] as const;

export const STATES = [...PIPELINE, ...OFF_PIPELINE] as const;

export type PipelineState = (typeof PIPELINE)[number];
export type State = (typeof STATES)[number];

/** States of the approval of a request. */
export const APPROVAL_STATES = ["REQUESTED", "APPROVED", "DECLINED", "FAILED", "DELETED"] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export const MEDIA_TYPES = ["MOVIE", "TV"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** Returns the position in the pipeline, 0 for REQUESTED; -1: off the pipeline. */
export function pipelinePosition(state: State): number {
  return (PIPELINE as readonly State[]).indexOf(state);
}

/** Whether a state is part of the pipeline. */
export function isInPipeline(state: State): state is PipelineState {
  return pipelinePosition(state) >= 0;
}

/** States of a download that the arr has not begun to import. */
export const BEFORE_IMPORT: readonly State[] = ["GRABBING", "DOWNLOADING", "DOWNLOADED"];

/** Whether a state lies between the grab and availability, so that a service works on the unit. */
export function isInFlight(state: State): boolean {
  const position = pipelinePosition(state);
  return position >= pipelinePosition("GRABBING") && position < pipelinePosition("AVAILABLE");
}
