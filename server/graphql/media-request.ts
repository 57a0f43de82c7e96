import { ACTION_KINDS } from "../domain/action.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { MediaType, RequestOrder, RequestState, toMediaType, toState } from "./enum.ts";
import { EpisodeCounts, readCounts } from "./episode-counts.ts";
import { checkPageSize, MAX_HISTORY } from "./limit.ts";
import { listDownloads } from "./list-downloads.ts";
import {
  listProblems,
  Problem,
  PROBLEM_COLUMNS,
  toOwnProblem,
  toProblem,
  type ProblemShape,
} from "./problem.ts";
import { RequestFilter, toRequestWhere } from "./request-filter.ts";
import { listStages, Stage } from "./stage.ts";
import { readNumbers } from "./stored-json.ts";

const DEFAULT_HISTORY = 100;
const MAX_ACTIONS = 50;
/** What came along and was not asked for is nobody's problem. */
const PROBLEMS = {
  id: true,
  ownProblem: true,
  units: { where: { problemCode: { not: null }, isWanted: true }, select: PROBLEM_COLUMNS },
} as const satisfies Prisma.MediaRequestSelect;

function problemsOf({
  id,
  ownProblem,
  units,
}: Prisma.MediaRequestGetPayload<{ select: typeof PROBLEMS }>): ProblemShape[] {
  return listProblems([toOwnProblem(id, ownProblem), ...units.map(toProblem)]);
}

export const MediaRequest = builder.prismaObject("MediaRequest", {
  description: "One wish: a film, or seasons of a show, asked for by one person.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The tracker's id of the request." }),
    title: t.exposeString("title", { description: "Title as it is shown." }),
    originalTitle: t.exposeString("originalTitle", {
      nullable: true,
      description: "Title in its own language.",
    }),
    year: t.exposeInt("year", { nullable: true, description: "Year of release." }),
    mediaType: t.field({
      type: MediaType,
      description: "A film or a show.",
      select: { mediaType: true },
      resolve: ({ mediaType }) => toMediaType(mediaType),
    }),
    isAnime: t.exposeBoolean("isAnime", {
      description: "Anime goes through Shoko, where one is configured.",
    }),
    is4k: t.exposeBoolean("is4k", { description: "Asked for in 4K." }),
    tmdbId: t.exposeInt("tmdbId", { nullable: true, description: "Id at The Movie Database." }),
    tvdbId: t.exposeInt("tvdbId", { nullable: true, description: "Id at TheTVDB." }),
    imdbId: t.exposeString("imdbId", { nullable: true, description: "Id at IMDb." }),
    anidbIds: t.intList({
      description: "Ids at AniDB; a show may have several.",
      select: { anidbIds: true },
      resolve: ({ anidbIds }) => readNumbers(anidbIds),
    }),
    requestedBy: t.exposeString("requestedBy", {
      nullable: true,
      description: "Who asked for it.",
    }),
    seasons: t.intList({
      description: "Seasons asked for; empty for a film, or for all of a show.",
      select: { seasons: true },
      resolve: ({ seasons }) => readNumbers(seasons),
    }),
    posterUrl: t.exposeString("posterUrl", { nullable: true, description: "Address of a poster." }),
    watchUrl: t.exposeString("watchUrl", {
      nullable: true,
      description: "Where the library plays it.",
    }),
    origin: t.exposeString("origin", { description: "Who knew of the wish first: seerr or arr." }),
    state: t.field({
      type: RequestState,
      description: "Where it is; of a show, worked out from its episodes.",
      select: { state: true },
      resolve: ({ state }) => toState(state),
    }),
    stateReason: t.exposeString("stateReason", {
      nullable: true,
      description: "Why it is in this state, where somebody said so.",
    }),
    stateChangedAt: t.expose("stateChangedAt", {
      type: "DateTime",
      description: "Since when it is in this state.",
    }),
    progress: t.exposeFloat("progress", {
      description: "0 to 1 over everything asked for and aired.",
    }),
    eta: t.expose("eta", {
      type: "DateTime",
      nullable: true,
      description: "When its downloads will be done.",
    }),
    nextAirDate: t.expose("nextAirDate", {
      type: "DateTime",
      nullable: true,
      description: "When the next episode airs.",
    }),
    isComplete: t.exposeBoolean("isComplete", {
      description: "Everything asked for is available and nothing more will air.",
    }),
    isFinished: t.exposeBoolean("isFinished", {
      description: "Nothing is left to do: available, declined or deleted.",
    }),
    problem: t.field({
      type: Problem,
      nullable: true,
      description: "The worst of its problems: why it is not moving.",
      select: PROBLEMS,
      resolve: (request) => problemsOf(request)[0] ?? null,
    }),
    problems: t.field({
      type: [Problem],
      description: "All its problems, each kind once, the worst first.",
      select: PROBLEMS,
      resolve: problemsOf,
    }),
    counts: t.field({
      type: EpisodeCounts,
      description: "How many of its episodes are at each state now.",
      select: { counts: true },
      resolve: ({ counts }) => readCounts(counts),
    }),
    episodes: t.relation("units", {
      description: "Its episodes, in order; none for a film.",
      args: { season: t.arg.int({ description: "Of this season only." }) },
      complexity: { field: 1, multiplier: 25 },
      query: ({ season }) => ({
        where: { season: season ?? { not: null } },
        orderBy: [{ season: "asc" }, { number: "asc" }],
      }),
    }),
    downloads: t.prismaField({
      type: ["Download"],
      description: "Everything that was or is being downloaded for it, newest first.",
      select: { id: true },
      resolve: (query, { id }, _args, ctx) =>
        listDownloads(ctx.tracking.store.read, query, { unit: { requestId: id } }),
    }),
    transitions: t.prismaField({
      type: ["Transition"],
      description: "Its history, oldest first.",
      args: {
        last: t.arg.int({
          defaultValue: DEFAULT_HISTORY,
          description: `Only the newest so many, up to ${MAX_HISTORY}.`,
        }),
      },
      select: { id: true },
      resolve: async (query, { id }, { last }, ctx) => {
        checkPageSize("last", last, MAX_HISTORY);
        const newest = await ctx.tracking.store.read.transition.findMany({
          ...query,
          where: { requestId: id },
          orderBy: { sequence: "desc" },
          take: last ?? DEFAULT_HISTORY,
        });
        return newest.toReversed();
      },
    }),
    actionHistory: t.prismaField({
      type: ["ActionRecord"],
      description: "What people had done about it, newest first.",
      select: { id: true },
      resolve: (query, { id }, _args, ctx) =>
        ctx.tracking.store.read.actionRecord.findMany({
          ...query,
          // A refusal is a decision: the history tells it.
          where: { requestId: id, kind: { in: [...ACTION_KINDS] } },
          orderBy: { createdAt: "desc" },
          take: MAX_ACTIONS,
        }),
    }),
    stages: t.field({
      type: [Stage],
      description:
        "The states it passes, in order: seven, or eight for anime; with when each was reached and by whom.",
      select: { id: true, state: true, isAnime: true },
      resolve: ({ id, state, isAnime }, _args, ctx) =>
        listStages({ id, state: toState(state), isAnime }, ctx),
    }),
    version: t.expose("version", {
      type: "Sequence",
      description:
        "Rises with every visible change: subscribe, query, and drop whatever has a lower one.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was asked for." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it last changed." }),
  }),
});

