import type { ArrInstance, HealthIssue } from "./model.ts";
import type { World } from "./world.ts";

/** Health messages of the arrs, in their own words. */
export const HEALTH = {
  indexersFailing: {
    source: "IndexerStatusCheck",
    type: "error",
    message: "All indexers are unavailable due to failures",
  },
  noRssIndexer: {
    source: "IndexerRssCheck",
    type: "error",
    message: "No indexers available with RSS sync enabled, new releases will not be grabbed",
  },
  noSearchIndexer: {
    source: "IndexerSearchCheck",
    type: "warning",
    message: "No indexers available with Automatic Search enabled, no automatic search results",
  },
  downloadClientFailing: {
    source: "DownloadClientStatusCheck",
    type: "error",
    message: "All download clients are unavailable due to failures",
  },
  noDownloadClient: {
    source: "DownloadClientCheck",
    type: "error",
    message: "Unable to communicate with qBittorrent. Connection refused",
  },
} as const satisfies Record<string, HealthIssue>;

export function missingRootFolder(path: string): HealthIssue {
  return { source: "RootFolderCheck", type: "error", message: `Missing root folder: ${path}/` };
}

/** The arr reports a health issue once. */
export function complain(world: World, instance: ArrInstance, issue: HealthIssue): void {
  const issues = world.health[instance];
  if (issues.some(({ source }) => source === issue.source)) return;
  issues.push(issue);
  world.emit({ kind: "health", instance, issue, isRestored: false });
}

/** The health issue is resolved. */
export function recover(
  world: World,
  instance: ArrInstance,
  { source }: Pick<HealthIssue, "source">,
): void {
  const issues = world.health[instance];
  const index = issues.findIndex((known) => known.source === source);
  const [issue] = index < 0 ? [] : issues.splice(index, 1);
  if (issue) world.emit({ kind: "health", instance, issue, isRestored: true });
}

/** The arr cannot reach the download client: its queue is empty, and its health names the reason. */
export function cutOffClient(world: World, instance: ArrInstance): void {
  world.cutOff.add(instance);
  complain(world, instance, HEALTH.noDownloadClient);
}

export function reconnectClient(world: World, instance: ArrInstance): void {
  world.cutOff.delete(instance);
  recover(world, instance, HEALTH.noDownloadClient);
}
