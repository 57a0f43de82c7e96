import { unitColumns } from "../store/column/unit.ts";
import { builder } from "./builder.ts";
import { RequestScope, RequestState } from "./enum.ts";
import { Episode } from "./episode.ts";
import { createError } from "./error.ts";
import { checkPageSize } from "./limit.ts";
import { Problem, PROBLEM_COLUMNS, toProblem } from "./problem.ts";
import { toScopeWhere } from "./request-filter.ts";

/** Six weeks as a calendar shows them, and a day on each side for the zone of the viewer. */
const MAX_DAYS = 45;
const DAY_MS = 86_400_000;

const CalendarEntry = builder.prismaObject("Unit", {
  variant: "CalendarEntry",
  description: "A requested movie or episode with the date of its release.",
  // What makes an entry an episode.
  select: { id: true, season: true },
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the entry; for an episode, the episode's ID." }),
    date: t.field({
      type: "DateTime",
      description:
        "When the episode airs, or the movie is released digitally or on disc. Midnight UTC if `isDayOnly`.",
      select: { airDate: true },
      // Entries are found by it.
      resolve: ({ airDate }) => airDate ?? new Date(0),
    }),
    isDayOnly: t.boolean({
      description:
        "Whether only the day is known. Then `date` is that day in UTC and must not be converted to another time zone.",
      select: { isDayOnly: true },
      resolve: ({ season, isDayOnly }) => season === null || isDayOnly === true,
    }),
    state: t.field({
      type: RequestState,
      description: "The current state.",
      select: { id: true, state: true },
      resolve: unitColumns.state.read,
    }),
    progress: t.exposeFloat("progress", { description: "Download progress, from 0 to 1." }),
    problem: t.field({
      type: Problem,
      nullable: true,
      description: "Why the movie or episode is not progressing. Null if there is no problem.",
      select: PROBLEM_COLUMNS,
      resolve: toProblem,
    }),
    episode: t.variant(Episode, {
      description: "The episode. Null for a movie.",
      isNull: ({ season }) => season === null,
    }),
    request: t.relation("request", { description: "The request that it belongs to." }),
  }),
});

function checkRange(from: Date, to: Date): void {
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  if (days > 0 && days <= MAX_DAYS) return;
  throw createError(
    days > MAX_DAYS ? "LIMIT" : "BAD_INPUT",
    `\`to\` must be after \`from\`, by at most ${MAX_DAYS} days.`,
  );
}

builder.queryField("calendar", (t) =>
  t.prismaConnection(
    {
      type: CalendarEntry,
      cursor: "id",
      description: `The movies and episodes of the requests that the viewer may see that are released from \`from\` until before \`to\`, earliest first. Leaves out what was declined or deleted. The range has at most ${MAX_DAYS} days, and a page at most 100 items.`,
      args: {
        from: t.arg({
          type: "DateTime",
          required: true,
          description: "Begin of the range.",
        }),
        to: t.arg({
          type: "DateTime",
          required: true,
          description: "End of the range, not part of it.",
        }),
        scope: t.arg({
          type: RequestScope,
          defaultValue: "ALL",
          description: "Of which requests.",
        }),
      },
      resolve: (query, _root, { from, to, scope, first, last }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        checkRange(from, to);
        const request = toScopeWhere(ctx.access, scope ?? "ALL");
        return ctx.tracking.store.read.unit.findMany({
          ...query,
          where: {
            airDate: { gte: from, lt: to },
            isWanted: true,
            state: { notIn: ["DECLINED", "DELETED"] },
            ...(request !== null && { request }),
          },
          orderBy: [{ airDate: "asc" }, { id: "asc" }],
        });
      },
    },
    { name: "CalendarConnection", description: "A page of the calendar." },
    { name: "CalendarEdge", description: "An entry of the calendar with its cursor." },
  ),
);
