import type { TrackedItem } from "../../port/tracked-item.ts";
import type { ScheduledItem } from "../../shared/poll-schedule.ts";
import type { QueueRow } from "./queue.ts";
import { isSameTitle } from "./scope.ts";

/**
 * Builds a schedule entry whose fingerprint contains the requests' states and the title's queue state: a change of
 * either makes the title due.
 */
export function toScheduledItem(
  service: string,
  key: string,
  items: readonly TrackedItem[],
  rows: readonly QueueRow[],
): ScheduledItem {
  const queued = rows
    .filter(({ keys }) => items.some((item) => isSameTitle(item, service, keys)))
    .map(({ record }) => `${record.downloadId ?? ""} ${record.trackedDownloadState ?? ""}`);
  const states = items.map(({ state, seasons, movie, units }) => [
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
    fingerprint: JSON.stringify([states, [...new Set(queued)].toSorted()]),
    isIdle: queued.length === 0 && items.every(isIdle),
  };
}

/** Waits for a decision, or only for air dates. */
function isIdle({ state, movie, units }: TrackedItem): boolean {
  if (state === "REQUESTED") return true;
  const parts = movie ? [movie] : units.filter((unit) => unit.state !== "AVAILABLE");
  if (parts.length === 0) return state === "UNAIRED";
  return parts.every((part) => part.state === "UNAIRED");
}
