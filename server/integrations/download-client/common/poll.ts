import { z } from "zod";
import type { Observation } from "../../../domain/observation/observation.ts";
import { IntegrationError } from "../../port/error.ts";
import type { Integration } from "../../port/integration.ts";
import type { PollResult, PollScope } from "../../port/poll.ts";
import { mapConcurrently } from "../../shared/concurrency.ts";
import { toRemovedObservation } from "./observation.ts";
import type { ListedTransfer } from "./reading.ts";
import { createRemovalMonitor, type RemovalMonitor } from "./removal-monitor.ts";
import { createTransferMonitor, type TransferMonitorOptions } from "./transfer-monitor.ts";

/** Each check may read the files of its download, and many downloads start together. */
const MAX_CONCURRENT_CHECKS = 4;

/**
 * When this many tracked downloads vanish at once and the client is empty, its data is missing; nobody removed them.
 */
const MIN_VANISHED = 3;

/** Ids of tracked downloads that the client had, so that a removal during a tracker restart is noticed. */
const Cursor = z.array(z.string());

export interface TransferListRequest {
  /** Ids in lower case. */
  readonly trackedIds: ReadonlySet<string>;
  /** Some download is about to be reported as removed, so the list must not come from a cache. */
  readonly needsFullList: boolean;
  readonly now: Date;
}

export interface TransferList {
  /** All downloads of the client, tracked or not. For duplicate ids the newest comes first. */
  readonly transfers: Iterable<ListedTransfer>;
  /** A full list, sent because earlier changes may be lost: every download is reported again, which is harmless. */
  readonly isFullList?: boolean;
  /** An entry could not be read: a download that seems to be missing may be that entry. */
  readonly isPartial?: boolean;
}

export interface TransferPollOptions extends TransferMonitorOptions {
  readonly now: () => Date;
  readonly list: (request: TransferListRequest) => Promise<TransferList>;
  /** Whether the client has no download at all. Called only when all tracked downloads have vanished. */
  readonly isEmpty: () => Promise<boolean>;
}

/**
 * Creates the poll of a download client, independent of its API: reports changes of tracked downloads and removed
 * downloads.
 */
export function createTransferPoll(options: TransferPollOptions): NonNullable<Integration["poll"]> {
  const monitor = createTransferMonitor(options);
  const removals = createRemovalMonitor();
  let isCursorRead = false;

  function findRemoved(missing: readonly string[], now: Date): readonly Observation[] {
    const observations: Observation[] = [];
    for (const id of missing) {
      const since = removals.markMissing(id, now);
      if (!since || !removals.isOverdue(since, now)) continue;
      // Reported at each poll, because the tracker waits for confirmation by other services.
      observations.push(toRemovedObservation(options, id, since, now));
      removals.confirm(id);
    }
    return observations;
  }

  async function rejectEmptyList(tracked: readonly ListedTransfer[]): Promise<void> {
    const vanished = removals.presentIds().length;
    if (tracked.length > 0 || vanished < MIN_VANISHED || !(await options.isEmpty())) return;
    const reason = { code: "NO_DOWNLOADS_LISTED", params: { count: vanished } } as const;
    throw new IntegrationError(options.service, "implausible", reason);
  }

  async function poll({ downloadIds, cursor }: PollScope): Promise<PollResult> {
    if (!isCursorRead) for (const id of readCursor(cursor)) removals.seen(id);
    isCursorRead = true;
    removals.keepOnly(downloadIds);
    if (downloadIds.size === 0) {
      monitor.keepOnly([]);
      return { observations: [], cursor: null };
    }
    const now = options.now();
    const {
      transfers,
      isFullList = false,
      isPartial = false,
    } = await options.list({
      trackedIds: downloadIds,
      needsFullList: removals.wantsConfirmation(now),
      now,
    });
    if (isFullList) monitor.reportAgain();

    const { tracked, missing } = matchTracked(transfers, downloadIds, removals);
    if (!isPartial) await rejectEmptyList(tracked);
    monitor.keepOnly(tracked);
    const removed = isPartial ? [] : findRemoved(missing, now);
    const reported = await mapConcurrently(tracked, MAX_CONCURRENT_CHECKS, (listed) =>
      monitor.check(listed, now),
    );
    return {
      observations: [...reported.filter((observation) => observation !== null), ...removed],
      cursor: JSON.stringify(removals.seenIds()),
    };
  }

  let last: Promise<unknown> = Promise.resolve();
  /** Polls run one at a time: two parallel readers would take each other's changes. */
  return (scope) => {
    const result = last.then(() => poll(scope));
    last = result.catch(() => undefined);
    return result;
  };
}

function matchTracked(
  transfers: Iterable<ListedTransfer>,
  downloadIds: ReadonlySet<string>,
  removals: RemovalMonitor,
) {
  const tracked: ListedTransfer[] = [];
  const found = new Set<string>();
  for (const listed of transfers) {
    const ids = listed.ids.map((id) => id.toLowerCase()).filter((id) => downloadIds.has(id));
    // A download can be listed twice (queue and history, or after a retry); the first entry is newer.
    if (ids.length === 0 || ids.some((id) => found.has(id))) continue;
    tracked.push(listed);
    for (const id of ids) {
      found.add(id);
      removals.seen(id);
    }
  }
  return { tracked, missing: [...downloadIds].filter((id) => !found.has(id)) };
}

function readCursor(cursor: string | null): readonly string[] {
  if (cursor === null) return [];
  try {
    return Cursor.parse(JSON.parse(cursor));
  } catch {
    // An unknown or newer format costs at most one unnoticed removal.
    return [];
  }
}
