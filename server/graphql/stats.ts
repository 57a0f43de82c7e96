import { can, visibleRequests } from "../account/access.ts";
import { STATES } from "../domain/state.ts";
import { readRequestGroups, sumGroups } from "../store/request-count.ts";
import { loadForecastModel } from "../tracking/core/journey/model.ts";
import { builder } from "./builder.ts";
import { RequestState } from "./enum.ts";
import { ForecastStatistics } from "./forecast-score.ts";
import type { StageTime as StageTimeShape } from "./stage-time.ts";
import { StateCount } from "./state-count.ts";
import { StatsPeriod } from "./statistics.ts";
import { loadPeriod, MAX_PERIOD_DAYS } from "./stats-period.ts";

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

type RequestGroups = Awaited<ReturnType<typeof readRequestGroups>>;

const Stats = builder.objectRef<{ readonly groups: RequestGroups }>("Stats").implement({
  description: "Statistics about the requests that the viewer may see.",
  fields: (t) => ({
    requests: t.int({
      description: "Number of all requests.",
      resolve: ({ groups }) => sumGroups(groups),
    }),
    active: t.int({
      description: "Number of requests that are not finished (see `MediaRequest.isFinished`).",
      resolve: ({ groups }) => sumGroups(groups, { isFinished: false }),
    }),
    finished: t.int({
      description: "Number of requests that are finished (see `MediaRequest.isFinished`).",
      resolve: ({ groups }) => sumGroups(groups, { isFinished: true }),
    }),
    problems: t.int({
      description:
        "Number of requests with a problem of the severity STUCK, as with the filter `hasProblem`. A request that only waits is not counted.",
      resolve: ({ groups }) => sumGroups(groups, { isStuck: true }),
    }),
    states: t.field({
      type: [StateCount],
      description: "Number of requests in each state, including states with none.",
      resolve: ({ groups }) =>
        STATES.map((state) => ({ state, count: sumGroups(groups, { states: [state] }) })),
    }),
    stages: t.field({
      type: [StageTime],
      description:
        "Median time in each stage that requests completed in the last 90 days. Updated once a minute.",
      resolve: async (_stats, _args, { access, stageTimes }) => {
        const times = can(access, "readAll")
          ? await stageTimes.load()
          : await stageTimes.measure(visibleRequests(access));
        return [...times.values()];
      },
    }),
    forecast: t.field({
      type: ForecastStatistics,
      authScopes: { may: "readAll" },
      description:
        "How often the forecasts of when a request is ready held (see `MediaRequest.forecast`). Updated once a minute. Requires the ADMIN or VIEWER role.",
      resolve: async (_stats, _args, { tracking }) => {
        const { score } = await loadForecastModel(tracking);
        return { atRequest: score.REQUEST, atGrab: score.GRAB };
      },
    }),
    period: t.field({
      type: StatsPeriod,
      authScopes: { may: "readAll" },
      description:
        "How requests moved between their states in a period, and how long that took. Updated once a minute. Requires the ADMIN or VIEWER role.",
      args: {
        days: t.arg.int({
          description: `Length of the period in days, up to now, at most ${MAX_PERIOD_DAYS}. Omitted: since the first request.`,
        }),
      },
      resolve: (_stats, { days }, { tracking }) => loadPeriod(tracking, days ?? null),
    }),
  }),
});

builder.queryField("stats", (t) =>
  t.field({
    type: Stats,
    description: "Statistics about the requests that the viewer may see.",
    resolve: async (_root, _args, ctx) => ({
      groups: await readRequestGroups(
        ctx.tracking.store.read,
        can(ctx.access, "readAll") ? null : visibleRequests(ctx.access),
      ),
    }),
  }),
);
