import type { Keys } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { PollResult, PollScope } from "../../port/poll.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { createAttention } from "../../shared/poll-schedule.ts";
import { createAbsenceGuard, type Absence } from "./absence.ts";
import { askEach } from "./ask-each.ts";
import type { ArrClient } from "./client.ts";
import { createGoneFromQueue } from "./gone-from-queue.ts";
import { inIdOrder, readHistory } from "./history.ts";
import type { HubMessage } from "./hub.ts";
import type { ArrHistoryRecord } from "./payload.ts";
import { inPipelineOrder } from "./pipeline-order.ts";
import { createImportMonitor, readQueue, type ImportMonitor, type QueueRow } from "./queue.ts";
import { groupByTitle, isAbout, type TitleKind } from "./scope.ts";
import { toTrackedItem } from "./standing.ts";

/** After so long without an answer the app is asked about everything anew. */
const OUTAGE_MS = 5 * 60_000;

/** What one app asks and reads in its own way. */
export interface ArrApp<H extends ArrHistoryRecord> extends TitleKind {
  queue(): Promise<QueueRow[]>;
  historySince(date: string): Promise<H[]>;
  historyOf(downloadId: string): Promise<H[]>;
  readonly newestHistory: ArrClient["newestHistory"];
  readonly isClientAway: ArrClient["isClientAway"];
  toPast(record: H): Observation[];
  /** The app's word on a title; the items are the requests that wait for it. */
  ask(items: readonly TrackedItem[]): Promise<Observation[]>;
  /** It has any title at all. */
  hasTitles(): Promise<boolean>;
}

export interface ArrPoll {
  poll(scope: PollScope): Promise<PollResult>;
  /** Whether a message of the app is about what was followed at the last poll; what it names is asked about next. */
  hear(message: HubMessage): boolean;
}

/**
 * One call while nothing is waited for (the history), the queue beside it while something is, and a title itself when
 * something points at it: see Attention.
 */
export function createArrPoll<H extends ArrHistoryRecord>(
  service: string,
  deps: IntegrationDeps,
  app: ArrApp<H>,
): ArrPoll {
  const monitor = createImportMonitor();
  const attention = createAttention();
  const absence = createAbsenceGuard(service, () => app.hasTitles());
  const gone = createGoneFromQueue({
    service,
    isClientAway: () => app.isClientAway(),
    readPast: async (downloadId) => {
      const [records] = await askEach(service, deps, [downloadId], (id) => app.historyOf(id));
      return records == null ? null : inIdOrder(records).flatMap((one) => app.toPast(one));
    },
  });
  let groups: ReadonlyMap<string, readonly TrackedItem[]> = new Map();
  let isQueued = false;
  let answeredAt = -Infinity;

  /** What waits for the title that is named is asked about at the next poll. */
  function point(keys: Keys): boolean {
    let isFollowed = false;
    for (const [key, items] of groups) {
      if (!items.some((item) => isAbout(item, service, keys))) continue;
      attention.hint(key);
      isFollowed = true;
    }
    return isFollowed;
  }

  return {
    async poll(scope) {
      const history = await readHistory(app, scope.cursor);
      const past = history.records.flatMap((record) => app.toPast(record));
      groups = groupByTitle(service, app, scope.tracked);
      const isFollowing = groups.size > 0 || scope.downloadIds.size > 0;
      const rows = isFollowing ? await app.queue() : [];

      const now = deps.now().getTime();
      if (now - answeredAt > OUTAGE_MS) attention.forget();
      for (const { keys } of past) point(keys);
      const selected = attention.select(
        [...groups].map(([key, items]) => toTrackedItem(service, key, items, rows)),
      );
      const asked = [...groups].flatMap(([key, items]) => (selected.has(key) ? [items] : []));
      const answers = await askEach(service, deps, asked, (items) => app.ask(items));
      await absence.believe(toAbsence(asked, answers), deps.now());
      const reported = answers.flatMap((answer) => answer ?? []);
      const current = readTrackedQueue(service, rows, scope, monitor, deps.now());
      const left = await gone.findGone(rows, scope, deps.now());
      attention.settle();
      answeredAt = now;
      isQueued = current.length > 0;
      return {
        observations: inPipelineOrder(reported, [...past, ...current, ...left]),
        cursor: history.cursor,
      };
    },
    hear(message) {
      if (message.kind === "queue") return isQueued;
      return message.keys === null ? groups.size > 0 : point(message.keys);
    },
  };
}

/**
 * Rows of what is waited for, or of a download that is followed. The rest of the queue is nobody's news, and a row of a
 * show that names no episode would be taken for all of them.
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
        scope.tracked.some((item) => isAbout(item, service, keys))),
  );
  return readQueue(service, tracked, monitor, now);
}

function toAbsence(
  asked: readonly (readonly TrackedItem[])[],
  answers: readonly (readonly Observation[] | null)[],
): Absence {
  const isMissing = ({ kind }: Observation) => kind === "removed-from-arr";
  return {
    asked: asked.filter((items) => items.some(({ arr }) => arr !== undefined)).length,
    missing: answers.filter((reported) => reported?.some(isMissing) === true).length,
  };
}
