import { findShareLink } from "../account/share-link.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import { unitColumns } from "../store/column/unit.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import type { GraphQLContext } from "./context.ts";
import { MediaType, RequestState } from "./enum.ts";
import { EpisodeCounts } from "./episode-counts.ts";
import { createRefusal } from "./error.ts";
import { createChangeSource } from "./live/change-source.ts";
import { POSTER } from "./poster.ts";
import { listStages, Stage } from "./stage.ts";

/** Fewer events than for people who are signed in: a link may be open in many browsers. */
const SHARED_EVERY_MS = 1_000;

/** Only what the shared page shows: the columns are the guarantee that nothing else gets out. */
const SHARED = {
  id: true,
  title: true,
  year: true,
  mediaType: true,
  isAnime: true,
  posterUrl: true,
  state: true,
  stateChangedAt: true,
  progress: true,
  eta: true,
  downloadEta: true,
  nextAirDate: true,
  isNextAirDateDayOnly: true,
  isComplete: true,
  counts: true,
  reached: true,
  version: true,
  updatedAt: true,
  units: {
    where: { isWanted: true, season: { not: null } },
    orderBy: [{ season: "asc" }, { number: "asc" }],
    select: {
      id: true,
      season: true,
      number: true,
      title: true,
      airDate: true,
      isDayOnly: true,
      state: true,
      progress: true,
    },
  },
} as const satisfies Prisma.MediaRequestSelect;

type SharedShape = Prisma.MediaRequestGetPayload<{ select: typeof SHARED }>;

const SharedEpisode = builder.objectRef<SharedShape["units"][number]>("SharedEpisode").implement({
  description: "An episode on a shared page.",
  fields: (t) => ({
    season: t.int({ description: "Number of the season.", resolve: ({ season }) => season ?? 0 }),
    number: t.int({
      description: "Number of the episode within the season.",
      resolve: ({ number }) => number ?? 0,
    }),
    title: t.exposeString("title", { nullable: true, description: "Title. Null if unknown." }),
    airDate: t.expose("airDate", {
      type: "DateTime",
      nullable: true,
      description: "When the episode airs or aired. Null if unknown. Midnight UTC if `isDayOnly`.",
    }),
    isDayOnly: t.boolean({
      description:
        "Whether only the day is known. Then `airDate` is that day in UTC and must not be converted to another time zone.",
      resolve: ({ isDayOnly }) => isDayOnly === true,
    }),
    state: t.field({
      type: RequestState,
      description: "The current state.",
      resolve: unitColumns.state.read,
    }),
    progress: t.exposeFloat("progress", { description: "Progress, from 0 to 1." }),
  }),
});

const SharedRequest = builder.objectRef<SharedShape>("SharedRequest").implement({
  description:
    "A request on a shared page: what it is and where it is, without people and services.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The request's ID in the tracker." }),
    title: t.exposeString("title", { description: "The title." }),
    year: t.exposeInt("year", { nullable: true, description: "Year of release. Null if unknown." }),
    mediaType: t.field({
      type: MediaType,
      description: "Whether it is a movie or a show.",
      resolve: mediaRequestColumns.mediaType.read,
    }),
    isAnime: t.exposeBoolean("isAnime", { description: "Whether the title is anime." }),
    posterUrl: t.string(POSTER),
    state: t.field({
      type: RequestState,
      description: "The current state.",
      resolve: mediaRequestColumns.state.read,
    }),
    stateChangedAt: t.expose("stateChangedAt", {
      type: "DateTime",
      description: "When it entered its current state.",
    }),
    progress: t.exposeFloat("progress", { description: "Progress, from 0 to 1." }),
    eta: t.expose("eta", {
      type: "DateTime",
      nullable: true,
      description: "When everything is expected to be downloaded. Null while that is not known.",
    }),
    downloadEta: t.expose("downloadEta", {
      type: "DateTime",
      nullable: true,
      description: "When the running downloads are expected to be complete. Null if unknown.",
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
      resolve: ({ mediaType, isNextAirDateDayOnly }) =>
        isNextAirDateDayOnly ?? mediaType === "MOVIE",
    }),
    isComplete: t.exposeBoolean("isComplete", {
      description: "Whether everything that was requested is available.",
    }),
    counts: t.field({
      type: EpisodeCounts,
      description: "Number of episodes in each state.",
      resolve: mediaRequestColumns.counts.read,
    }),
    stages: t.field({
      type: [Stage],
      description: "The stages of the pipeline in order.",
      resolve: (row) => {
        const { isAnime } = row;
        const state = mediaRequestColumns.state.read(row);
        const stages = listStages({
          isAnime,
          state,
          reached: mediaRequestColumns.reached.read(row),
        });
        return stages.map((stage) => ({ ...stage, service: null }));
      },
    }),
    episodes: t.field({
      type: [SharedEpisode],
      description: "The requested episodes, ordered by season and number. Empty for a movie.",
      resolve: ({ units }) => units,
    }),
    version: t.expose("version", {
      type: "Sequence",
      description: "Increases with every visible change.",
    }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it last changed." }),
  }),
});

