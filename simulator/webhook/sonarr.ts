import { outputPathOf } from "../service/arr-resource.ts";
import type { ServiceContext } from "../service/context.ts";
import { episodeOf } from "../service/sonarr-series.ts";
import type { WorldEvent } from "../world/event.ts";
import type { ArrItem, Download, MediaFile, Unit } from "../world/model.ts";
import { isAnime, slugOf } from "../world/title.ts";
import {
  blockedPart,
  clientPart,
  filePart,
  grabbedRelease,
  healthPart,
  itemPart,
  NO_CUSTOM_FORMATS,
} from "./arr-part.ts";

/** Sonarr 4.0 with every connection flag on: an N-file pack yields N + 1 `Download` events. */
export function toSonarrWebhooks(context: ServiceContext, event: WorldEvent): object[] {
  // Sonarr's health webhook does not name the source.
  if (event.kind === "health")
    return event.instance === "sonarr" ? [{ ...healthPart(event), instanceName: "Sonarr" }] : [];
  const body = sonarrBody(context, event);
  if (!body) return [];
  return [{ ...body, instanceName: "Sonarr", applicationUrl: "" }];
}

function sonarrBody(context: ServiceContext, event: WorldEvent): object | null {
  const series = (item: ArrItem) => ({ series: seriesPart(context, item) });
  switch (event.kind) {
    case "item-added":
      if (event.item.arr !== "sonarr") return null;
      return { ...series(event.item), eventType: "SeriesAdd" };
    case "item-deleted":
      if (event.item.arr !== "sonarr") return null;
      return { ...series(event.item), deletedFiles: event.withFiles, eventType: "SeriesDelete" };
    case "grabbed":
      return isSonarrDownload(event.download)
        ? {
            ...series(event.download.item),
            episodes: episodesPart(event.download.item, event.download.units),
            release: grabbedRelease(event.download.release),
            ...clientPart(event.download),
            ...NO_CUSTOM_FORMATS,
            eventType: "Grab",
          }
        : null;
    case "imported":
      return event.file.item.arr === "sonarr"
        ? importedBody(context, event.file, event.replaced)
        : null;
    case "import-complete":
      return isSonarrDownload(event.download) ? completeBody(context, event.download) : null;
    case "import-blocked":
      return isSonarrDownload(event.download)
        ? {
            ...series(event.download.item),
            episodes: episodesPart(event.download.item, event.download.units),
            ...blockedPart(event.download),
            release: importedRelease(event.download),
            eventType: "ManualInteractionRequired",
          }
        : null;
    case "file-deleted":
      if (event.file.item.arr !== "sonarr") return null;
      return {
        ...series(event.file.item),
        episodes: episodesPart(event.file.item, event.file.units),
        episodeFile: filePart(event.file),
        deleteReason: event.reason,
        eventType: "EpisodeFileDelete",
      };
    default:
      return null;
  }
}

function isSonarrDownload(download: Download): boolean {
  return download.item.arr === "sonarr";
}

function importedBody(context: ServiceContext, file: MediaFile, replaced: readonly MediaFile[]) {
  return {
    series: seriesPart(context, file.item),
    episodes: episodesPart(file.item, file.units),
    episodeFile: { ...filePart(file), sourcePath: file.sourcePath },
    isUpgrade: replaced.length > 0,
    ...clientPart(file.download),
    ...(replaced.length > 0 ? { deletedFiles: replaced.map(filePart) } : {}),
    ...NO_CUSTOM_FORMATS,
    release: importedRelease(file.download),
    eventType: "Download",
  };
}

/** Only `episodeFiles` distinguishes this event from that of a single file. */
function completeBody(context: ServiceContext, download: Download) {
  const files = download.imported;
  return {
    series: seriesPart(context, download.item),
    episodes: episodesPart(
      download.item,
      files.flatMap((file) => file.units),
    ),
    episodeFiles: files.map(filePart),
    ...clientPart(download),
    release: importedRelease(download),
    fileCount: files.length,
    sourcePath: outputPathOf(download),
    destinationPath: commonFolder(files.map((file) => file.path)),
    eventType: "Download",
  };
}

function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.split("/").slice(0, -1));
  const [first = []] = folders;
  const length = first.findIndex((part, index) => folders.some((folder) => folder[index] !== part));
  return first.slice(0, length === -1 ? first.length : length).join("/");
}

/** Without a grab in the history, only the type is known. */
function importedRelease(download: Download | null) {
  if (!download) return { releaseType: "unknown" };
  return {
    releaseTitle: download.release.title,
    indexer: download.release.indexer,
    size: download.release.size,
    releaseType: download.releaseType,
  };
}

function seriesPart(context: ServiceContext, item: ArrItem) {
  const { title } = item;
  return {
    id: item.id,
    title: title.title,
    titleSlug: slugOf(title),
    path: item.path,
    tvdbId: title.kind === "series" ? title.tvdbId : 0,
    tvMazeId: 0,
    tmdbId: title.tmdbId,
    imdbId: title.imdbId,
    type: isAnime(title) ? "anime" : "standard",
    year: title.year,
    ...itemPart(context, item),
  };
}

/** Absolute and scene numbers are not sent. */
function episodesPart(item: ArrItem, units: readonly Unit[]) {
  return units.map((unit) => {
    const episode = episodeOf(unit);
    return {
      id: unit.id,
      episodeNumber: episode.number,
      seasonNumber: episode.season,
      title: episode.title,
      ...(episode.airsAt
        ? {
            airDate: episode.airsAt.toISOString().slice(0, 10),
            airDateUtc: episode.airsAt.toISOString(),
          }
        : {}),
      seriesId: item.id,
      tvdbId: episode.tvdbId,
    };
  });
}
