import type { TrackedItem } from "../../port/tracked-item.ts";
import type { ScheduledItem } from "../../shared/poll-schedule.ts";
import type { QueueRow } from "./queue.ts";
import { isAbout } from "./scope.ts";

/** Where the requests stand, and where the queue has the title: either changes when there is something to ask. */
export function toTrackedItem(
  service: string,
  key: string,
  items: readonly TrackedItem[],
  rows: readonly QueueRow[],
): ScheduledItem {
  const queued = rows
    .filter(({ keys }) => items.some((item) => isAbout(item, service, keys)))
    .map(({ record }) => `${record.downloadId ?? ""} ${record.trackedDownloadState ?? ""}`);
  const standing = items.map(({ state, seasons, movie, units }) => [
    state,
    seasons,
    movie && [movie.state, movie.fileId],
    units.map(({ season, number, state: unitState, fileId }) => [
      season,
      number,
      unitState,
      fileId,
    ]),
  ]);
  return {
    key,
    known: JSON.stringify([standing, [...new Set(queued)].toSorted()]),
    isResting: queued.length === 0 && items.every(isResting),
  };
}

/** It waits for a person, or what is left of it for its date. */
function isResting({ state, movie, units }: TrackedItem): boolean {
  if (state === "REQUESTED") return true;
  const parts = movie ? [movie] : units.filter((unit) => unit.state !== "AVAILABLE");
  if (parts.length === 0) return state === "UNAIRED";
  return parts.every((part) => part.state === "UNAIRED");
}
