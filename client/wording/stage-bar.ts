import type { RequestState } from "../graphql/graphql.ts";
import { type Tone, isEnded, stateTone } from "./state.ts";

export interface StageBarInput {
  readonly state: RequestState;
  readonly progress: number;
  readonly hasProblem: boolean;
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
export function stagePosition(input: Pick<StageBarInput, "state" | "stages">): number {
  const inPipeline = input.stages.findIndex((stage) => stage.state === input.state);
  if (inPipeline >= 0) return inPipeline;
  return Math.max(
    0,
    input.stages.findLastIndex((stage) => stage.reachedAt !== null),
  );
}

/** The stages as drawn: past ones calm, the present one bright, a problem in the present one's place. */
export function stageCells(input: StageBarInput): readonly StageCell[] {
  const position = stagePosition(input);
  return input.stages.map((stage, index) => {
    if (index > position)
      return { state: stage.state, place: "future", tone: stateTone(stage.state), fill: 0 };
    if (index < position) {
      return { state: stage.state, place: "past", tone: stateTone(stage.state), fill: 1 };
    }
    return {
      state: stage.state,
      place: "now",
      tone: presentTone(input, stage.state),
      fill: presentFill(input),
    };
  });
}

function presentTone(input: StageBarInput, stage: RequestState): Tone {
  if (isEnded(input.state)) return "failed";
  return input.hasProblem ? "problem" : stateTone(stage);
}

function presentFill(input: StageBarInput): number {
  if (input.hasProblem) return 1;
  if (input.state === "DOWNLOADING") return input.progress;
  // A running season ends at its share.
  const { available, total } = input.counts;
  return input.state === "AVAILABLE" && available < total ? available / total : 1;
}
