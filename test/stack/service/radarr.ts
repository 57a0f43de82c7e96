import { get, remove, type Call, type Route } from "../http/router.ts";
import { numberOf } from "../random.ts";
import { folderName } from "../world/arr.ts";
import { deleteItem } from "../world/deletion.ts";
import { deleteFile } from "../world/media-file.ts";
import type { ArrInstance, ArrItem, HistoryRecord, MediaFile } from "../world/model.ts";
import { queuedDownloads } from "../world/queue.ts";
import { isAnime } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { ARR_APPS } from "./arr-app.ts";
import type { Notifications } from "./arr-notification.ts";
import { fileFacts, historyFacts, queueFacts, radarrQualityModel } from "./arr-resource.ts";
import { NOT_FOUND, sharedArrRoutes, type QueueRow } from "./arr-routes.ts";
import type { ServiceContext } from "./context.ts";
import { posterUrl } from "./poster.ts";

const EVENT_NUMBERS = [
  "unknown",
  "grabbed",
  "",
  "downloadFolderImported",
  "downloadFailed",
  "",
  "movieFileDeleted",
  "movieFolderImported",
  "movieFileRenamed",
  "downloadIgnored",
];

type RadarrInstance = Exclude<ArrInstance, "sonarr">;

export function radarrRoutes(
  context: ServiceContext,
  instance: RadarrInstance,
  notifications: Notifications,
): Route[] {
  const { world } = context;
  return [
    ...sharedArrRoutes(
      context,
      {
        ...ARR_APPS[instance],
        eventNumbers: EVENT_NUMBERS,
        queueRows: (query) => queueRows(context, instance, query),
        toHistory: (entry, query) => toHistory(context, entry, query),
      },
      notifications,
    ),
    get("/api/v3/movie", ({ query }) => {
      const tmdbId = query.text("tmdbId");
      const matching = listMovies(world, instance).filter(
        ({ title }) => tmdbId === null || String(title.tmdbId) === tmdbId,
      );
      return { json: matching.map((item) => toMovie(context, item)) };
    }),
    get("/api/v3/movie/:id", ({ params }) => {
      const item = findMovie(world, instance, params["id"]);
      return item ? { json: toMovie(context, item) } : NOT_FOUND;
    }),
    remove("/api/v3/movie/:id", ({ params, query }) => {
      const item = findMovie(world, instance, params["id"]);
      if (!item) return NOT_FOUND;
      deleteItem(world, item, query.flag("deleteFiles"));
      return { json: {} };
    }),
    get("/api/v3/moviefile", ({ query }) => {
      const ids = query.list("movieId");
      return {
        json: listFiles(world, instance)
          .filter((file) => ids.includes(String(file.item.id)))
          .map(toMovieFile),
      };
    }),
    get("/api/v3/moviefile/:id", ({ params }) => {
      const file = listFiles(world, instance).find(({ id }) => String(id) === params["id"]);
      return file ? { json: toMovieFile(file) } : NOT_FOUND;
    }),
    remove("/api/v3/moviefile/:id", ({ params }) => {
      const file = listFiles(world, instance).find(({ id }) => String(id) === params["id"]);
      if (!file) return NOT_FOUND;
      deleteFile(world, file, "manual");
      return { json: {} };
    }),
  ];
}

function listMovies(world: World, instance: RadarrInstance): ArrItem[] {
  return world.items.filter((item) => item.instance === instance);
}

function findMovie(world: World, instance: RadarrInstance, id: string | undefined): ArrItem | null {
  return listMovies(world, instance).find((item) => String(item.id) === id) ?? null;
}

function listFiles(world: World, instance: RadarrInstance): MediaFile[] {
  return world.files.filter((file) => file.item.instance === instance && !file.isDeleted);
}

export function toMovie(context: ServiceContext, item: ArrItem) {
  const { title } = item;
  if (title.kind !== "film") throw new Error(`${title.title} is not a film`);
  const file = item.units[0]?.file ?? null;
  const isReleased = title.releasedAt <= context.world.clock.now();
  return {
    title: title.title,
    originalTitle: title.originalTitle,
    originalLanguage: isAnime(title) ? { id: 8, name: "Japanese" } : { id: 1, name: "English" },
    alternateTitles: [],
    secondaryYearSourceId: 0,
    sortTitle: title.title.toLowerCase(),
    sizeOnDisk: file?.size ?? 0,
    status: isReleased ? "released" : "announced",
    overview: title.overview,
    digitalRelease: title.releasedAt.toISOString(),
    releaseDate: title.releasedAt.toISOString(),
    images: [
      {
        coverType: "poster",
        url: `/MediaCover/${item.id}/poster.jpg`,
        remoteUrl: posterUrl(context, title),
      },
    ],
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

/** What a caller may ask to be told with each record. */
function embedded(context: ServiceContext, query: Call["query"], item: ArrItem) {
  return query.flag("includeMovie") && { movie: toMovie(context, item) };
}

function queueRows(
  context: ServiceContext,
  instance: RadarrInstance,
  query: Call["query"],
): QueueRow[] {
  const { world } = context;
  const movieIds = [...query.list("movieIds"), ...query.list("movieId")];
  return queuedDownloads(world, instance)
    .filter(({ item }) => movieIds.length === 0 || movieIds.includes(String(item.id)))
    .map((download) => {
      const id = numberOf(`qBittorrent ${download.hash}`, 1, 2 ** 31 - 1);
      return {
        id,
        download,
        resource: {
          movieId: download.item.id,
          quality: radarrQualityModel(download.release),
          ...queueFacts(world, download),
          id,
          ...embedded(context, query, download.item),
        },
      };
    });
}

function toHistory(context: ServiceContext, entry: HistoryRecord, query: Call["query"]) {
  return {
    movieId: entry.item.id,
    quality: radarrQualityModel(entry.release),
    eventType: entry.eventType === "fileDeleted" ? "movieFileDeleted" : entry.eventType,
    ...historyFacts(entry),
    ...embedded(context, query, entry.item),
  };
}
