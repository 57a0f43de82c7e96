import { hexOf } from "../random.ts";
import type { Library } from "../world/library-model.ts";
import type { World } from "../world/world.ts";

export const SCAN_TASK_ID = hexOf("task RefreshLibrary", 32);

/** The relevant tasks; only the scan ever runs. */
export function scheduledTasks(world: World, { scan, lastScan }: Library) {
  return [
    {
      Name: "Scan Media Library",
      State: scan ? "Running" : "Idle",
      ...(scan ? { CurrentProgressPercentage: scanPercentage(world, scan) } : {}),
      Id: SCAN_TASK_ID,
      ...(lastScan ? { LastExecutionResult: scanResult(lastScan) } : {}),
      Triggers: [{ Type: "IntervalTrigger", IntervalTicks: 432_000_000_000 }],
      Description: "Scans your media library for new files and refreshes metadata.",
      Category: "Library",
      IsHidden: false,
      Key: "RefreshLibrary",
    },
    {
      Name: "Webhook Item Added Notifier",
      State: "Idle",
      Id: hexOf("task WebhookItemAdded", 32),
      Triggers: [{ Type: "IntervalTrigger", IntervalTicks: 300_000_000 }],
      Description: "Processes item added queue",
      Category: "Webhook",
      IsHidden: false,
      Key: "WebhookItemAdded",
    },
  ];
}

function scanPercentage(world: World, scan: NonNullable<Library["scan"]>): number {
  const passed = (world.clock.now().getTime() - scan.startedAt.getTime()) / 1000;
  return Math.min(99, Math.round((passed / scan.seconds) * 10_000) / 100);
}

function scanResult(scan: NonNullable<Library["lastScan"]>) {
  return {
    StartTimeUtc: scan.startedAt.toISOString(),
    EndTimeUtc: scan.endedAt.toISOString(),
    Status: "Completed",
    Name: "Scan Media Library",
    Key: "RefreshLibrary",
    Id: SCAN_TASK_ID,
  };
}