const TOKEN = { required: true, description: "The token of the share link's URL." } as const;

async function findShared(
  { account, tracking }: GraphQLContext,
  token: string,
): Promise<SharedShape | null> {
  const link = await findShareLink(account, token);
  return link === null
    ? null
    : tracking.store.read.mediaRequest.findUnique({
        where: { id: link.requestId },
        select: SHARED,
      });
}

builder.queryField("sharedRequest", (t) =>
  t.field({
    type: SharedRequest,
    nullable: true,
    skipTypeScopes: true,
    description:
      "Returns the request of a share link. Null if the link is unknown, revoked or expired. Public.",
    args: { token: t.arg.string(TOKEN) },
    resolve: (_root, { token }, ctx) => findShared(ctx, token),
  }),
);

builder.subscriptionField("sharedRequestChanged", (t) =>
  t.field({
    type: SharedRequest,
    skipTypeScopes: true,
    description:
      "Emits the request of a share link whenever it changes, at most once a second. Ends when the link is revoked or expires. Public. Fails with NOT_FOUND if the link is unknown, revoked or expired.",
    args: { token: t.arg.string(TOKEN) },
    subscribe: async (_root, { token }, ctx) => {
      const link = await findShareLink(ctx.account, token);
      if (link === null) throw createRefusal("NOT_FOUND", "LINK_INVALID");
      const stopWatching = watchLink(ctx, link, () => void source.return(undefined));
      const source = createChangeSource(ctx.tracking, {
        everyMs: SHARED_EVERY_MS,
        onStop: stopWatching,
        idsOf: ({ requestIds }) => requestIds.filter((id) => id === link.requestId),
        read: async (): Promise<readonly SharedShape[]> => {
          const shared = await findShared(ctx, token);
          return shared === null ? [] : [shared];
        },
      });
      return source;
    },
    resolve: (shared) => shared,
  }),
);

/** Longer delays overflow the timers of Node. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Calls `end` once the link is revoked or expires, unless the returned function was called before. */
function watchLink(
  { account, tracking }: GraphQLContext,
  { id, expiresAt }: { readonly id: string; readonly expiresAt: Date | null },
  end: () => void,
): () => void {
  let cancelTimer: (() => void) | null = null;

  function endWhenExpired(at: Date): void {
    const leftMs = at.getTime() - account.now().getTime();
    if (leftMs <= 0) return end();
    cancelTimer = tracking.clock.after(Math.min(leftMs, MAX_DELAY_MS), () => endWhenExpired(at));
  }

  const stopListening = account.accessEnds.listen((ended) => {
    if ("shareLinkId" in ended && ended.shareLinkId === id) end();
  });
  if (expiresAt !== null) endWhenExpired(expiresAt);
  return () => {
    stopListening();
    cancelTimer?.();
  };
}
