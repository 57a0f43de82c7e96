import { z } from "zod";
import { plainCause } from "../../../domain/message/cause.ts";
import { plainNote } from "../../../domain/message/service-note.ts";
import { IntegrationError } from "../../port/error.ts";
import type { ServiceCheck } from "../../port/integration.ts";
import type { LibraryControl } from "../../port/media-server.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { MediaBrowserHttp } from "./media-browser-queries.ts";
import {
  MediaBrowserItemPage,
  SCAN_TASK_KEY,
  ScheduledTaskList,
  type ScheduledTask,
} from "./media-browser.ts";
import { describeScan } from "./scan.ts";

export interface MediaBrowserControl extends LibraryControl {
  /** Reports a running scan; empty when the tasks are not accessible. */
  health(): Promise<Pick<ServiceCheck, "notes" | "conditions">>;
}

/** Starts scans through the scheduled task, because `POST /Library/Refresh` would cancel and restart a running scan. */
export function createMediaBrowserControl(
  http: MediaBrowserHttp,
  service: string,
): MediaBrowserControl {
  async function findScan(): Promise<ScheduledTask> {
    const tasks = await http.get(ScheduledTaskList, "/ScheduledTasks");
    const scan = tasks.find(({ Key: key }) => key === SCAN_TASK_KEY);
    if (scan) return scan;
    throw new IntegrationError(service, "not-found", plainCause("NO_SCAN_TASK"));
  }

  return {
    async scan() {
      const task = await findScan();
      if (isRunning(task)) return "running";
      await http.send(z.unknown(), "POST", "/ScheduledTasks/Running/{taskId}", {
        path: { taskId: task.Id },
      });
      return "started";
    },
    async scanProgress() {
      return toProgress(await findScan());
    },
    async isEmpty() {
      const { Items: items } = await http.get(MediaBrowserItemPage, "/Items", {
        query: {
          recursive: true,
          includeItemTypes: "Movie,Series",
          enableImages: false,
          enableUserData: false,
          limit: 1,
        },
      });
      return items.length === 0;
    },
    async notifyPaths(paths) {
      if (paths.length === 0) return;
      const updates = paths.map((path) => ({ Path: path, UpdateType: "Created" }));
      await http.send(z.unknown(), "POST", "/Library/Media/Updated", {
        json: { Updates: updates },
      });
    },
    async health() {
      try {
        return describeScan(toProgress(await findScan()));
      } catch (error) {
        if (error instanceof IntegrationError && error.code === "auth")
          return {
            notes: [plainNote("KEY_OF_NO_ADMIN")],
          };
        if (isItemError(error)) return {};
        throw error;
      }
    },
  };
}

/** A scan that is being cancelled still blocks the library. */
function isRunning({ State: state }: ScheduledTask): boolean {
  return state === "Running" || state === "Cancelling";
}

function toProgress(task: ScheduledTask): number | null {
  if (!isRunning(task)) return null;
  return Math.min(1, Math.max(0, (task.CurrentProgressPercentage ?? 0) / 100));
}
