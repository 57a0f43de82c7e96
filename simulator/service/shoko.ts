import { get, post, type Answer, type Call, type Route } from "../http/router.ts";
import { MEDIA_FOLDER } from "../world/disk.ts";
import type { BanKind, ShokoFile } from "../world/shoko-model.ts";
import {
  findBan,
  IMPORT_FOLDERS,
  isBanned,
  namesakesOf,
  removeMissingFiles,
  shokoRescan,
  shokoScanFolder,
} from "../world/shoko.ts";
import type { World } from "../world/world.ts";
import { timeSpan } from "./arr-resource.ts";
import type { ServiceContext } from "./context.ts";
import { toShokoFile } from "./shoko-file.ts";
import { shokoSeriesRoutes } from "./shoko-series.ts";

/** Init calls need no key; neither does the hub of 5.x. */
export function shokoGuard(apiKey: string): (call: Call) => Answer | null {
  return ({ path, query, headers }) => {
    if (/^\/(api\/v3\/init\/|signalr\/)/i.test(path)) return null;
    return (headers["apikey"] ?? query.text("apikey")) === apiKey ? null : { status: 401 };
  };
}

export function shokoRoutes({ world }: ServiceContext): Route[] {
  const startedAt = world.clock.now();
  const findFile = (id: string | undefined) =>
    listFiles(world).find((file) => String(file.id) === id) ?? null;
  return [
    get("/api/v3/Init/Status", () => ({
      json: {
        State: "Started",
        StartupMessage: null,
        Uptime: new Date(world.clock.now().getTime() - startedAt.getTime())
          .toISOString()
          .slice(11, 23),
        DatabaseBlocked: { Blocked: false, Reason: "" },
      },
    })),
    get("/api/v3/Init/Version", () => ({
      json: {
        Server: {
          Version: "5.3.3.0",
          Commit: "b17ca968766afda7a63d5eda64a1a0713c88596c",
          ReleaseChannel: "Stable",
          ReleaseDate: "2026-01-10T00:00:00Z",
        },
        Commons: { Version: "5.3.3.0" },
        Models: { Version: "5.3.3.0" },
        WebUI: { Version: "2.4.1" },
        MediaInfo: { Version: null },
      },
    })),
    get("/api/v3/ImportFolder", () => ({
      json: IMPORT_FOLDERS.filter(
        ({ path }) => !world.setUp.notInMatcher.includes(path.slice(0, -1)),
      ).map((folder) => toFolder(world, folder)),
    })),
    get("/api/v3/ImportFolder/:id", ({ params }) => {
      const folder = findFolder(params["id"]);
      return folder ? { json: toFolder(world, folder) } : { status: 404 };
    }),
    get("/api/v3/ImportFolder/:id/Scan", ({ params }) => {
      const folder = findFolder(params["id"]);
      if (!folder) return { status: 404, json: "Folder not found." };
      world.clock.after(2, () => shokoScanFolder(world, folder.id));
      return { json: {} };
    }),
    // Shoko computes only ED2K unless its settings ask for more.
    get("/api/v3/File/Hash/CRC32", () => ({ status: 404, json: "No File entry for the hash" })),
    get("/api/v3/File/PathEndsWith", ({ query }) => ({
      json: filesByTail(world, query.text("path") ?? "", query),
    })),
    get("/api/v3/File/PathEndsWith/*", ({ params, query }) => ({
      json: filesByTail(world, params["rest"] ?? "", query),
    })),
    get("/api/v3/File", ({ query }) => {
      const pageSize = query.number("pageSize", 100);
      const start = (query.number("page", 1) - 1) * pageSize;
      const only = query.list("include_only");
      const order = query.list("sortOrder").includes("CreatedAt") ? 1 : -1;
      const files = listFiles(world)
        .filter((file) => !only.includes("Unrecognized") || file.state !== "matched")
        .toSorted((a, b) => order * (a.detectedAt.getTime() - b.detectedAt.getTime()));
      const shown = pageSize === 0 ? files : files.slice(start, start + pageSize);
      const withXRefs = query.list("include").includes("XRefs");
      return {
        json: {
          Total: files.length,
          List: shown.map((file) => toShokoFile(world, file, withXRefs)),
        },
      };
    }),
    get("/api/v3/File/:id", ({ params, query }) => {
      const file = findFile(params["id"]);
      if (!file) return { status: 404, json: "No File entry for the given fileID" };
      return { json: toShokoFile(world, file, query.list("include").includes("XRefs")) };
    }),
    post("/api/v3/File/:id/Rescan", ({ params }) => {
      const file = findFile(params["id"]);
      if (!file) return { status: 404, json: "No File entry for the given fileID" };
      world.clock.after(2, () => shokoRescan(world, file));
      return { json: {} };
    }),
    get("/api/v3/Queue", () => ({ json: toQueue(world) })),
    get("/api/v3/Queue/Types", () => {
      const { WaitingCount } = toQueue(world);
      return { json: WaitingCount > 0 ? { "Hash File": WaitingCount } : {} };
    }),
    post("/api/v3/Queue/Pause", () => {
      world.shoko.isQueuePaused = true;
      return { json: {} };
    }),
    post("/api/v3/Queue/Resume", () => {
      world.shoko.isQueuePaused = false;
      return { json: {} };
    }),
    get("/api/v3/AniDB/BanStatus", () => ({
      json: { UDP: toBan(world, "UDP", startedAt), HTTP: toBan(world, "HTTP", startedAt) },
    })),
    get("/api/v3/Action/RemoveMissingFiles/:removeFromMyList", () => {
      removeMissingFiles(world);
      return { json: {} };
    }),
    ...shokoSeriesRoutes(world),
  ];
}

