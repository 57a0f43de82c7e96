import { formatMessage } from "../domain/message/message.ts";
import {
  REJECTION_KINDS,
  type Rejection,
  type RejectionKind,
} from "../domain/release-rejection.ts";
import type { ListedRelease } from "../integrations/port/arr.ts";
import { findReleaseList, type ReleaseList } from "../tracking/actions/find-release-list.ts";
import { builder } from "./builder.ts";
import { EpisodeNumber } from "./episode-number.ts";
import { LEADER_ONLY } from "./leader-operation.ts";

const ReleaseRejectionKind = builder.enumType("ReleaseRejectionKind", {
  description: "What a rejection means for a user who may grab the release nevertheless.",
  values: {
    PREFERENCE: { description: "A rule of the profile. The release can be grabbed anyway." },
    WAIT: { description: "Sonarr or Radarr waits and grabs the release by itself later." },
    RISK: { description: "The release may be incomplete, broken or of something else." },
    UNMATCHED: {
      description: "The name does not say what the release contains: name the episodes.",
    },
    OBSTACLE: { description: "The grab or the import will probably fail until this is solved." },
  } satisfies Record<RejectionKind, { description: string }>,
});
// Fails to compile if the enum lacks a kind of the domain.
REJECTION_KINDS satisfies readonly (typeof ReleaseRejectionKind.$inferType)[];

const ReleaseRejection = builder.objectRef<Rejection>("ReleaseRejection").implement({
  description: "A reason why Sonarr or Radarr would not grab a release by itself.",
  fields: (t) => ({
    kind: t.expose("kind", {
      type: ReleaseRejectionKind,
      description: "What the reason means for a user who may grab the release nevertheless.",
    }),
    message: t.string({
      description: "The reason as an English sentence.",
      resolve: ({ message }) => formatMessage(message),
    }),
    messageCode: t.string({
      description:
        'The code of `message`, for clients that word it themselves, such as "FEW_SEEDERS".',
      resolve: ({ message }) => message.code,
    }),
    messageParams: t.field({
      type: "JSON",
      description: 'The parameters of `messageCode`: {"seeders": "0", "minimum": "1"}.',
      resolve: ({ message }) => message.params,
    }),
    original: t.exposeString("words", {
      nullable: true,
      description: "The reason in the words of Sonarr or Radarr.",
    }),
  }),
});

const ListedReleaseRef = builder.objectRef<ListedRelease>("ListedRelease").implement({
  description: "A release that the indexers offer.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the release, for `performAction`." }),
    title: t.exposeString("title", { description: "Name of the release." }),
    size: t.field({
      type: "BigInt",
      nullable: true,
      description: "Size in bytes. Null if unknown.",
      resolve: ({ size }) => (size === null ? null : BigInt(size)),
    }),
    quality: t.exposeString("quality", {
      nullable: true,
      description: 'The quality, such as "WEBDL-1080p". Null if unknown.',
    }),
    languages: t.exposeStringList("languages", { description: "Names of the languages." }),
    group: t.exposeString("group", { nullable: true, description: "The release group." }),
    indexer: t.exposeString("indexer", { nullable: true, description: "Name of the indexer." }),
    protocol: t.exposeString("protocol", {
      nullable: true,
      description: '"torrent" or "usenet".',
    }),
    seeders: t.exposeInt("seeders", {
      nullable: true,
      description: "How many peers share it completely. Null for usenet.",
    }),
    leechers: t.exposeInt("leechers", {
      nullable: true,
      description: "How many peers are downloading it. Null for usenet.",
    }),
    publishedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the indexer published it.",
      resolve: ({ publishedAt }) => (publishedAt === null ? null : new Date(publishedAt)),
    }),
    customFormatScore: t.exposeInt("customFormatScore", {
      description: "The score of its custom formats in the quality profile.",
    }),
    isWholeSeason: t.exposeBoolean("isWholeSeason", {
      description: "Whether the release is a whole season, according to its name.",
    }),
    isRecognised: t.exposeBoolean("isRecognised", {
      description:
        "Whether Sonarr or Radarr recognised in the name what it contains. If not, `performAction` has to name the episodes.",
    }),
    episodes: t.field({
      type: [EpisodeNumber],
      description: "The episodes that Sonarr recognised in the name. Empty for a movie.",
      resolve: ({ episodes }) => [...episodes],
    }),
    rejections: t.field({
      type: [ReleaseRejection],
      description:
        "Why Sonarr or Radarr would not grab it by itself. Empty if it would. It can be grabbed nevertheless.",
      resolve: ({ rejections }) => [...rejections],
    }),
  }),
});

const ReleaseListRef = builder.objectRef<ReleaseList>("ReleaseList").implement({
  description: "What the indexers offer for a request or some of its episodes.",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When the indexers were asked." }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "When the list expires. LOOK_FOR_RELEASES then asks the indexers again.",
    }),
    serviceName: t.exposeString("serviceName", {
      description: 'Name of the service that was asked, such as "Sonarr".',
    }),
    searched: t.field({
      type: [EpisodeNumber],
      description:
        "The episodes that were searched for. Sonarr searches for at most three seasons or single episodes at once, so some of the requested ones may be missing. Empty for a movie.",
      resolve: ({ searched }) => [...searched],
    }),
    releases: t.field({
      type: [ListedReleaseRef],
      description:
        "The releases: first those that Sonarr or Radarr would grab by itself, then the others, by how serious their rejections are; otherwise in the order of Sonarr or Radarr.",
      resolve: ({ releases }) => [...releases],
    }),
  }),
});

builder.queryField("releaseList", (t) =>
  t.field({
    type: ReleaseListRef,
    nullable: true,
    authScopes: { may: "readDetail" },
    extensions: LEADER_ONLY,
    description:
      "Returns the result of the last search for releases (`performAction` with LOOK_FOR_RELEASES), or null if there was none within 10 minutes. Asks no service. Requires the ADMIN role. Fails with NOT_FOUND if the request or an episode does not exist.",
    args: {
      requestId: t.arg.id({ required: true, description: "ID of the request." }),
      episodeIds: t.arg.idList({
        description:
          "IDs of the episodes that were named in the search. If omitted, the search for the whole request.",
      }),
    },
    resolve: (_root, { requestId, episodeIds }, { tracking }) =>
      findReleaseList(tracking, { requestId, unitIds: episodeIds ?? null }),
  }),
);
