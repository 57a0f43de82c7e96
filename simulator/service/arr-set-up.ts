import { get, type Route } from "../http/router.ts";
import type { NotifiedServer } from "../world/set-up-model.ts";
import type { World } from "../world/world.ts";
import type { ArrApp } from "./arr-app.ts";

const TOTAL_SPACE = 16_000_000_000_000;

/** What an arr reports of its disks, folders and settings. */
export function setUpRoutes(world: World, { instance }: ArrApp): Route[] {
  const setUp = () => world.setUp.arr[instance];
  return [
    get("/api/v3/diskspace", () => ({
      json: setUp().mounts.map((path, index) => ({
        path,
        label: "",
        freeSpace: world.freeSpace,
        totalSpace: TOTAL_SPACE,
        id: index + 1,
      })),
    })),
    get("/api/v3/config/mediamanagement", () => ({
      json: {
        recycleBin: "",
        recycleBinCleanupDays: 7,
        deleteEmptyFolders: false,
        skipFreeSpaceCheckWhenImporting: false,
        minimumFreeSpaceWhenImporting: 100,
        copyUsingHardlinks: !setUp().copiesFiles,
        importExtraFiles: false,
        enableMediaInfo: true,
        id: 1,
      },
    })),
    get("/api/v3/remotepathmapping", () => ({
      json: setUp().mappings.map((mapping, index) => ({ ...mapping, id: index + 1 })),
    })),
    get("/api/v3/filesystem", ({ query }) => {
      const parent = query.text("path") ?? "/";
      const names = setUp().folders.flatMap((folder) =>
        folder.startsWith(parent) ? (folder.slice(parent.length).split("/")[0] ?? []) : [],
      );
      return {
        json: {
          parent: parent === "/" ? "" : parent.replace(/[^/]+\/$/, ""),
          directories: [...new Set(names)].map((name) => ({
            type: "folder",
            name,
            path: `${parent}${name}/`,
            size: 0,
            lastModified: world.startedAt.toISOString(),
          })),
          files: [],
        },
      };
    }),
  ];
}

/** The connection to an Emby or Jellyfin server. */
export function toNotifiedResource(server: NotifiedServer, id: number) {
  const { name, host, port, notify } = server;
  const values = { host, port, useSsl: false, urlBase: "", apiKey: "********", notify };
  return {
    onGrab: true,
    onDownload: true,
    name,
    fields: Object.entries({ ...values, updateLibrary: true, mapFrom: "", mapTo: "" }).map(
      ([field, value], order) => ({ order, name: field, value, privacy: "normal" }),
    ),
    implementationName: "Emby / Jellyfin",
    implementation: "MediaBrowser",
    configContract: "MediaBrowserSettings",
    tags: [],
    id,
  };
}
