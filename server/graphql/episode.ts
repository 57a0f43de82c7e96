import { can } from "../account/access.ts";
import { unitColumns } from "../store/column/unit.ts";
import { offerForUnits } from "../tracking/actions/offer-order.ts";
import { createBatch } from "./batch.ts";
import { builder, Node } from "./builder.ts";
import { RequestState } from "./enum.ts";
import { findLatestDownload, listDownloadsOfUnit } from "./list-downloads.ts";
import { Action, Problem, PROBLEM_COLUMNS, toProblem } from "./problem.ts";
import { STATE_REASON } from "./state-reason.ts";
import { WATCH_LINK } from "./watch-link.ts";

const Identity = builder
  .objectRef<{ readonly source: string; readonly value: string }>("Identity")
  .implement({
    description: "The identifier of an episode in an external database or numbering scheme.",
    fields: (t) => ({
      source: t.exposeString("source", {
        description:
          'The database or numbering scheme: "tvdb", "tmdb", "anidb", "absolute", "scene" or another.',
      }),
      value: t.exposeString("value", {
        description: "The ID or number in that database or scheme.",
      }),
    }),
  });

const findEpisodeOffers = createBatch((ids, _query: object, { tracking }) =>
  offerForUnits(tracking, ids),
);

/** A Unit without a season is a movie. The API shows it as part of its request, never as an Episode. */
export const Episode = builder.prismaObject("Unit", {
  name: "Episode",
  interfaces: [Node],
  description: "An episode of a requested show.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The episode's ID in the tracker." }),
    season: t.int({
      description: "Season number at TheTVDB. 0 for specials.",
      select: { season: true },
      resolve: ({ season }) => season ?? 0,
    }),
    number: t.int({
      description: "Episode number within the season.",
      select: { number: true },
      resolve: ({ number }) => number ?? 0,
    }),
    absoluteNumber: t.exposeInt("absoluteNumber", {
      nullable: true,
      description: "Absolute episode number, counted across all seasons. Null if unknown.",
    }),
    title: t.exposeString("title", {
      nullable: true,
      description: "Title of the episode. Null if unknown.",
    }),
    airDate: t.expose("airDate", {
      type: "DateTime",
      nullable: true,
      description: "When the episode airs or aired. Null if unknown. Midnight UTC if `isDayOnly`.",
    }),
    isDayOnly: t.boolean({
      description:
        "Whether only the day is known. Then `airDate` is that day in UTC and must not be converted to another time zone.",
      select: { isDayOnly: true },
      resolve: ({ isDayOnly }) => isDayOnly === true,
    }),
    isWanted: t.exposeBoolean("isWanted", {
      description:
        "Whether the episode belongs to the request. If false, the episode was part of a download for other episodes; it is listed but not counted.",
    }),
    state: t.field({
      type: RequestState,
      description: "The current state.",
      select: { id: true, state: true },
      resolve: unitColumns.state.read,
    }),
    stateReason: t.string({
      ...STATE_REASON,
      description:
        "Why the episode is in this state, as an English sentence or as the text of a service. Null if no reason is known; without the ADMIN role also if it is the text of a service.",
    }),
    stateReasonCode: t.exposeString("stateReasonCode", {
      nullable: true,
      description:
        'The code of `stateReason`, for clients that word it themselves, such as "NOT_IN_QUEUE". Null if the reason is the text of a service or was stored before codes existed.',
    }),
    stateReasonParams: t.field({
      type: "JSON",
      nullable: true,
      description:
        'The parameters of `stateReasonCode`: {"quality": "WEBDL-1080p"} for "BELOW_4K". Null if `stateReasonCode` is null.',
      select: { id: true, stateReasonParams: true },
      resolve: unitColumns.stateReasonParams.read,
    }),
    stateChangedAt: t.expose("stateChangedAt", {
      type: "DateTime",
      description: "When the episode entered its current state.",
    }),
    progress: t.exposeFloat("progress", {
      description:
        "Download progress, from 0 to 1. For a season pack, the progress of the episode's own file.",
    }),
    actions: t.field({
      type: [Action],
      description:
        "The actions about the order in which the episode is loaded, next to those of its problem: RAISE_PRIORITY while it is loaded as part of a pack or queued, RESTORE_PRIORITY once the download was raised. Empty without the ADMIN role, and for a token with the scope READ.",
      select: { id: true },
      resolve: async ({ id }, _args, ctx) =>
        can(ctx.access, "act") ? [...(await findEpisodeOffers(ctx, {}, id))] : [],
    }),
    problem: t.field({
      type: Problem,
      nullable: true,
      description: "Why the episode is not progressing. Null if there is no problem.",
      select: PROBLEM_COLUMNS,
      resolve: toProblem,
    }),
    download: t.prismaField({
      type: "Download",
      nullable: true,
      description: "The download of the latest attempt. Null if there is none.",
      select: { id: true },
      resolve: (query, { id }, _args, ctx) => findLatestDownload(ctx, query, id),
    }),
    downloads: t.prismaField({
      type: ["Download"],
      description: "All past and current downloads of the episode, newest first.",
      select: { id: true },
      resolve: (query, { id }, _args, ctx) => listDownloadsOfUnit(ctx, query, id),
    }),
    identities: t.field({
      type: [Identity],
      description: "Identifiers of the episode in external databases and numbering schemes.",
      select: { id: true, tvdbId: true, absoluteNumber: true, identities: true },
      resolve: (row) => [
        ...(row.tvdbId === null ? [] : [{ source: "tvdb", value: String(row.tvdbId) }]),
        ...(row.absoluteNumber === null
          ? []
          : [{ source: "absolute", value: String(row.absoluteNumber) }]),
        ...unitColumns.identities.read(row),
      ],
    }),
    watchUrl: t.string({
      ...WATCH_LINK,
      description:
        "URL that plays the episode in the media server, with the external URL of the media server that fits the viewer. Null until the episode is available.",
    }),
  }),
});
