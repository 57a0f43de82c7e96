import { STATES, type State } from "../domain/state.ts";
import { builder } from "./builder.ts";
import { RequestState } from "./enum.ts";
import type { StageTime as StageTimeShape } from "./stage-time.ts";

const StateCount = builder
  .objectRef<{ readonly state: State; readonly count: number }>("StateCount")
  .implement({
    description: "How many requests are in a state.",
    fields: (t) => ({
      state: t.expose("state", { type: RequestState, description: "The state." }),
      count: t.exposeInt("count", { description: "Requests in it." }),
    }),
  });

const StageTime = builder.objectRef<StageTimeShape>("StageTime").implement({
  description: "How long requests usually spend in a stage.",
  fields: (t) => ({
    state: t.expose("state", { type: RequestState, description: "The stage." }),
    medianSeconds: t.exposeFloat("medianSeconds", { description: "Median time spent in it." }),
    samples: t.exposeInt("samples", { description: "Over how many requests." }),
  }),
});

const Stats = builder
  .objectRef<{ readonly counts: ReadonlyMap<State, number> }>("Stats")
  .implement({
    description:
      "Counts of requests per state, and the median time spent in each stage over the last 90 days.",
    fields: (t) => ({
      requests: t.int({
        description: "All requests.",
        resolve: ({ counts }) => [...counts.values()].reduce((sum, count) => sum + count, 0),
      }),
      active: t.int({
        description: "Requests that something is left to do for.",
        resolve: (_stats, _args, ctx) =>
          ctx.tracking.store.read.mediaRequest.count({ where: { isFinished: false } }),
      }),
      finished: t.int({
        description: "Requests that nothing is left to do for.",
        resolve: (_stats, _args, ctx) =>
          ctx.tracking.store.read.mediaRequest.count({ where: { isFinished: true } }),
      }),
      problems: t.int({
        description: "Requests that something keeps from moving.",
        resolve: (_stats, _args, ctx) =>
          ctx.tracking.store.read.mediaRequest.count({ where: { problemCode: { not: null } } }),
      }),
      states: t.field({
        type: [StateCount],
        description: "One row per state, empty ones included.",
        resolve: ({ counts }) => STATES.map((state) => ({ state, count: counts.get(state) ?? 0 })),
      }),
      stages: t.field({
        type: [StageTime],
        description: "One row per stage that somebody passed. Renewed once a minute.",
        resolve: async (_stats, _args, ctx) => [...(await ctx.stageTimes.load()).values()],
      }),
    }),
  });

builder.queryField("stats", (t) =>
  t.field({
    type: Stats,
    description: "Figures over all requests.",
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
