import type { Observation } from "../../domain/observation.ts";
import { isLocalFault } from "../fault.ts";
import { mapLimited } from "../limited.ts";
import type { IntegrationDeps, PollScope } from "../port.ts";
import { readQueue, type ImportWatch, type QueueRow } from "./queue.ts";
import { isAbout } from "./scope.ts";

const CALLS_AT_ONCE = 4;

/**
 * Rows of what is waited for, or of a download that is followed. The rest of the queue is nobody's news, and a row of a
 * show that names no episode would be taken for all of them.
 */
export function readWatchedQueue(
  service: string,
  rows: readonly QueueRow[],
  scope: PollScope,
  watch: ImportWatch,
): Observation[] {
  const watched = rows.filter(
    ({ record, keys, episode }) =>
      (record.downloadId !== undefined && scope.downloadIds.has(record.downloadId.toLowerCase())) ||
      ((keys.mediaType === "MOVIE" || episode !== undefined) &&
        scope.watched.some((item) => isAbout(item, service, keys))),
  );
  return readQueue(service, watched, watch);
}

/**
 * Asks about each title. One that the service stumbles over costs the others nothing, since history and queue were
 * answered; an outage ends the poll.
 */
export async function askEach<T>(
  service: string,
  deps: IntegrationDeps,
  titles: readonly T[],
  ask: (title: T) => Promise<Observation[]>,
): Promise<Observation[]> {
  const told = await mapLimited(titles, CALLS_AT_ONCE, async (title) => {
    try {
      return await ask(title);
    } catch (error) {
      if (!isLocalFault(error)) throw error;
      deps.log.warn({ service, code: error.code }, error.message);
      return [];
    }
  });
  return told.flat();
}

/**
 * What there is to follow comes first, so that its units exist; then what happened, what goes on, and last the files
 * that are there: told before its grab, a file would hide the road that it came.
 */
export function inRoadOrder(
  told: readonly Observation[],
  past: readonly Observation[],
  queue: readonly Observation[],
): Observation[] {
  const { files = [], rest = [] } = Object.groupBy(told, ({ kind }) =>
    kind === "imported" ? "files" : "rest",
  );
  return [...rest, ...past, ...queue, ...files];
}
