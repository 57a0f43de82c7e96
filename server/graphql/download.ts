import { can } from "../account/access.ts";
import { readReleaseMedia } from "../domain/release-media.ts";
import { downloadColumns } from "../store/column/download.ts";
import { offerForDownloads } from "../tracking/actions/offer-order.ts";
import { createBatch } from "./batch.ts";
import { builder, Node } from "./builder.ts";
import { listFilesOfDownload, listRequestsOfDownload } from "./download-batch.ts";
import { DownloadState } from "./enum.ts";
import { Episode } from "./episode.ts";
import { Action } from "./problem.ts";
import { ReleaseMedia } from "./release-media.ts";

const findDownloadOffers = createBatch((ids, _query: object, { tracking }) =>
  offerForDownloads(tracking, ids),
);

builder.prismaObject("Attempt", {
  name: "DownloadFile",
  description: "A file of a download that the tracker expects to be imported.",
  fields: (t) => ({
    episode: t.field({
      type: Episode,
      nullable: true,
      description: "The episode that the file contains. Null for a movie.",
      select: (_args, _ctx, nested) => ({ unit: nested() }),
      resolve: ({ unit }) => (unit.season === null ? null : unit),
    }),
    name: t.string({
      description: "The file's name within the download. Empty without the ADMIN role.",
      select: { fileName: true },
      resolve: ({ fileName }, _args, { access }) =>
        can(access, "readDetail") ? (fileName ?? "") : "",
    }),
    size: t.expose("fileSize", {
      type: "BigInt",
      nullable: true,
      description: "The file's size in bytes. Null if unknown.",
    }),
    progress: t.exposeFloat("progress", { description: "Progress of the file, from 0 to 1." }),
  }),
});

builder.prismaObject("Download", {
  interfaces: [Node],
  description:
    "A release in a download client: a torrent or an NZB. One download may serve several episodes and requests.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The download's ID in the tracker." }),
    downloadId: t.string({
      nullable: true,
      description:
        "The download's ID in the download client, such as the info hash of a torrent. Null if unknown, and without the ADMIN role.",
      select: { downloadId: true },
      resolve: ({ downloadId }, _args, { access }) =>
        can(access, "readDetail") ? downloadId : null,
    }),
    attempt: t.int({
      description: "Number of this attempt to obtain the media, starting at 1.",
      select: { attempts: { select: { ordinal: true } } },
      resolve: ({ attempts }) => Math.max(1, ...attempts.map(({ ordinal }) => ordinal)),
    }),
    title: t.string({
      description: 'Name of the release. "Download" without the ADMIN role.',
      select: { title: true },
      resolve: ({ title }, _args, { access }) => (can(access, "readDetail") ? title : "Download"),
    }),
    client: t.exposeString("client", {
      nullable: true,
      description:
        'Name of the download client in Sonarr or Radarr, such as "qBittorrent". Null if unknown.',
    }),
    protocol: t.exposeString("protocol", {
      nullable: true,
      description: '"torrent" or "usenet". Null if unknown.',
    }),
    quality: t.exposeString("quality", {
      nullable: true,
      description: 'Quality as Sonarr or Radarr names it, such as "WEBDL-1080p". Null if unknown.',
    }),
    media: t.field({
      type: ReleaseMedia,
      description: "What the release shows and in which languages, as far as its name says.",
      select: { title: true, quality: true },
      resolve: ({ title, quality }) => readReleaseMedia(title, quality),
    }),
    indexer: t.string({
      nullable: true,
      description:
        "Name of the indexer that listed the release. Null if unknown, and without the ADMIN role.",
      select: { indexer: true },
      resolve: ({ indexer }, _args, { access }) => (can(access, "readDetail") ? indexer : null),
    }),
    size: t.expose("size", {
      type: "BigInt",
      nullable: true,
      description: "Size in bytes. Null if unknown.",
    }),
    progress: t.exposeFloat("progress", {
      description: "Progress of the selected files, from 0 to 1.",
    }),
    speed: t.exposeFloat("speed", {
      nullable: true,
      description: "Download speed in bytes per second. Null if unknown.",
    }),
    eta: t.expose("eta", {
      type: "DateTime",
      nullable: true,
      description: "When the download is expected to complete. Null if unknown.",
    }),
    state: t.field({
      type: DownloadState,
      description: "The state in the download client, or how the download ended.",
      select: { id: true, state: true },
      resolve: downloadColumns.state.read,
    }),
    actions: t.field({
      type: [Action],
      description:
        "The actions about the order in which the download client loads the download: RAISE_PRIORITY while it is queued, RESTORE_PRIORITY once it was raised. Perform them with the `downloadId` of this download. Empty without the ADMIN role, and for a token with the scope READ.",
      select: { id: true },
      resolve: async ({ id }, _args, ctx) =>
        can(ctx.access, "act") ? [...(await findDownloadOffers(ctx, {}, id))] : [],
    }),
    requests: t.prismaField({
      type: ["MediaRequest"],
      description: "The requests that the download serves.",
      select: { id: true },
      resolve: (query, { id }, _args, ctx) => listRequestsOfDownload(ctx, query, id),
    }),
    files: t.prismaField({
      type: ["Attempt"],
      description:
        "The files that the tracker expects to be imported, ordered by episode. A file with two episodes is listed once for each.",
      select: { id: true },
      args: { requestId: t.arg.id({ description: "Return only the files for this request." }) },
      resolve: (query, { id }, { requestId }, ctx) =>
        listFilesOfDownload(ctx, { ...query, requestId: requestId ?? null }, id),
    }),
  }),
});
