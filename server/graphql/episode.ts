import { builder } from "./builder.ts";
import { RequestState, toState } from "./enum.ts";
import { listDownloads } from "./list-downloads.ts";
import { Problem, PROBLEM_COLUMNS, toProblem } from "./problem.ts";
import { readObjects } from "./stored-json.ts";

const Identity = builder
  .objectRef<{ readonly source: string; readonly value: string }>("Identity")
  .implement({
    description: "What somebody else calls an episode.",
    fields: (t) => ({
      source: t.exposeString("source", {
        description: "Who: tvdb, tmdb, anidb, absolute, scene …",
      }),
      value: t.exposeString("value", { description: "Its id or number there." }),
    }),
  });

/** Rows of the model Unit without a season are films; they are folded into their request and never shown as this type. */
export const Episode = builder.prismaObject("Unit", {
  name: "Episode",
  description: "One episode of a show that was asked for.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The tracker's id of the episode." }),
    season: t.int({
      description: "Number of the season at TheTVDB; 0 for specials.",
      select: { season: true },
      resolve: ({ season }) => season ?? 0,
    }),
    number: t.int({
      description: "Number within the season.",
      select: { number: true },
      resolve: ({ number }) => number ?? 0,
    }),
    absoluteNumber: t.exposeInt("absoluteNumber", {
      nullable: true,
      description: "Number counted through all seasons.",
    }),
    title: t.exposeString("title", { nullable: true, description: "Title of the episode." }),
    airDate: t.expose("airDate", {
      type: "DateTime",
      nullable: true,
      description: "When it airs or aired.",
    }),
    isWanted: t.exposeBoolean("isWanted", {
      description: "Asked for. What merely came along is shown, not counted.",
    }),
    state: t.field({
      type: RequestState,
      description: "Where it is.",
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
    progress: t.exposeFloat("progress", { description: "0 to 1; of a pack, of its own file." }),
    problem: t.field({
      type: Problem,
      nullable: true,
      description: "Why it is not moving.",
      select: PROBLEM_COLUMNS,
      resolve: toProblem,
    }),
    download: t.prismaField({
      type: "Download",
      nullable: true,
      description: "The download of its newest attempt.",
      select: { id: true },
      resolve: async (query, { id }, _args, ctx) => {
        const newest = await ctx.tracking.store.read.attempt.findFirst({
          where: { unitId: id, downloadRowId: { not: null } },
          orderBy: { ordinal: "desc" },
          select: { downloadRowId: true },
        });
        if (newest?.downloadRowId == null) return null;
        return ctx.tracking.store.read.download.findUnique({
          ...query,
          where: { id: newest.downloadRowId },
        });
      },
    }),
    downloads: t.prismaField({
      type: ["Download"],
      description: "Everything that was or is being downloaded for it, newest first.",
      select: { id: true },
      resolve: (query, { id }, _args, ctx) =>
        listDownloads(ctx.tracking.store.read, query, { unitId: id }),
    }),
    identities: t.field({
      type: [Identity],
      description: "What others call it.",
      select: { tvdbId: true, absoluteNumber: true, identities: true },
      resolve: ({ tvdbId, absoluteNumber, identities }) => [
        ...(tvdbId === null ? [] : [{ source: "tvdb", value: String(tvdbId) }]),
        ...(absoluteNumber === null ? [] : [{ source: "absolute", value: String(absoluteNumber) }]),
        ...readObjects(identities).map(({ source, value }) => ({
          source: String(source),
          value: String(value),
        })),
      ],
    }),
    watchUrl: t.exposeString("watchUrl", {
      nullable: true,
      description: "Where the library plays it.",
    }),
  }),
});
