import { get, remove, type Answer, type Call, type Route } from "../http/router.ts";
import { failDownload, record, removeTorrent } from "../world/download.ts";
import type { Download, HistoryRecord } from "../world/model.ts";
import type { World } from "../world/world.ts";
import type { ArrApp } from "./arr-app.ts";
import { commandRoutes } from "./arr-command.ts";
import { listDownloadClients } from "./arr-download-client.ts";
import type { Notifications } from "./arr-notification.ts";
import { page } from "./arr-page.ts";
import type { ServiceContext } from "./context.ts";

export interface QueueRow {
  readonly id: number;
  readonly download: Download;
  readonly resource: object;
}

interface ArrDialect extends ArrApp {
  /** History event types by their number. */
  readonly eventNumbers: readonly string[];
  queueRows(query: Call["query"]): QueueRow[];
  toHistory(entry: HistoryRecord, query: Call["query"]): { readonly eventType: string };
}

export const NOT_FOUND: Answer = { status: 404, json: { message: "NotFound" } };

/** Every call needs the key, in any of three places. */
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

/** Calls that Sonarr and Radarr answer alike. */
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
    ...commandRoutes(world.clock, () => undefined),
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
  const complaint = notifications.complaint();
  const issues = [
    ...world.health[instance],
    ...(complaint
      ? [{ source: "NotificationStatusCheck", type: "warning", message: complaint } as const]
      : []),
  ];
  return issues.map((issue, index) => ({
    ...issue,
    wikiUrl: `https://wiki.servarr.com/${arr}/system#health`,
    id: index + 1,
  }));
}

function queueRoutes(world: World, dialect: ArrDialect): Route[] {
  return [
    get("/api/v3/queue", ({ query }) => {
      const rows = dialect.queueRows(query).map((row) => row.resource);
      return { json: page(query, rows, { sortKey: "timeleft", pastTheEnd: "last" }) };
    }),
    get("/api/v3/queue/details", ({ query }) => ({
      json: dialect.queueRows(query).map((row) => row.resource),
    })),
    get("/api/v3/queue/status", ({ query }) => {
      const count = dialect.queueRows(query).length;
      return {
        json: {
          id: 0,
          totalCount: count,
          count,
          unknownCount: 0,
          errors: false,
          warnings: false,
          unknownErrors: false,
          unknownWarnings: false,
        },
      };
    }),
    remove("/api/v3/queue/:id", ({ params, query }) => {
      const row = dialect.queueRows(query).find(({ id }) => String(id) === params["id"]);
      if (!row) return NOT_FOUND;
      forget(world, row.download, {
        fromClient: query.text("removeFromClient") !== "false",
        blocklist: query.flag("blocklist"),
      });
      return { json: {} };
    }),
  ];
}

/** Deleting any record of a pack removes the whole download. */
function forget(
  world: World,
  download: Download,
  how: { fromClient: boolean; blocklist: boolean },
): void {
  if (how.blocklist) {
    failDownload(world, download, "Manually marked as failed");
  } else {
    download.state = "ignored";
    if (!how.fromClient) {
      for (const unit of download.units) {
        record(world, download, unit, "downloadIgnored", { message: "Manually ignored" });
      }
    }
  }
  if (how.fromClient) removeTorrent(world, download.hash);
}

function historyRoutes(world: World, dialect: ArrDialect): Route[] {
  const records = () => world.history.filter((entry) => entry.instance === dialect.instance);
  const wanted = (query: Call["query"]) => {
    const names = query.list("eventType").map((type) => dialect.eventNumbers[Number(type)] ?? type);
    return (row: { readonly eventType: string }) =>
      names.length === 0 || names.includes(row.eventType);
  };
  return [
    get("/api/v3/history", ({ query }) => {
      const downloadId = query.text("downloadId");
      const rows = records()
        .filter((entry) => downloadId === null || entry.hash?.toUpperCase() === downloadId)
        .toReversed()
        .map((entry) => dialect.toHistory(entry, query))
        .filter(wanted(query));
      const sorted = query.text("sortDirection") === "ascending" ? rows.toReversed() : rows;
      return { json: page(query, sorted, { sortKey: "date", pastTheEnd: "empty" }) };
    }),
    get("/api/v3/history/since", ({ query }) => {
      const since = new Date(query.text("date") ?? "");
      if (Number.isNaN(since.getTime())) {
        return { status: 400, json: { message: "The value for 'date' is not valid." } };
      }
      return {
        json: records()
          .filter((entry) => entry.at >= since)
          .map((entry) => dialect.toHistory(entry, query))
          .filter(wanted(query)),
      };
    }),
    get(
      dialect.arr === "sonarr" ? "/api/v3/history/series" : "/api/v3/history/movie",
      ({ query }) => {
        const itemId = query.number(dialect.arr === "sonarr" ? "seriesId" : "movieId", 0);
        return {
          json: records()
            .filter((entry) => entry.item.id === itemId)
            .toReversed()
            .map((entry) => dialect.toHistory(entry, query))
            .filter(wanted(query)),
        };
      },
    ),
  ];
}
