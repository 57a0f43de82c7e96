import type { Call } from "../http/router.ts";
import { numberOf } from "../random.ts";
import type { ArrItem, Download, HistoryRecord, MediaFile, Unit } from "../world/model.ts";
import type { PendingRelease } from "../world/offer-model.ts";
import { queuedDownloads } from "../world/queue.ts";
import type { EpisodeTitle } from "../world/title.ts";
import { expectFound } from "../world/world.ts";
import type { QueueRow } from "./arr-queue.ts";
import { fileFacts, historyFacts, pendingFacts, qualityModel, queueFacts } from "./arr-resource.ts";
import type { ServiceContext } from "./context.ts";
import { episodeOf, toSeries } from "./sonarr-series.ts";

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
    ...sceneNumbers(episode),
    unverifiedSceneNumbering: false,
    id: unit.id,
  };
}

function sceneNumbers({ scene }: EpisodeTitle) {
  return {
    ...(scene?.season === undefined ? {} : { sceneSeasonNumber: scene.season }),
    ...(scene?.number === undefined ? {} : { sceneEpisodeNumber: scene.number }),
    ...(scene?.absolute === undefined ? {} : { sceneAbsoluteEpisodeNumber: scene.absolute }),
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

/** Optional parts of each record. */
function embedded(context: ServiceContext, query: Call["query"], item: ArrItem, unit: Unit) {
  return {
    ...(query.flag("includeSeries") && { series: toSeries(context, item) }),
    ...(query.flag("includeEpisode") && { episode: toEpisode(item, unit, false) }),
  };
}

export function queueRows(context: ServiceContext, query: Call["query"]): QueueRow[] {
  const { world } = context;
  const seriesIds = [...query.list("seriesIds"), ...query.list("seriesId")];
  const episodeIds = query.list("episodeIds");
  const followed = queuedDownloads(world, "sonarr");
  const waiting = world.pending.filter(({ item }) => item.instance === "sonarr");
  return [...followed, ...waiting]
    .filter(({ item }) => seriesIds.length === 0 || seriesIds.includes(String(item.id)))
    .flatMap((what) =>
      what.units
        .filter(({ id }) => episodeIds.length === 0 || episodeIds.includes(String(id)))
        .map((unit) => toQueueRow(context, what, unit, query)),
    );
}

/** One row per episode; size and time left are those of the whole download. */
function toQueueRow(
  context: ServiceContext,
  what: Download | PendingRelease,
  unit: Unit,
  query: Call["query"],
): QueueRow {
  const { world } = context;
  const isPending = "reason" in what;
  const key = isPending ? `pending ${what.id}` : `qBittorrent ${what.hash}`;
  const id = numberOf(`${key} ${unit.id}`, 1, 2 ** 31 - 1);
  return {
    id,
    what,
    resource: {
      seriesId: what.item.id,
      episodeId: unit.id,
      seasonNumber: episodeOf(unit).season,
      quality: qualityModel(what.release),
      ...(isPending ? pendingFacts(what, world.clock.now()) : queueFacts(world, what)),
      episodeHasFile: unit.file !== null,
      id,
      ...embedded(context, query, what.item, unit),
    },
  };
}

export function toHistory(context: ServiceContext, entry: HistoryRecord, query: Call["query"]) {
  return {
    episodeId: entry.unit.id,
    seriesId: entry.item.id,
    quality: qualityModel(entry.release),
    eventType: nameOfEvent(entry.eventType),
    ...historyFacts(entry),
    ...embedded(context, query, entry.item, entry.unit),
  };
}

export function nameOfEvent(type: HistoryRecord["eventType"]): string {
  return type === "fileDeleted" ? "episodeFileDeleted" : type;
}
