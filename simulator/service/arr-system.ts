import { get, type Route } from "../http/router.ts";
import { rootFoldersOf } from "../world/arr.ts";
import type { World } from "../world/world.ts";
import type { ArrApp } from "./arr-app.ts";
import { setUpRoutes } from "./arr-set-up.ts";

/** Minutes between two runs; null: those of the RSS sync. */
const TASKS = {
  sonarr: [
    ["RefreshMonitoredDownloads", 1],
    ["RssSync", null],
    ["MessagingCleanup", 5],
    ["CheckHealth", 360],
    ["RefreshSeries", 720],
    ["Housekeeping", 1440],
  ],
  radarr: [
    ["RefreshMonitoredDownloads", 1],
    ["RssSync", null],
    ["MessagingCleanup", 5],
    ["CheckHealth", 360],
    ["RefreshMovie", 1440],
    ["Housekeeping", 1440],
  ],
} as const;

export function systemRoutes(world: World, app: ArrApp): Route[] {
  return [
    ...setUpRoutes(world, app),
    get("/api/v3/system/task", () => ({ json: listTasks(world, app) })),
    get("/api/v3/rootfolder", () => ({
      json: rootFoldersOf(app.instance).map((path, index) => ({
        path: `${path}/`,
        accessible: world.disk.isMounted(path),
        freeSpace: world.disk.isMounted(path) ? world.freeSpace : 0,
        unmappedFolders: [],
        id: index + 1,
      })),
    })),
  ];
}

function listTasks(world: World, { arr, instance }: ArrApp) {
  const startedAt = world.startedAt.getTime();
  const passedMs = world.clock.now().getTime() - startedAt;
  return TASKS[arr].map(([name, fixed], index) => {
    const minutes = fixed ?? world.rssMinutes[instance];
    const intervalMs = minutes * 60_000;
    const last = startedAt + Math.floor(passedMs / intervalMs) * intervalMs;
    const at = (time: number) => new Date(time).toISOString();
    return {
      name: name.replace(/(?<=[a-z])(?=[A-Z])/g, " "),
      taskName: name,
      interval: minutes,
      lastExecution: at(last),
      lastStartTime: at(last),
      nextExecution: at(last + intervalMs),
      lastDuration: "00:00:00.2517000",
      id: index + 1,
    };
  });
}
