import {
  isInPipeline,
  PIPELINE,
  pipelinePosition,
  type PipelineState,
  type State,
} from "../domain/state.ts";
import { createBatch } from "./batch.ts";
import { builder } from "./builder.ts";
import type { GraphQLContext } from "./context.ts";
import { RequestState } from "./enum.ts";
import { findFirstReaches, type Reach } from "./first-reach.ts";

interface StageShape {
  readonly state: PipelineState;
  readonly reachedAt: Date | null;
  readonly inferred: boolean;
  readonly service: string | null;
  readonly usualSeconds: number | null;
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
    usualSeconds: t.exposeFloat("usualSeconds", {
      nullable: true,
      description:
        "Median time that other requests spent in the stage, in seconds. Null if there are no samples.",
    }),
  }),
});

interface StagedRequest {
  readonly id: string;
  readonly state: State;
  readonly isAnime: boolean;
}

const findReaches = createBatch(async (requestIds, _query: object, { tracking }) => {
  const reaches = await findFirstReaches(tracking.store.read, requestIds);
  return (requestId) => reaches.get(requestId) ?? new Map<PipelineState, Reach>();
});

/** Returns the stages of a request in order: seven, or eight for anime. */
export async function listStages(
  request: StagedRequest,
  ctx: GraphQLContext,
): Promise<StageShape[]> {
  const reaches = await findReaches(ctx, {}, request.id);
  const times = await ctx.stageTimes.load();
  const stages = PIPELINE.filter(
    (state) => state !== "ANIME_MATCHING" || request.isAnime || reaches.has(state),
  );
  return stages.map((state) => {
    const reach = isAfter(state, request.state)
      ? undefined
      : firstAtOrAfter(stages, state, reaches);
    return {
      state,
      reachedAt: reach?.at ?? null,
      inferred: reach?.inferred ?? false,
      service: reach?.service ?? null,
      usualSeconds: times.get(state)?.medianSeconds ?? null,
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
  reaches: ReadonlyMap<PipelineState, Reach>,
): Reach | undefined {
  const own = reaches.get(stage);
  if (own !== undefined) return own;
  const laterStage = stages.slice(stages.indexOf(stage) + 1).find((state) => reaches.has(state));
  const reach = laterStage === undefined ? undefined : reaches.get(laterStage);
  return reach === undefined ? undefined : { ...reach, inferred: true };
}
