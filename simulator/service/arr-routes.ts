import { get, type Answer, type Call, type Route } from "../http/router.ts";
import { itemsOf } from "../world/arr.ts";
import type { HistoryRecord } from "../world/model.ts";
import type { World } from "../world/world.ts";
import type { ArrApp, ArrDialect } from "./arr-app.ts";
import { runCommand } from "./arr-command-effect.ts";
import { commandRoutes } from "./arr-command.ts";
import { listDownloadClients } from "./arr-download-client.ts";
import { importRoutes } from "./arr-import.ts";
import type { Notifications } from "./arr-notification.ts";
import { page } from "./arr-page.ts";
import { queueRoutes } from "./arr-queue.ts";
import { releaseRoutes } from "./arr-release.ts";
import { systemRoutes } from "./arr-system.ts";
import type { ServiceContext } from "./context.ts";

/** Every call needs the key, in one of three places. */
export function arrGuard(apiKey: string): (call: Call) => Answer | null {
  return ({ path, query, headers }) => {
    if (path === "/ping") return null;
    const given =
      query.text("apikey") ??
      headers["x-api-key"] ??
      headers.authorization?.replace(/^Bearer /i, "");
    return given === apiKey ? null : { status: 401, json: { error: "Unauthorized" } };
  };
}

/** Calls that Sonarr and Radarr answer in the same way. */
export function sharedArrRoutes(
  context: ServiceContext,
  dialect: ArrDialect,
  notifications: Notifications,
): Route[] {
  const { world } = context;
  const startedAt = world.clock.now();
  return [
    get("/ping", () => ({ json: { status: "OK" } })),
    get("/api/v3/system/status", () => ({ json: systemStatus(dialect, startedAt) })),
    get("/api/v3/health", () => ({ json: health(world, dialect, notifications) })),
    get("/api/v3/downloadclient", () => ({ json: listDownloadClients(context, dialect) })),
    get("/api/v3/tag", () => ({ json: [{ id: 3, label: "anime" }] })),
    ...queueRoutes(world, dialect),
    ...historyRoutes(world, dialect),
    ...notifications.routes,
    ...commandRoutes(world.clock, (name, body) => runCommand(world, dialect, name, body)),
    ...releaseRoutes(context, dialect),
    ...systemRoutes(world, dialect),
    ...importRoutes(context, dialect),
  ];
}

function systemStatus(dialect: ArrDialect, startedAt: Date) {
  return {
    appName: dialect.appName,
    instanceName: dialect.appName,
    version: dialect.version,
    buildTime: "2026-06-26T17:20:00Z",
    isDebug: false,
    isProduction: true,
    isAdmin: false,
    isUserInteractive: false,
    startupPath: `/app/${dialect.arr}/bin`,
    appData: "/config",
    osName: "alpine",
    osVersion: "3.22",
    isNetCore: true,
    isLinux: true,
    isOsx: false,
    isWindows: false,
    isDocker: true,
    mode: "console",
    branch: "main",
    authentication: "forms",
    migrationVersion: 217,
    urlBase: "",
    runtimeVersion: "6.0.36",
    runtimeName: ".NET",
    startTime: startedAt.toISOString(),
    packageUpdateMechanism: "docker",
    databaseVersion: "3.49.2",
    databaseType: "sqLite",
  };
}

function health(world: World, { arr, instance }: ArrApp, notifications: Notifications) {
  const rejection = notifications.rejection();
  const issues = [
    ...world.health[instance],
    ...(rejection
      ? [{ source: "NotificationStatusCheck", type: "warning", message: rejection } as const]
      : []),
  ];
  return issues.map((issue, index) => ({
    ...issue,
    wikiUrl: `https://wiki.servarr.com/${arr}/system#health`,
    id: index + 1,
  }));
}

function historyRoutes(world: World, dialect: ArrDialect): Route[] {
  const wanted = (query: Call["query"]) => {
    const names = query.list("eventType").map((type) => dialect.eventNumbers[Number(type)] ?? type);
    const downloadId = query.text("downloadId");
    const episodeId = query.text("episodeId");
    const season = query.text("seasonNumber");
    return ({ eventType, hash, unit }: HistoryRecord) =>
      (names.length === 0 || names.includes(dialect.nameOfEvent(eventType))) &&
      (downloadId === null || hash?.toUpperCase() === downloadId) &&
      (episodeId === null || String(unit.id) === episodeId) &&
      (season === null || String(unit.episode?.season) === season);
  };
  const list = (records: readonly HistoryRecord[], query: Call["query"]) =>
    records.filter(wanted(query)).map((entry) => dialect.toHistory(entry, query));
  const ofInstance = () => world.history.filter(({ instance }) => instance === dialect.instance);
  const [itemPath, itemName] =
    dialect.arr === "sonarr"
      ? ["/api/v3/history/series", "seriesId"]
      : ["/api/v3/history/movie", "movieId"];
  return [
    get("/api/v3/history", ({ query }) => {
      const items = [...query.list("seriesIds"), ...query.list("movieIds")];
      const rows = ofInstance()
        .filter(wanted(query))
        .filter(({ item }) => items.length === 0 || items.includes(String(item.id)));
      const sorted = query.text("sortDirection") === "ascending" ? rows : rows.toReversed();
      const { records, ...rest } = page(query, sorted, { sortKey: "date", pastTheEnd: "empty" });
      return {
        json: { ...rest, records: records.map((entry) => dialect.toHistory(entry, query)) },
      };
    }),
    get("/api/v3/history/since", ({ query }) => {
      const since = new Date(query.text("date") ?? "");
      if (Number.isNaN(since.getTime())) {
        return { status: 400, json: { message: "The value for 'date' is not valid." } };
      }
      return {
        json: list(
          ofInstance().filter((entry) => entry.at >= since),
          query,
        ),
      };
    }),
    get(itemPath, ({ query }) => {
      const itemId = query.number(itemName, 0);
      const item = itemsOf(world, dialect.instance).find(({ id }) => id === itemId);
      return { json: list(item?.history.toReversed() ?? [], query) };
    }),
  ];
}
