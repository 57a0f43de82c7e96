import type { ServiceContext } from "../service/context.ts";
import type { WorldEvent } from "../world/event.ts";
import type { ArrItem, Download, MediaFile } from "../world/model.ts";
import {
  blockedPart,
  clientPart,
  filePart,
  grabbedRelease,
  healthPart,
  itemPart,
  NO_CUSTOM_FORMATS,
} from "./arr-part.ts";
import type { Webhook } from "./delivery.ts";

/** Radarr 6.1: no import-complete event exists. */
export function toRadarrWebhook(context: ServiceContext, event: WorldEvent): Webhook | null {
  const instance = event.kind === "health" ? event.instance : itemOf(event)?.instance;
  if (instance === undefined || instance === "sonarr") return null;
  const body = event.kind === "health" ? healthPart(event) : radarrBody(context, event);
  if (!body) return null;
  // For a restored check Radarr does not name the source.
  const hasAddress = event.kind !== "health" || !event.isRestored;
  const end = { instanceName: "Radarr", ...(hasAddress ? { applicationUrl: "" } : {}) };
  return { from: instance, body: { ...body, ...end } };
}

/** The movie that the event is about. */
function itemOf(event: WorldEvent): ArrItem | null {
  switch (event.kind) {
    case "item-added":
    case "item-deleted":
      return event.item;
    case "grabbed":
    case "import-blocked":
      return event.download.item;
    case "imported":
    case "file-deleted":
      return event.file.item;
    default:
      return null;
  }
}

function radarrBody(context: ServiceContext, event: WorldEvent): object | null {
  const movie = (item: ArrItem) => ({ movie: moviePart(context, item) });
  switch (event.kind) {
    case "item-added":
      return { ...movie(event.item), addMethod: "manual", eventType: "MovieAdded" };
    case "item-deleted":
      return {
        ...movie(event.item),
        deletedFiles: event.withFiles,
        movieFolderSize: 0,
        eventType: "MovieDelete",
      };
    case "grabbed":
      return {
        ...movie(event.download.item),
        remoteMovie: remotePart(event.download.item),
        release: { ...grabbedRelease(event.download.release), indexerFlags: [] },
        ...clientPart(event.download),
        ...NO_CUSTOM_FORMATS,
        eventType: "Grab",
      };
    case "imported":
      return importedBody(context, event.file, event.replaced);
    case "import-blocked":
      return {
        ...movie(event.download.item),
        ...blockedPart(event.download),
        release: importedRelease(event.download),
        eventType: "ManualInteractionRequired",
      };
    case "file-deleted":
      return {
        ...movie(event.file.item),
        movieFile: movieFilePart(event.file),
        deleteReason: event.reason,
        eventType: "MovieFileDelete",
      };
    default:
      return null;
  }
}

function importedBody(context: ServiceContext, file: MediaFile, replaced: readonly MediaFile[]) {
  return {
    movie: moviePart(context, file.item),
    remoteMovie: remotePart(file.item),
    movieFile: { ...movieFilePart(file), sourcePath: file.sourcePath },
    isUpgrade: replaced.length > 0,
    ...clientPart(file.download),
    ...(replaced.length > 0 ? { deletedFiles: replaced.map(movieFilePart) } : {}),
    ...NO_CUSTOM_FORMATS,
    release: importedRelease(file.download),
    eventType: "Download",
  };
}

/** Radarr stores the flags of a file as one text. */
function movieFilePart(file: MediaFile) {
  return { ...filePart(file), indexerFlags: "0" };
}

/** Without a grab in the history, only a size of zero is known. */
function importedRelease(download: Download | null) {
  if (!download) return { size: 0 };
  const { title, indexer, size } = download.release;
  return { releaseTitle: title, indexer, size, indexerFlags: [] };
}

function remotePart(item: ArrItem) {
  const { tmdbId, imdbId, title, year } = item.title;
  return { tmdbId, imdbId, title, year };
}

function moviePart(context: ServiceContext, item: ArrItem) {
  const { title } = item;
  return {
    id: item.id,
    title: title.title,
    year: title.year,
    ...(title.kind === "movie" ? { releaseDate: title.releasedAt.toISOString().slice(0, 10) } : {}),
    folderPath: item.path,
    tmdbId: title.tmdbId,
    imdbId: title.imdbId,
    overview: title.overview,
    ...itemPart(context, item),
  };
}
