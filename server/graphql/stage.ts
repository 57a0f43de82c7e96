import { MIN_SAMPLES } from "../domain/stage-visit.ts";
import {
  isInPipeline,
  PIPELINE,
  pipelinePosition,
  type PipelineState,
  type State,
} from "../domain/state.ts";
import type { Reach, Reached } from "../store/column/media-request.ts";
import { builder } from "./builder.ts";
import { RequestState } from "./enum.ts";

interface StageShape {
  readonly state: PipelineState;
  readonly reachedAt: Date | null;
  readonly inferred: boolean;
  readonly service: string | null;
}

export const Stage = builder.objectRef<StageShape>("Stage").implement({
  description: "A stage of a request in the pipeline from REQUESTED to AVAILABLE.",
  fields: (t) => ({
    state: t.expose("state", {
      type: RequestState,
      description: "The state that the stage represents.",
    }),
    reachedAt: t.expose("reachedAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When the request, or the first episode of a show, reached the stage. Null until then, and if the request fell back to an earlier stage.",
    }),
    inferred: t.exposeBoolean("inferred", {
      description:
        "Whether the tracker inferred the stage from a later one because no service reported it.",
    }),
    service: t.exposeString("service", {
      nullable: true,
      description: "Slug of the service that reported the stage. Null until the stage is reached.",
    }),
    usualSeconds: t.float({
      nullable: true,
      description:
        "Median time that other requests spent in the stage, in seconds. Null if there are fewer than five of them.",
      resolve: async ({ state }, _args, ctx) => {
        const time = (await ctx.stageTimes.load()).get(state);
        return time === undefined || time.samples < MIN_SAMPLES ? null : time.medianSeconds;
      },
    }),
  }),
});

interface StagedRequest {
  readonly state: State;
  readonly isAnime: boolean;
  readonly reached: Reached;
}

/** Returns the stages of a request in order: seven, or eight for anime. */
export function listStages({ state: current, isAnime, reached }: StagedRequest): StageShape[] {
  const stages = PIPELINE.filter(
    (state) => state !== "ANIME_MATCHING" || isAnime || reached[state] !== undefined,
  );
  return stages.map((state) => {
    const reach = isAfter(state, current) ? undefined : firstAtOrAfter(stages, state, reached);
    return {
      state,
      reachedAt: reach === undefined ? null : new Date(reach.at),
      inferred: reach?.inferred ?? false,
      service: reach?.service ?? null,
    };
  });
}

/** Whether a stage is after the current state. Its earlier entry no longer counts, e.g. after a failed download. */
function isAfter(stage: PipelineState, current: State): boolean {
  return isInPipeline(current) && pipelinePosition(stage) > pipelinePosition(current);
}

/** Returns the entry into a stage or, if there is none, into the next later stage. */
function firstAtOrAfter(
  stages: readonly PipelineState[],
  stage: PipelineState,
  reached: Reached,
): Reach | undefined {
  const own = reached[stage];
  if (own !== undefined) return own;
  const later = stages.slice(stages.indexOf(stage) + 1);
  const reach = later.map((state) => reached[state]).find((one) => one !== undefined);
  return reach === undefined ? undefined : { ...reach, inferred: true };
}
