import type { Keys } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { PollResult, PollScope, Renumbering } from "../../port/poll.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";
import { createPollSchedule } from "../../shared/poll-schedule.ts";
import type { ArrClient } from "./client.ts";
import { inIdOrder, readHistory } from "./history.ts";
import type { HubMessage } from "./hub.ts";
import { createMissingDownloads } from "./missing-download.ts";
import { createMissingTitleGuard, type MissingTitles } from "./missing-title-guard.ts";
import type { ArrHistoryRecord } from "./payload.ts";
import { findEndedPending } from "./pending-release.ts";
import { inPipelineOrder } from "./pipeline-order.ts";
import { createImportMonitor, readQueue, type ImportMonitor, type QueueRow } from "./queue.ts";
import { readEach } from "./read-each.ts";
import { toScheduledItem } from "./scheduled-item.ts";
import { groupByTitle, isSameTitle, type TitleKind } from "./scope.ts";
import { hasRenumbered, joinReadings, type TitleReading } from "./title-reading.ts";

/** After an outage of this length every title is read again. */
const OUTAGE_MS = 5 * 60_000;

/** The parts that differ between Sonarr and Radarr. */
export interface ArrApp<H extends ArrHistoryRecord> extends TitleKind {
  queue(): Promise<QueueRow[]>;
  historySince(date: string): Promise<H[]>;
  historyOf(downloadId: string): Promise<H[]>;
  readonly newestHistory: ArrClient["newestHistory"];
  readonly isDownloadClientUnavailable: ArrClient["isDownloadClientUnavailable"];
  toHistoryObservations(record: H): Observation[];
  /** Reads the current state of a title. `items` are the requests for it. */
  readTitle(items: readonly TrackedItem[]): Promise<TitleReading>;
  /** Whether the app has any title. */
  hasTitles(): Promise<boolean>;
}

export interface ArrPoll {
  poll(scope: PollScope): Promise<PollResult>;
  /**
   * Returns whether a message concerns an item of the last poll. The next poll reads the title that the message names.
   */
  onHubMessage(message: HubMessage): boolean;
}

/**
 * Polls with one call (the history) while nothing is tracked, adds the queue while something is, and reads single
 * titles when the poll schedule selects them.
 */
