import type { RequestState } from "../graphql/graphql.ts";
import { type Tone, isEnded, stateTone } from "./state.ts";

export interface StagedRequest {
  readonly state: RequestState;
  readonly progress: number;
  readonly counts: { readonly total: number; readonly available: number };
  readonly stages: readonly { readonly state: RequestState; readonly reachedAt: string | null }[];
}

export interface StageCell {
  readonly state: RequestState;
  readonly place: "past" | "now" | "future";
  readonly tone: Tone;
  /** 0..1 of the cell's width. */
  readonly fill: number;
}

/** Index of the current stage of a request; outside the pipeline, that of its last stage. */
export function stagePosition(input: Pick<StagedRequest, "state" | "stages">): number {
  const inPipeline = input.stages.findIndex((stage) => stage.state === input.state);
  if (inPipeline >= 0) return inPipeline;
  return Math.max(
    0,
    input.stages.findLastIndex((stage) => stage.reachedAt !== null),
  );
}

/** The stages as drawn: past ones calm, the present one bright, a problem in the present one's place. */
export function stageCells(request: StagedRequest, hasProblem: boolean): readonly StageCell[] {
  const position = stagePosition(request);
  return request.stages.map((stage, index) => {
    if (index > position)
      return { state: stage.state, place: "future", tone: stateTone(stage.state), fill: 0 };
    if (index < position) {
      return { state: stage.state, place: "past", tone: stateTone(stage.state), fill: 1 };
    }
    return {
      state: stage.state,
      place: "now",
      tone: presentTone(request, hasProblem, stage.state),
      fill: presentFill(request, hasProblem),
    };
  });
}

function presentTone({ state }: StagedRequest, hasProblem: boolean, stage: RequestState): Tone {
  if (isEnded(state)) return "failed";
  return hasProblem ? "problem" : stateTone(stage);
}

function presentFill({ state, progress, counts }: StagedRequest, hasProblem: boolean): number {
  if (hasProblem) return 1;
  if (state === "DOWNLOADING") return progress;
  // A running season ends at its share.
  const { available, total } = counts;
  return state === "AVAILABLE" && available < total ? available / total : 1;
}
