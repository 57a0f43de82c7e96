import { STATES, type State } from "../domain/state.ts";
import { countStuckRequests } from "../tracking/core/count-problems.ts";
import { builder } from "./builder.ts";
import { RequestState } from "./enum.ts";
import type { StageTime as StageTimeShape } from "./stage-time.ts";

const StateCount = builder
  .objectRef<{ readonly state: State; readonly count: number }>("StateCount")
  .implement({
    description: "The number of requests in a state.",
    fields: (t) => ({
      state: t.expose("state", { type: RequestState, description: "The state." }),
      count: t.exposeInt("count", { description: "Number of requests in the state." }),
    }),
  });

const StageTime = builder.objectRef<StageTimeShape>("StageTime").implement({
  description: "How long requests spend in a stage of the pipeline.",
  fields: (t) => ({
    state: t.expose("state", { type: RequestState, description: "The stage." }),
    medianSeconds: t.exposeFloat("medianSeconds", {
      description: "Median time in the stage, in seconds.",
    }),
    samples: t.exposeInt("samples", {
      description: "Number of requests that the median is based on.",
    }),
  }),
});

const Stats = builder
  .objectRef<{ readonly counts: ReadonlyMap<State, number> }>("Stats")
  .implement({
    description: "Statistics about all requests.",
    fields: (t) => ({
      requests: t.int({
        description: "Number of all requests.",
        resolve: ({ counts }) => [...counts.values()].reduce((sum, count) => sum + count, 0),
      }),
      active: t.int({
        description: "Number of requests that are not finished (see `MediaRequest.isFinished`).",
        resolve: (_stats, _args, ctx) =>
          ctx.tracking.store.read.mediaRequest.count({ where: { isFinished: false } }),
      }),
      finished: t.int({
        description: "Number of requests that are finished (see `MediaRequest.isFinished`).",
        resolve: (_stats, _args, ctx) =>
          ctx.tracking.store.read.mediaRequest.count({ where: { isFinished: true } }),
      }),
      problems: t.int({
        description:
          "Number of requests with a problem of the severity STUCK, as with the filter `hasProblem`. A request that only waits is not counted.",
        resolve: (_stats, _args, ctx) => countStuckRequests(ctx.tracking),
      }),
      states: t.field({
        type: [StateCount],
        description: "Number of requests in each state, including states with none.",
        resolve: ({ counts }) => STATES.map((state) => ({ state, count: counts.get(state) ?? 0 })),
      }),
      stages: t.field({
        type: [StageTime],
        description:
          "Median time in each stage that requests completed in the last 90 days. Updated once a minute.",
        resolve: async (_stats, _args, ctx) => [...(await ctx.stageTimes.load()).values()],
      }),
    }),
  });

builder.queryField("stats", (t) =>
  t.field({
    type: Stats,
    description: "Statistics about all requests.",
    resolve: async (_root, _args, ctx) => {
      const groups = await ctx.tracking.store.read.mediaRequest.groupBy({
        by: ["state"],
        _count: true,
      });
      const count = (state: State) => groups.find((group) => group.state === state)?._count ?? 0;
      return { counts: new Map(STATES.map((state) => [state, count(state)])) };
    },
  }),
);