builder.queryField("request", (t) =>
  t.prismaField({
    type: MediaRequest,
    nullable: true,
    description: "One request; null when there is none with this id.",
    args: { id: t.arg.id({ required: true, description: "The tracker's id of the request." }) },
    resolve: (query, _root, { id }, ctx) =>
      ctx.tracking.store.read.mediaRequest.findUnique({ ...query, where: { id } }),
  }),
);

const ORDER: Record<
  typeof RequestOrder.$inferInput,
  Prisma.MediaRequestOrderByWithRelationInput[]
> = {
  NEWEST: [{ createdAt: "desc" }, { id: "desc" }],
  ACTIVITY: [{ updatedAt: "desc" }, { id: "desc" }],
  // Folded, and it begins with the shown title: both providers sort it alike.
  TITLE: [{ searchText: "asc" }, { id: "asc" }],
};

builder.queryField("requests", (t) =>
  t.prismaConnection(
    {
      type: MediaRequest,
      cursor: "id",
      description: "Requests, newest first unless `orderBy` says otherwise; up to 100 at a time.",
      args: {
        filter: t.arg({ type: RequestFilter, description: "Which ones." }),
        orderBy: t.arg({
          type: RequestOrder,
          defaultValue: "NEWEST",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { filter }, ctx) =>
        ctx.tracking.store.read.mediaRequest.count({ where: toRequestWhere(filter) }),
      resolve: (query, _root, { filter, orderBy, first, last }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        return ctx.tracking.store.read.mediaRequest.findMany({
          ...query,
          where: toRequestWhere(filter),
          orderBy: ORDER[orderBy ?? "NEWEST"],
        });
      },
    },
    { name: "RequestConnection", description: "A page of requests." },
    { name: "RequestEdge", description: "A request within a page." },
  ),
);
