import { get, remove, type Call, type Route } from "../http/router.ts";
import { numberOf } from "../random.ts";
import { deleteItem } from "../world/deletion.ts";
import { deleteFile } from "../world/media-file.ts";
import type { ArrItem, Download, HistoryRecord, MediaFile, Unit } from "../world/model.ts";
import { queuedDownloads } from "../world/queue.ts";
import { expectFound, type World } from "../world/world.ts";
import { ARR_APPS } from "./arr-app.ts";
import type { Notifications } from "./arr-notification.ts";
import { fileFacts, historyFacts, qualityModel, queueFacts } from "./arr-resource.ts";
import { NOT_FOUND, sharedArrRoutes, type QueueRow } from "./arr-routes.ts";
import type { ServiceContext } from "./context.ts";
import { episodeOf, toSeries } from "./sonarr-series.ts";

const EVENT_NUMBERS = [
  "unknown",
  "grabbed",
  "seriesFolderImported",
  "downloadFolderImported",
  "downloadFailed",
  "episodeFileDeleted",
  "episodeFileRenamed",
  "downloadIgnored",
];

export function sonarrRoutes(context: ServiceContext, notifications: Notifications): Route[] {
  const { world } = context;
  return [
    ...sharedArrRoutes(
      context,
      {
        ...ARR_APPS.sonarr,
        eventNumbers: EVENT_NUMBERS,
        queueRows: (query) => queueRows(context, query),
        toHistory: (entry, query) => toHistory(context, entry, query),
      },
      notifications,
    ),
    get("/api/v3/series", ({ query }) => {
      const tvdbId = query.text("tvdbId");
      const matching = listSeries(world).filter(
        ({ title }) =>
          tvdbId === null || (title.kind === "series" && String(title.tvdbId) === tvdbId),
      );
      return { json: matching.map((item) => toSeries(context, item)) };
    }),
    get("/api/v3/series/:id", ({ params }) => {
      const item = findSeries(world, params["id"]);
      return item ? { json: toSeries(context, item) } : NOT_FOUND;
    }),
    remove("/api/v3/series/:id", ({ params, query }) => {
      const item = findSeries(world, params["id"]);
      // A second delete breaks in Sonarr 4 instead of answering 404.
      if (!item) return { status: 500, json: { message: "Sequence contains no elements" } };
      deleteItem(world, item, query.flag("deleteFiles"));
      return { json: {} };
    }),
    get("/api/v3/episode", (call) => listEpisodes(context, call)),
    get("/api/v3/episode/:id", ({ params }) => {
      for (const item of listSeries(world)) {
        const unit = item.units.find(({ id }) => String(id) === params["id"]);
        if (unit) return { json: toEpisode(item, unit, true) };
      }
      return NOT_FOUND;
    }),
    get("/api/v3/episodefile", ({ query }) => {
      const seriesId = query.number("seriesId", 0);
      return {
        json: listFiles(world)
          .filter((file) => file.item.id === seriesId)
          .map(toEpisodeFile),
      };
    }),
    get("/api/v3/episodefile/:id", ({ params }) => {
      const file = listFiles(world).find(({ id }) => String(id) === params["id"]);
      return file ? { json: toEpisodeFile(file) } : NOT_FOUND;
    }),
    remove("/api/v3/episodefile/:id", ({ params }) => {
      const file = listFiles(world).find(({ id }) => String(id) === params["id"]);
      if (!file) return NOT_FOUND;
      deleteFile(world, file, "manual");
      return { json: {} };
    }),
  ];
}

function listSeries(world: World): ArrItem[] {
  return world.items.filter((item) => item.arr === "sonarr");
}

function findSeries(world: World, id: string | undefined): ArrItem | null {
  return listSeries(world).find((item) => String(item.id) === id) ?? null;
}

function listFiles(world: World): MediaFile[] {
  return world.files.filter((file) => file.item.arr === "sonarr" && !file.isDeleted);
}

