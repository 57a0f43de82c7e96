import { ACTION_KINDS } from "../domain/action.ts";
import { formatRequesterId } from "../domain/request-facts.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import { builder, Node } from "./builder.ts";
import { MediaType, RequestState } from "./enum.ts";
import { EpisodeCounts } from "./episode-counts.ts";
import { checkPageSize, MAX_HISTORY } from "./limit.ts";
import { listDownloadsOfRequest } from "./list-downloads.ts";
import { POSTER } from "./poster.ts";
import { listStages, Stage } from "./stage.ts";
import { STATE_REASON } from "./state-reason.ts";
import { WATCH_LINK } from "./watch-link.ts";

const DEFAULT_HISTORY = 100;
const MAX_ACTIONS = 50;

export const MediaRequest = builder.prismaObject("MediaRequest", {
  interfaces: [Node],
  description: "A request by one user for a movie or for seasons of a show.",
  // Only the columns that are requested: the titles for the search are longer than a card.
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID("id", { description: "The request's ID in the tracker." }),
    title: t.exposeString("title", {
      description:
        "The request's title as shown by Seerr, or by Sonarr or Radarr if the title was added there.",
    }),
    originalTitle: t.exposeString("originalTitle", {
      nullable: true,
      description: "Title in the original language. Null if unknown.",
    }),
    year: t.exposeInt("year", { nullable: true, description: "Year of release. Null if unknown." }),
    mediaType: t.field({
      type: MediaType,
      description: "Whether the request is for a movie or a show.",
      select: { id: true, mediaType: true },
      resolve: mediaRequestColumns.mediaType.read,
    }),
    isAnime: t.exposeBoolean("isAnime", {
      description: "Whether the title is anime. Anime passes through Shoko if Shoko is configured.",
    }),
    is4k: t.exposeBoolean("is4k", { description: "Whether the request is for 4K." }),
    tmdbId: t.exposeInt("tmdbId", {
      nullable: true,
      description: "ID at The Movie Database (TMDB). Null if unknown.",
    }),
    tvdbId: t.exposeInt("tvdbId", {
      nullable: true,
      description: "ID at TheTVDB. Null if unknown.",
    }),
    imdbId: t.exposeString("imdbId", {
      nullable: true,
      description: 'ID at IMDb, such as "tt0903747". Null if unknown.',
    }),
    anidbIds: t.intList({
      description: "IDs at AniDB. A show may have several; empty if none is known.",
      select: { id: true, anidbIds: true },
      resolve: mediaRequestColumns.anidbIds.read,
    }),
    requestedBy: t.exposeString("requestedBy", {
      nullable: true,
      description:
        "Display name of the user who made the request. Two users may share a name: `requesterId` distinguishes them. Null if unknown.",
    }),
    requesterId: t.id({
      nullable: true,
      description:
        'Identifies the user who made the request: the slug of the Seerr and its ID of the user, such as "seerr:3". Null if unknown.',
      select: { originService: true, requesterId: true },
      resolve: ({ originService, requesterId }) =>
        requesterId === null ? null : formatRequesterId(originService, requesterId),
    }),
    seasons: t.intList({
      description: "Numbers of the requested seasons. Empty for a movie and for a complete show.",
      select: { id: true, seasons: true },
      resolve: mediaRequestColumns.seasons.read,
    }),
    posterUrl: t.string({ ...POSTER, select: { posterUrl: true } }),
    watchUrl: t.string({
      ...WATCH_LINK,
      description:
        "URL that plays the title in the media server, with the external URL of the media server that fits the viewer. Null until the title is available.",
    }),
    origin: t.exposeString("origin", {
      description:
        'Where the request was made: "seerr", or "arr" if the title was added in Sonarr or Radarr.',
    }),
    state: t.field({
      type: RequestState,
      description: "The current state. For a show it is derived from the states of the episodes.",
      select: { id: true, state: true },
      resolve: mediaRequestColumns.state.read,
    }),
    stateReason: t.string({
      ...STATE_REASON,
      description:
        "Why the request is in this state, as an English sentence or as the text of a service: of a declined request, who declined it in the tracker and why. Null if no reason is known; without the ADMIN role also if it is the text of a service.",
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
      resolve: mediaRequestColumns.stateReasonParams.read,
    }),
    stateChangedAt: t.expose("stateChangedAt", {
      type: "DateTime",
      description: "When the request entered its current state.",
    }),
    progress: t.exposeFloat("progress", {
      description: "Progress of all requested and aired episodes, from 0 to 1.",
    }),
    eta: t.expose("eta", {
      type: "DateTime",
      nullable: true,
      description:
        "When everything that was requested is expected to be downloaded. Null while that cannot be known, for example while an episode has not been found, has not aired or is stuck.",
    }),
    downloadEta: t.expose("downloadEta", {
      type: "DateTime",
      nullable: true,
      description:
        "When the downloads that are running now are expected to be complete; other episodes may not have been found. Null if unknown.",
    }),
    nextAirDate: t.expose("nextAirDate", {
      type: "DateTime",
      nullable: true,
      description:
        "When the next episode airs, or the movie is released. Null if none is scheduled. Midnight UTC if `isNextAirDateDayOnly`.",
    }),
    isNextAirDateDayOnly: t.boolean({
      description:
        "Whether only the day of `nextAirDate` is known, as of a movie. Then `nextAirDate` is that day at midnight UTC and must not be converted to another time zone.",
      select: { mediaType: true, isNextAirDateDayOnly: true },
      resolve: ({ mediaType, isNextAirDateDayOnly }) =>
        isNextAirDateDayOnly ?? mediaType === "MOVIE",
    }),
    isComplete: t.exposeBoolean("isComplete", {
      description:
        "Whether everything that was requested is available and no further episodes are expected.",
    }),
    isFinished: t.exposeBoolean("isFinished", {
      description:
        "Whether the tracker expects no further changes: the request is complete, declined or deleted.",
    }),
    counts: t.field({
      type: EpisodeCounts,
      description: "Number of episodes in each state.",
      select: { id: true, counts: true },
      resolve: mediaRequestColumns.counts.read,
    }),
    episodes: t.relation("units", {
      description: "The episodes, ordered by season and number. Empty for a movie.",
      args: { season: t.arg.int({ description: "Return only the episodes of this season." }) },
      complexity: { field: 1, multiplier: 25 },
      query: ({ season }) => ({
        where: { season: season ?? { not: null } },
        orderBy: [{ season: "asc" }, { number: "asc" }],
      }),
    }),
    downloads: t.prismaField({
      type: ["Download"],
      description: "All past and current downloads of the request, newest first.",
      select: { id: true, downloadIds: true },
      resolve: (query, request, _args, ctx) =>
        listDownloadsOfRequest(ctx, query, mediaRequestColumns.downloadIds.read(request), request),
    }),
    transitions: t.prismaField({
      type: ["Transition"],
      description: "The history of the request, oldest first.",
      args: {
        last: t.arg.int({
          defaultValue: DEFAULT_HISTORY,
          description: `Return only the last _n_ transitions, at most ${MAX_HISTORY}.`,
        }),
        before: t.arg({
          type: "Sequence",
          description: "Return only transitions before the one with this sequence.",
        }),
      },
      select: { id: true },
      resolve: async (query, { id }, { last, before }, ctx) => {
        checkPageSize("last", last, MAX_HISTORY);
        const newest = await ctx.tracking.store.read.transition.findMany({
          ...query,
          where: { requestId: id, ...(before != null && { sequence: { lt: before } }) },
          orderBy: { sequence: "desc" },
          take: last ?? DEFAULT_HISTORY,
        });
        return newest.toReversed();
      },
    }),
    actionHistory: t.prismaField({
      type: ["ActionRecord"],
      description: `The actions that users performed on the request, newest first; at most ${MAX_ACTIONS}. Empty without the ADMIN role.`,
      select: { id: true },
      authScopes: { may: "readDetail" },
      unauthorizedResolver: () => [],
      resolve: (query, { id }, _args, ctx) =>
        ctx.tracking.store.read.actionRecord.findMany({
          ...query,
          // An action of another version has no value in the enum.
          where: { requestId: id, kind: { in: [...ACTION_KINDS] } },
          orderBy: { createdAt: "desc" },
          take: MAX_ACTIONS,
        }),
    }),
    stages: t.field({
      type: [Stage],
      description: "The stages of the pipeline in order: seven, or eight for anime.",
      select: { id: true, state: true, isAnime: true, reached: true },
      resolve: (row) =>
        listStages({
          state: mediaRequestColumns.state.read(row),
          isAnime: row.isAnime,
          reached: mediaRequestColumns.reached.read(row),
        }),
    }),
    version: t.expose("version", {
      type: "Sequence",
      description:
        "Increases with every visible change. Clients that combine queries and subscriptions should discard data with a lower version than they already have.",
    }),
    createdAt: t.expose("createdAt", {
      type: "DateTime",
      description: "When the request was made.",
    }),
    updatedAt: t.expose("updatedAt", {
      type: "DateTime",
      description: "When the request last changed.",
    }),
  }),
});
