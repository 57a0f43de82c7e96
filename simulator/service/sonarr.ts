import { get, put, remove, type Answer, type Call, type Route } from "../http/router.ts";
import { itemsOf } from "../world/arr.ts";
import { deleteItem } from "../world/deletion.ts";
import type { ArrItem, Unit } from "../world/model.ts";
import { setItemMonitored, setMonitored } from "../world/monitor.ts";
import type { World } from "../world/world.ts";
import { ARR_APPS, NOT_FOUND } from "./arr-app.ts";
import { fileRoutes } from "./arr-file.ts";
import type { Notifications } from "./arr-notification.ts";
import { episodeFacts } from "./arr-release.ts";
import { sharedArrRoutes } from "./arr-routes.ts";
import type { ServiceContext } from "./context.ts";
import { listOf, numbersOf, readBody } from "./read-body.ts";
import { nameOfEvent, queueRows, toEpisode, toEpisodeFile, toHistory } from "./sonarr-resource.ts";
import { toSeries } from "./sonarr-series.ts";

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
        nameOfEvent,
        queueRows: (query) => queueRows(context, query),
        toHistory: (entry, query) => toHistory(context, entry, query),
        toOffer: episodeFacts,
        overriddenUnits: (body) => overriddenUnits(world, body),
        toCandidate: (item, units) => toCandidate(context, item, units),
      },
      notifications,
    ),
    ...seriesRoutes(context),
    get("/api/v3/episode", (call) => listEpisodes(context, call)),
    put("/api/v3/episode/monitor", ({ body }) => monitorEpisodes(world, body)),
    get("/api/v3/episode/:id", ({ params }) => {
      for (const item of itemsOf(world, "sonarr")) {
        const unit = item.units.find(({ id }) => String(id) === params["id"]);
        if (unit) return { json: toEpisode(item, unit, true) };
      }
      return NOT_FOUND;
    }),
    ...fileRoutes(world, {
      instance: "sonarr",
      path: "/api/v3/episodefile",
      itemName: "seriesId",
      listName: "episodeFileIds",
      toFile: toEpisodeFile,
    }),
  ];
}

function seriesRoutes(context: ServiceContext): Route[] {
  const { world } = context;
  return [
    get("/api/v3/series", ({ query }) => {
      const tvdbId = query.text("tvdbId");
      const matching = itemsOf(world, "sonarr").filter(
        ({ title }) =>
          tvdbId === null || (title.kind === "series" && String(title.tvdbId) === tvdbId),
      );
      return { json: matching.map((item) => toSeries(context, item)) };
    }),
    put("/api/v3/series/editor", ({ body }) => {
      const items = namedSeries(world, body);
      const monitored = readBody(body)?.["monitored"];
      if (typeof monitored === "boolean")
        for (const item of items) setItemMonitored(world, item, monitored);
      return { status: 202, json: items.map((item) => toSeries(context, item)) };
    }),
    remove("/api/v3/series/editor", ({ body }) => {
      const withFiles = readBody(body)?.["deleteFiles"] === true;
      for (const item of namedSeries(world, body)) deleteItem(world, item, withFiles);
      return { json: {} };
    }),
    get("/api/v3/series/:id", ({ params }) => {
      const item = findSeries(world, params["id"]);
      return item ? { json: toSeries(context, item) } : NOT_FOUND;
    }),
    put("/api/v3/series/:id", ({ params, body }) => {
      const item = findSeries(world, params["id"]);
      if (!item) return NOT_FOUND;
      monitorSeasons(world, item, body);
      return { status: 202, json: toSeries(context, item) };
    }),
    remove("/api/v3/series/:id", ({ params, query }) => {
      const item = findSeries(world, params["id"]);
      // A second delete breaks in Sonarr 4 instead of answering 404.
      if (!item) return { status: 500, json: { message: "Sequence contains no elements" } };
      deleteItem(world, item, query.flag("deleteFiles"));
      return { json: {} };
    }),
  ];
}

/** Sonarr takes any episodes of the series. */
function overriddenUnits(world: World, body: Readonly<Record<string, unknown>>): Unit[] | null {
  const ids = numbersOf(body["episodeIds"]);
  const item = itemsOf(world, "sonarr").find(({ id }) => id === body["seriesId"]);
  const units = item?.units.filter(({ id }) => ids.includes(id)) ?? [];
  return units.length === 0 ? null : units;
}

function findSeries(world: World, id: string | undefined): ArrItem | null {
  return itemsOf(world, "sonarr").find((item) => String(item.id) === id) ?? null;
}

function namedSeries(world: World, body: string): ArrItem[] {
  const ids = numbersOf(readBody(body)?.["seriesIds"]);
  return itemsOf(world, "sonarr").filter(({ id }) => ids.includes(id));
}

/** A changed season changes its episodes; an unchanged one leaves them alone. */
function monitorSeasons(world: World, item: ArrItem, body: string): void {
  const given = readBody(body);
  if (typeof given?.["monitored"] === "boolean" && given["monitored"] !== item.monitored)
    setItemMonitored(world, item, given["monitored"]);
  for (const { seasonNumber, monitored } of listOf(given?.["seasons"])) {
    const units = item.units.filter(({ episode }) => episode?.season === seasonNumber);
    const was = units.some((unit) => unit.monitored);
    if (typeof monitored === "boolean" && monitored !== was)
      setMonitored(world, item, units, monitored);
  }
}

function monitorEpisodes(world: World, body: string): Answer {
  const given = readBody(body);
  const ids = numbersOf(given?.["episodeIds"]);
  const changed = itemsOf(world, "sonarr").flatMap((item) => {
    const units = item.units.filter(({ id }) => ids.includes(id));
    if (units.length > 0) setMonitored(world, item, units, given?.["monitored"] === true);
    return units.map((unit) => toEpisode(item, unit, false));
  });
  return { status: 202, json: changed };
}

function listEpisodes({ world }: ServiceContext, { query }: Call) {
  const ids = query.list("episodeIds");
  const seriesId = query.text("seriesId");
  if (seriesId === null && ids.length === 0) {
    return { status: 400, json: { message: "seriesId or episodeIds must be provided" } };
  }
  const season = query.text("seasonNumber");
  const rows = itemsOf(world, "sonarr")
    .filter((item) => seriesId === null || String(item.id) === seriesId)
    .flatMap((item) => item.units.map((unit) => ({ item, unit })))
    .filter(({ unit }) => ids.length === 0 || ids.includes(String(unit.id)))
    .filter(({ unit }) => season === null || String(unit.episode?.season) === season);
  return {
    json: rows.map(({ item, unit }) => toEpisode(item, unit, query.flag("includeEpisodeFile"))),
  };
}

function toCandidate(context: ServiceContext, item: ArrItem, units: readonly Unit[]) {
  return {
    series: toSeries(context, item),
    seasonNumber: units[0]?.episode?.season ?? 0,
    episodes: units.map((unit) => toEpisode(item, unit, false)),
    releaseType: units.length > 1 ? "multiEpisode" : "singleEpisode",
  };
}