export function createArrPoll<H extends ArrHistoryRecord>(
  service: string,
  deps: IntegrationDeps,
  app: ArrApp<H>,
): ArrPoll {
  const monitor = createImportMonitor();
  const schedule = createPollSchedule();
  const missingTitles = createMissingTitleGuard(service, () => app.hasTitles());
  const missingDownloads = createMissingDownloads({
    service,
    isDownloadClientUnavailable: () => app.isDownloadClientUnavailable(),
    readDownloadHistory: async (downloadId) => {
      const [records] = await readEach(service, deps, [downloadId], (id) => app.historyOf(id));
      return records == null
        ? null
        : inIdOrder(records).flatMap((one) => app.toHistoryObservations(one));
    },
  });
  let groups: ReadonlyMap<string, readonly TrackedItem[]> = new Map();
  let isQueued = false;
  let lastPollAt = -Infinity;
  let lastReading: { readonly cursor: string; readonly readAt: string } | null = null;

  /** Marks the tracked items of this title for the next poll. */
  function markTitle(keys: Keys): boolean {
    let isTracked = false;
    for (const [key, items] of groups) {
      if (!items.some((item) => isSameTitle(item, service, keys))) continue;
      schedule.hint(key);
      isTracked = true;
    }
    return isTracked;
  }

  return {
    async poll(scope) {
      const readAt = deps.now().toISOString();
      const history = await readHistory(app, scope.cursor);
      // All records are newer than the last reading, if this one continues where that ended.
      const since = scope.cursor === lastReading?.cursor ? lastReading?.readAt : undefined;
      const events = toEvents(app, history.records, since);
      groups = groupByTitle(service, app, scope.tracked);
      const hasTracked = groups.size > 0 || scope.downloadIds.size > 0;
      const rows = hasTracked ? await app.queue() : [];

      const now = deps.now().getTime();
      if (now - lastPollAt > OUTAGE_MS) schedule.reset();
      for (const { keys } of events) markTitle(keys);
      const selected = schedule.select(
        [...groups].map(([key, items]) => toScheduledItem(service, key, items, rows)),
      );
      const dueGroups = [...groups].flatMap(([key, items]) => (selected.has(key) ? [items] : []));
      const answers = await readEach(service, deps, dueGroups, (items) => app.readTitle(items));
      await missingTitles.verify(toMissingTitles(dueGroups, answers), deps.now());
      const renumbering = toRenumbering(history.renumberedAfter, answers);
      const reported = joinReadings(answers, { isRebuilt: renumbering !== undefined });
      const late = hasUnexplainedFile(reported, events)
        ? await readHistory(app, history.cursor)
        : null;
      // What a rebuilt database has is left to the next poll.
      const { cursor, records } =
        late?.renumberedAfter === null ? late : { ...history, records: [] };
      events.push(...toEvents(app, records, readAt));
      const current = readTrackedQueue(service, rows, scope, monitor, deps.now());
      const missing = await missingDownloads.findMissing(rows, scope, deps.now());
      const ended = hasTracked ? findEndedPending(service, rows, scope.tracked) : [];
      schedule.complete();
      lastPollAt = now;
      lastReading = { cursor, readAt };
      isQueued = current.length > 0;
      return {
        observations: inPipelineOrder(reported, [...events, ...current, ...missing, ...ended]),
        cursor,
        ...present({ renumbering }),
      };
    },
    onHubMessage(message) {
      if (message.kind === "queue") return isQueued;
      return message.keys === null ? groups.size > 0 : markTitle(message.keys);
    },
  };
}

function toEvents<H extends ArrHistoryRecord>(
  app: ArrApp<H>,
  records: readonly H[],
  since: string | undefined,
): Observation[] {
  return records
    .flatMap((record) => app.toHistoryObservations(record))
    .map((event) => (since === undefined ? event : { ...event, since }));
}

/** Whether a title has a file that came after its history was read: how it came is only in what was added since. */
function hasUnexplainedFile(
  reported: readonly Observation[],
  events: readonly Observation[],
): boolean {
  const explained = new Set(events.map(({ keys }) => keys.fileId));
  return reported.some(
    ({ kind, event, keys }) =>
      event === "hasFile" && kind !== "file-deleted" && !explained.has(keys.fileId),
  );
}

/**
 * Keeps rows of tracked items and tracked downloads. Other rows are irrelevant, and a row of a series without an
 * episode would apply to all episodes.
 */
function readTrackedQueue(
  service: string,
  rows: readonly QueueRow[],
  scope: PollScope,
  monitor: ImportMonitor,
  now: Date,
): Observation[] {
  const tracked = rows.filter(
    ({ record, keys, episode }) =>
      (record.downloadId !== undefined && scope.downloadIds.has(record.downloadId.toLowerCase())) ||
      ((keys.mediaType === "MOVIE" || episode !== undefined) &&
        scope.tracked.some((item) => isSameTitle(item, service, keys))),
  );
  return readQueue(service, tracked, monitor, now);
}

function toMissingTitles(
  checkedGroups: readonly (readonly TrackedItem[])[],
  answers: readonly (TitleReading | null)[],
): MissingTitles {
  const isMissing = ({ kind }: Observation) => kind === "removed-from-arr";
  return {
    checked: checkedGroups.filter((items) => items.some(({ arr }) => arr !== undefined)).length,
    missing: answers.filter((answer) => answer?.observations.some(isMissing) === true).length,
  };
}

function toRenumbering(
  historyReadUntil: string | null,
  answers: readonly (TitleReading | null)[],
): Renumbering | undefined {
  if (historyReadUntil !== null) return { historyReadUntil };
  return hasRenumbered(answers) ? {} : undefined;
}