function listEpisodes({ world }: ServiceContext, { query }: Call) {
  const ids = query.list("episodeIds");
  const seriesId = query.text("seriesId");
  if (seriesId === null && ids.length === 0) {
    return { status: 400, json: { message: "seriesId or episodeIds must be provided" } };
  }
  const season = query.text("seasonNumber");
  const rows = listSeries(world)
    .filter((item) => seriesId === null || String(item.id) === seriesId)
    .flatMap((item) => item.units.map((unit) => ({ item, unit })))
    .filter(({ unit }) => ids.length === 0 || ids.includes(String(unit.id)))
    .filter(({ unit }) => season === null || String(unit.episode?.season) === season);
  return {
    json: rows.map(({ item, unit }) => toEpisode(item, unit, query.flag("includeEpisodeFile"))),
  };
}

export function toEpisode(item: ArrItem, unit: Unit, includeFile: boolean) {
  const episode = episodeOf(unit);
  return {
    seriesId: item.id,
    tvdbId: episode.tvdbId,
    episodeFileId: unit.file?.id ?? 0,
    seasonNumber: episode.season,
    episodeNumber: episode.number,
    title: episode.title,
    ...(episode.airsAt
      ? {
          airDate: episode.airsAt.toISOString().slice(0, 10),
          airDateUtc: episode.airsAt.toISOString(),
        }
      : {}),
    runtime: item.title.runtimeMinutes,
    ...(includeFile && unit.file ? { episodeFile: toEpisodeFile(unit.file) } : {}),
    hasFile: unit.file !== null,
    monitored: unit.monitored,
    ...(episode.absoluteNumber === undefined
      ? {}
      : { absoluteEpisodeNumber: episode.absoluteNumber }),
    unverifiedSceneNumbering: false,
    id: unit.id,
  };
}

export function toEpisodeFile(file: MediaFile) {
  return {
    seriesId: file.item.id,
    seasonNumber: expectFound(file.units[0]?.episode, "episode of an episode file").season,
    ...fileFacts(file),
    quality: qualityModel(file.release),
    releaseType: file.download?.releaseType ?? "unknown",
  };
}

/** What a caller may ask to be told with each record. */
function embedded(context: ServiceContext, query: Call["query"], item: ArrItem, unit: Unit) {
  return {
    ...(query.flag("includeSeries") && { series: toSeries(context, item) }),
    ...(query.flag("includeEpisode") && { episode: toEpisode(item, unit, false) }),
  };
}

function queueRows(context: ServiceContext, query: Call["query"]): QueueRow[] {
  const { world } = context;
  const seriesIds = [...query.list("seriesIds"), ...query.list("seriesId")];
  const episodeIds = query.list("episodeIds");
  return queuedDownloads(world, "sonarr")
    .filter(({ item }) => seriesIds.length === 0 || seriesIds.includes(String(item.id)))
    .flatMap((download) =>
      download.units
        .filter(({ id }) => episodeIds.length === 0 || episodeIds.includes(String(id)))
        .map((unit) =>
          toQueueRow(world, download, unit, embedded(context, query, download.item, unit)),
        ),
    );
}

/** One row per episode; size and time are those of the whole download. */
function toQueueRow(world: World, download: Download, unit: Unit, embeds: object): QueueRow {
  const id = numberOf(`qBittorrent ${download.hash} ${unit.id}`, 1, 2 ** 31 - 1);
  return {
    id,
    download,
    resource: {
      seriesId: download.item.id,
      episodeId: unit.id,
      seasonNumber: episodeOf(unit).season,
      quality: qualityModel(download.release),
      ...queueFacts(world, download),
      episodeHasFile: unit.file !== null,
      id,
      ...embeds,
    },
  };
}

function toHistory(context: ServiceContext, entry: HistoryRecord, query: Call["query"]) {
  return {
    episodeId: entry.unit.id,
    seriesId: entry.item.id,
    quality: qualityModel(entry.release),
    eventType: entry.eventType === "fileDeleted" ? "episodeFileDeleted" : entry.eventType,
    ...historyFacts(entry),
    ...embedded(context, query, entry.item, entry.unit),
  };
}
