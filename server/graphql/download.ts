import { builder } from "./builder.ts";
import { DownloadState, toDownloadState } from "./enum.ts";
import { Episode } from "./episode.ts";

builder.prismaObject("Attempt", {
  name: "DownloadFile",
  description: "One file of a download that an episode is waiting for.",
  fields: (t) => ({
    episode: t.field({
      type: Episode,
      nullable: true,
      description: "The episode it holds; null for a film.",
      select: (_args, _ctx, nested) => ({ unit: nested() }),
      resolve: ({ unit }) => (unit.season === null ? null : unit),
    }),
    name: t.string({
      description: "Name inside the download.",
      select: { fileName: true },
      resolve: ({ fileName }) => fileName ?? "",
    }),
    size: t.expose("fileSize", { type: "BigInt", nullable: true, description: "Size in bytes." }),
    progress: t.exposeFloat("progress", { description: "0 to 1." }),
  }),
});

builder.prismaObject("Download", {
  description:
    "A release on its way: a torrent or an nzb, for all episodes and requests that it carries.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The tracker's id of the download." }),
    downloadId: t.exposeString("downloadId", {
      nullable: true,
      description: "The download client's id, e.g. the info hash.",
    }),
    attempt: t.int({
      description: "Which try it is: 1, 2, 3 …",
      select: { attempts: { select: { ordinal: true } } },
      resolve: ({ attempts }) => Math.max(1, ...attempts.map(({ ordinal }) => ordinal)),
    }),
    title: t.exposeString("title", { description: "Name of the release." }),
    client: t.exposeString("client", {
      nullable: true,
      description: "Name of the download client.",
    }),
    protocol: t.exposeString("protocol", { nullable: true, description: "torrent or usenet." }),
    quality: t.exposeString("quality", {
      nullable: true,
      description: "Quality as Sonarr or Radarr names it.",
    }),
    indexer: t.exposeString("indexer", {
      nullable: true,
      description: "Where the release was found.",
    }),
    size: t.expose("size", { type: "BigInt", nullable: true, description: "Size in bytes." }),
    progress: t.exposeFloat("progress", { description: "0 to 1 of what is wanted of it." }),
    speed: t.exposeFloat("speed", { nullable: true, description: "Bytes per second." }),
    eta: t.expose("eta", {
      type: "DateTime",
      nullable: true,
      description: "When it will be done.",
    }),
    state: t.field({
      type: DownloadState,
      description: "What the download client does with it, or how it ended.",
      select: { state: true },
      resolve: ({ state }) => toDownloadState(state),
    }),
    requests: t.prismaField({
      type: ["MediaRequest"],
      description: "Whom it is for.",
      select: { id: true },
      resolve: async (query, { id }, _args, ctx) => {
        const { read } = ctx.tracking.store;
        const links = await read.attempt.findMany({
          where: { downloadRowId: id },
          select: { unit: { select: { requestId: true } } },
        });
        const ids = [...new Set(links.map(({ unit }) => unit.requestId))];
        return read.mediaRequest.findMany({
          ...query,
          where: { id: { in: ids } },
          orderBy: { id: "asc" },
        });
      },
    }),
    files: t.prismaField({
      type: ["Attempt"],
      description:
        "Its files that somebody waits for, in order of episode; a file with two episodes stands there twice.",
      select: { id: true },
      args: { requestId: t.arg.id({ description: "For this request only." }) },
      resolve: (query, { id }, { requestId }, ctx) =>
        ctx.tracking.store.read.attempt.findMany({
          ...query,
          where: {
            downloadRowId: id,
            fileName: { not: null },
            ...(requestId != null && { unit: { requestId } }),
          },
          orderBy: [{ unit: { season: "asc" } }, { unit: { number: "asc" } }, { id: "asc" }],
        }),
    }),
  }),
});