function toBan(world: World, kind: BanKind, startedAt: Date) {
  const ban = findBan(world, kind);
  return {
    Type: `${kind}Ban`,
    IsBanned: ban !== null,
    BanDuration: ban ? timeSpan(ban.seconds) : null,
    LastUpdatedAt: (ban?.since ?? startedAt).toISOString(),
  };
}

/** A detected file is in Shoko's queue, not yet in its database; a missing file stays. */
function listFiles(world: World): ShokoFile[] {
  return [...world.shokoFiles.values()].filter(isKnown);
}

function isKnown({ state }: ShokoFile): boolean {
  return state !== "detected";
}

/** The end of the path must match exactly, except for case and the kind of slash. */
function filesByTail(world: World, tail: string, query: Call["query"]) {
  const wanted = `/${tail}`.replace(/\\/g, "/").replace(/^\/+/, "").toLowerCase();
  if (tail === "") return [];
  const withXRefs = query.text("includeXRefs")?.toLowerCase() !== "false";
  // With a complete base name there is no need to compare all files.
  const candidates = wanted.includes("/")
    ? [...namesakesOf(world, wanted)].filter(isKnown)
    : listFiles(world);
  return candidates
    .filter((file) => `/${file.relativePath.toLowerCase()}`.endsWith(wanted))
    .map((file) => toShokoFile(world, file, withXRefs));
}

/** The path in Shoko's own container. */
function ownPath({ shoko }: World, path: string): string {
  return path.replace(MEDIA_FOLDER, shoko.mount);
}

function findFolder(given: string | undefined) {
  return IMPORT_FOLDERS.find(({ id }) => String(id) === given);
}

function toFolder(world: World, folder: (typeof IMPORT_FOLDERS)[number]) {
  const files = listFiles(world).filter((file) => file.folderId === folder.id);
  return {
    ID: folder.id,
    WatchForNewFiles: true,
    DropFolderType: "None",
    Path: ownPath(world, folder.path),
    FileSize: files.reduce((sum, { file }) => sum + file.size, 0),
    Name: folder.name,
    Size: files.length,
  };
}

/** Files that wait for hashing, and files that wait for AniDB. */
export function toQueue(world: World) {
  const hashing = [...world.shokoFiles.values()].filter((file) => file.state === "detected");
  const asking = [...world.shokoFiles.values()].filter((file) => file.state === "hashed");
  const blocked = world.shoko.blockedJobs + (isBanned(world, "UDP") ? asking.length : 0);
  const running = world.shoko.isQueuePaused ? [] : hashing.slice(0, 1);
  return {
    WaitingCount: hashing.length - running.length,
    BlockedCount: blocked,
    TotalCount: hashing.length + blocked,
    ThreadCount: 4,
    CurrentlyExecuting: running.map((file) => ({
      Key: `HashFileJob.${file.relativePath}`,
      Type: "Hash File",
      Title: "Hashing File",
      Details: { "File Path": ownPath(world, file.file.path) },
      IsRunning: true,
      StartTime: file.detectedAt.toISOString(),
      IsBlocked: false,
    })),
  };
}
