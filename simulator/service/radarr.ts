import { get, put, remove, type Route } from "../http/router.ts";
import { itemsOf } from "../world/arr.ts";
import { deleteItem } from "../world/deletion.ts";
import type { ArrInstance, ArrItem } from "../world/model.ts";
import { setItemMonitored } from "../world/monitor.ts";
import type { Offer } from "../world/offer-model.ts";
import type { World } from "../world/world.ts";
import { ARR_APPS, NOT_FOUND } from "./arr-app.ts";
import { fileRoutes } from "./arr-file.ts";
import type { Notifications } from "./arr-notification.ts";
import { sharedArrRoutes } from "./arr-routes.ts";
import type { ServiceContext } from "./context.ts";
import { nameOfEvent, queueRows, toHistory, toMovie, toMovieFile } from "./radarr-resource.ts";
import { numbersOf, readBody } from "./read-body.ts";

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
        nameOfEvent,
        queueRows: (query) => queueRows(context, instance, query),
        toHistory: (entry, query) => toHistory(context, entry, query),
        toOffer,
        overriddenUnits: ({ movieId }) =>
          itemsOf(world, instance).find(({ id }) => id === movieId)?.units ?? null,
        toCandidate: (item) => ({ movie: toMovie(context, item) }),
      },
      notifications,
    ),
    ...movieRoutes(context, instance),
    ...fileRoutes(world, {
      instance,
      path: "/api/v3/moviefile",
      itemName: "movieId",
      listName: "movieFileIds",
      toFile: toMovieFile,
    }),
  ];
}

function movieRoutes(context: ServiceContext, instance: RadarrInstance): Route[] {
  const { world } = context;
  const find = (id: string | undefined): ArrItem | null =>
    itemsOf(world, instance).find((item) => String(item.id) === id) ?? null;
  return [
    get("/api/v3/movie", ({ query }) => {
      const tmdbId = query.text("tmdbId");
      const matching = itemsOf(world, instance).filter(
        ({ title }) => tmdbId === null || String(title.tmdbId) === tmdbId,
      );
      return { json: matching.map((item) => toMovie(context, item)) };
    }),
    put("/api/v3/movie/editor", ({ body }) => {
      const items = namedMovies(world, instance, body);
      const monitored = readBody(body)?.["monitored"];
      if (typeof monitored === "boolean")
        for (const item of items) setItemMonitored(world, item, monitored);
      return { status: 202, json: items.map((item) => toMovie(context, item)) };
    }),
    remove("/api/v3/movie/editor", ({ body }) => {
      const withFiles = readBody(body)?.["deleteFiles"] === true;
      for (const item of namedMovies(world, instance, body)) deleteItem(world, item, withFiles);
      return { json: {} };
    }),
    get("/api/v3/movie/:id", ({ params }) => {
      const item = find(params["id"]);
      return item ? { json: toMovie(context, item) } : NOT_FOUND;
    }),
    put("/api/v3/movie/:id", ({ params, body }) => {
      const item = find(params["id"]);
      if (!item) return NOT_FOUND;
      const monitored = readBody(body)?.["monitored"];
      if (typeof monitored === "boolean") setItemMonitored(world, item, monitored);
      return { status: 202, json: toMovie(context, item) };
    }),
    remove("/api/v3/movie/:id", ({ params, query }) => {
      const item = find(params["id"]);
      if (!item) return NOT_FOUND;
      deleteItem(world, item, query.flag("deleteFiles"));
      return { json: {} };
    }),
  ];
}

function namedMovies(world: World, instance: RadarrInstance, body: string): ArrItem[] {
  const ids = numbersOf(readBody(body)?.["movieIds"]);
  return itemsOf(world, instance).filter(({ id }) => ids.includes(id));
}

function toOffer({ item, unread }: Offer) {
  return {
    movieTitles: [item.title.title],
    ...(unread === null ? { mappedMovieId: item.id } : {}),
    tmdbId: item.title.tmdbId,
    imdbId: 0,
    movieRequested: true,
    edition: "",
  };
}
