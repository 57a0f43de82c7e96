import { MIN_SAMPLES } from "../domain/stage-visit.ts";
import { STATES } from "../domain/state.ts";
import type { CountedBucket } from "../domain/timeline.ts";
import { fromDay } from "../store/stage-visit.ts";
import { builder } from "./builder.ts";
import { RequestState } from "./enum.ts";
import { StateCount } from "./state-count.ts";
import { addUpTimes, type Period, type StageLength, type TimeShare } from "./stats-period.ts";

const StatsBucket = builder.objectRef<CountedBucket>("StatsBucket").implement({
  description: "Some days of a period: a day, a week or more, the same for the whole period.",
  fields: (t) => ({
    from: t.field({
      type: "DateTime",
      description: "Begin of the first day, UTC.",
      resolve: ({ fromDay: day }) => fromDay(day),
    }),
    to: t.field({
      type: "DateTime",
      description: "End of the last day, UTC.",
      resolve: ({ toDay: day }) => fromDay(day + 1),
    }),
    made: t.exposeInt("made", { description: "Number of requests that were made." }),
    becameAvailable: t.exposeInt("becameAvailable", {
      description: "Number of requests of which the first movie or episode became available.",
    }),
    states: t.field({
      type: [StateCount],
      description: "Number of requests in each state at the end, without states that none was in.",
      resolve: ({ states }) =>
        STATES.flatMap((state) => {
          const count = states.get(state) ?? 0;
          return count > 0 ? [{ state, count }] : [];
        }),
    }),
  }),
});

const StageStatistics = builder.objectRef<StageLength>("StageStatistics").implement({
  description: "How long requests stayed in a stage of the pipeline.",
  fields: (t) => ({
    state: t.expose("state", { type: RequestState, description: "The stage." }),
    samples: t.exposeInt("samples", {
      description:
        "Number of requests that completed the stage in the period and of which services reported begin and end.",
    }),
    medianSeconds: t.exposeFloat("median", {
      nullable: true,
      description: `Half of them took no longer. Null if there are fewer than ${MIN_SAMPLES}.`,
    }),
    p90Seconds: t.exposeFloat("p90", {
      nullable: true,
      description: `Nine of ten took no longer. Null if there are fewer than ${MIN_SAMPLES}.`,
    }),
  }),
});

const TimeSpent = builder.objectRef<TimeShare>("TimeSpent").implement({
  description: "How much time requests spent in the stages of the pipeline, added up.",
  fields: (t) => ({
    key: t.exposeString("key", {
      nullable: true,
      description: `Slug of the service, name of the indexer, or type. Null: all others, each with fewer than ${MIN_SAMPLES} cases.`,
    }),
    seconds: t.exposeFloat("seconds", { description: "The time, in seconds." }),
    samples: t.exposeInt("samples", { description: "Number of completed stages." }),
  }),
});

const OTHERS = `Groups of fewer than ${MIN_SAMPLES} cases are added up as others.`;

export const StatsPeriod = builder.objectRef<Period>("StatsPeriod").implement({
  description: "How requests moved in a period, and how long that took.",
  fields: (t) => ({
    since: t.expose("since", {
      type: "DateTime",
      description: "Begin of the period, rounded down to a whole part of `timeline`.",
    }),
    timeline: t.field({
      type: [StatsBucket],
      description: "The period in at most 61 equal parts, oldest first.",
      resolve: ({ timeline }) => timeline,
    }),
    stages: t.field({
      type: [StageStatistics],
      description: "The stages in order, without the last one, which does not end.",
      resolve: ({ stages }) => stages,
    }),
    timeByService: t.field({
      type: [TimeSpent],
      description: `Where the time goes, by the service that reported the next stage, longest first. ${OTHERS}`,
      resolve: ({ times }) => addUpTimes(times, ({ service }) => service),
    }),
    timeByIndexer: t.field({
      type: [TimeSpent],
      authScopes: { may: "readDetail" },
      unauthorizedResolver: () => [],
      description: `The time from the grab until the download was complete, by the indexer of the first download, longest first. ${OTHERS} Empty without the ADMIN role.`,
      resolve: ({ times }) => addUpTimes(times, ({ indexer }) => indexer),
    }),
    timeByType: t.field({
      type: [TimeSpent],
      description: `Where the time goes, by MOVIE, TV and ANIME, longest first. ${OTHERS}`,
      resolve: ({ times }) =>
        addUpTimes(times, ({ mediaType, isAnime }) => (isAnime ? "ANIME" : mediaType)),
    }),
  }),
});
