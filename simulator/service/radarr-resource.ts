import type { Call } from "../http/router.ts";
import { numberOf } from "../random.ts";
import { folderName } from "../world/arr.ts";
import type { ArrInstance, ArrItem, HistoryRecord, MediaFile } from "../world/model.ts";
import { queuedDownloads } from "../world/queue.ts";
import { isAnime } from "../world/title.ts";
import type { QueueRow } from "./arr-queue.ts";
import {
  fileFacts,
  historyFacts,
  pendingFacts,
  queueFacts,
  radarrQualityModel,
} from "./arr-resource.ts";
import type { ServiceContext } from "./context.ts";
import { imagesOf } from "./poster.ts";

export function toMovie(context: ServiceContext, item: ArrItem) {
  const { title } = item;
  if (title.kind !== "movie") throw new Error(`${title.title} is not a movie`);
  const file = item.units[0]?.file ?? null;
  const isReleased = title.releasedAt <= context.world.clock.now();
  const isShown = title.year <= context.world.clock.now().getUTCFullYear();
  return {
    title: title.title,
    originalTitle: title.originalTitle,
    originalLanguage: isAnime(title) ? { id: 8, name: "Japanese" } : { id: 1, name: "English" },
    alternateTitles: title.alternateTitles.map((name, index) => ({
      sourceType: "tmdb",
      movieMetadataId: item.id,
      title: name,
      cleanTitle: name.toLowerCase().replace(/[^a-z0-9]/g, ""),
      id: index + 1,
    })),
    secondaryYearSourceId: 0,
    sortTitle: title.title.toLowerCase(),
    sizeOnDisk: file?.size ?? 0,
    // A movie of a past year has been in cinemas.
    status: isReleased ? "released" : isShown ? "inCinemas" : "announced",
    overview: title.overview,
    digitalRelease: title.releasedAt.toISOString(),
    releaseDate: title.releasedAt.toISOString(),
    images: imagesOf(context, title, item.id),
    website: "",
    year: title.year,
    youTubeTrailerId: "",
    studio: "",
    path: item.path,
    qualityProfileId: 6,
    hasFile: file !== null,
    movieFileId: file?.id ?? 0,
    monitored: item.monitored,
    minimumAvailability: "released",
    isAvailable: isReleased,
    folderName: folderName(title),
    runtime: title.runtimeMinutes,
    cleanTitle: title.title.toLowerCase().replace(/[^a-z0-9]/g, ""),
    imdbId: title.imdbId,
    tmdbId: title.tmdbId,
    titleSlug: String(title.tmdbId),
    rootFolderPath: `${item.rootFolder}/`,
    genres: title.genres,
    keywords: [],
    tags: isAnime(title) ? [3] : [],
    added: item.addedAt.toISOString(),
    ratings: {},
    ...(file ? { movieFile: toMovieFile(file) } : {}),
    popularity: 50.5,
    statistics: {
      movieFileCount: file ? 1 : 0,
      sizeOnDisk: file?.size ?? 0,
      releaseGroups: file ? [file.release.group] : [],
    },
    id: item.id,
  };
}

export function toMovieFile(file: MediaFile) {
  return {
    movieId: file.item.id,
    ...fileFacts(file),
    edition: "",
    quality: radarrQualityModel(file.release),
    ...(file.sourcePath === null
      ? {}
      : { originalFilePath: file.sourcePath.split("/").slice(-2).join("/") }),
  };
}

/** Optional parts of each record. */
function embedded(context: ServiceContext, query: Call["query"], item: ArrItem) {
  return query.flag("includeMovie") && { movie: toMovie(context, item) };
}

export function queueRows(
  context: ServiceContext,
  instance: ArrInstance,
  query: Call["query"],
): QueueRow[] {
  const { world } = context;
  const movieIds = [...query.list("movieIds"), ...query.list("movieId")];
  const followed = queuedDownloads(world, instance);
  const waiting = world.pending.filter(({ item }) => item.instance === instance);
  return [...followed, ...waiting]
    .filter(({ item }) => movieIds.length === 0 || movieIds.includes(String(item.id)))
    .map((what) => {
      const isPending = "reason" in what;
      const key = isPending ? `pending ${what.id}` : `qBittorrent ${what.hash}`;
      const id = numberOf(key, 1, 2 ** 31 - 1);
      return {
        id,
        what,
        resource: {
          movieId: what.item.id,
          quality: radarrQualityModel(what.release),
          ...(isPending ? pendingFacts(what, world.clock.now()) : queueFacts(world, what)),
          id,
          ...embedded(context, query, what.item),
        },
      };
    });
}

export function toHistory(context: ServiceContext, entry: HistoryRecord, query: Call["query"]) {
  return {
    movieId: entry.item.id,
    quality: radarrQualityModel(entry.release),
    eventType: nameOfEvent(entry.eventType),
    ...historyFacts(entry),
    ...embedded(context, query, entry.item),
  };
}

export function nameOfEvent(type: HistoryRecord["eventType"]): string {
  return type === "fileDeleted" ? "movieFileDeleted" : type;
}
