import type { Observation } from "../../domain/observation.ts";
import { isLocalFault } from "../fault.ts";
import { mapLimited } from "../limited.ts";
import type { IntegrationDeps, PollScope } from "../port.ts";
import { readQueue, type ImportWatch, type QueueRow } from "./queue.ts";
import { isAbout } from "./scope.ts";

const CALLS_AT_ONCE = 4;

/** Rows of what is waited for, or of a download that is followed. The rest of the queue is nobody's news. */
export function readWatchedQueue(
  service: string,
  rows: readonly QueueRow[],
  scope: PollScope,
  watch: ImportWatch,
): Observation[] {
  const watched = rows.filter(
    ({ record, keys }) =>
      (record.downloadId !== undefined && scope.downloadIds.has(record.downloadId.toLowerCase())) ||
      scope.watched.some((item) => isAbout(item, service, keys)),
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
