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

/** Each may read the files of its download; many are grabbed together. */
const MAX_CONCURRENT_CHECKS = 4;

/** So many that vanish together from a client that then has nothing: its data is not there, rather than removed. */
const MIN_MISSING_TITLES = 3;

/** The ids of followed downloads that were seen here, so that one that leaves while the tracker is off is missed. */
const Cursor = z.array(z.string());

export interface TransferQuestion {
  /** Ids in lower case. */
  readonly followed: ReadonlySet<string>;
  /** A download is about to be called gone: the answer must not rest on what was read before. */
  readonly wantsWhole: boolean;
  readonly now: Date;
}

export interface TransferAnswer {
  /** Downloads the client has, the newest first of those with the same id. Nobody needs to follow them. */
  readonly transfers: Iterable<ListedTransfer>;
  /** What was told may have been lost on its way: everything is told again, which costs nothing. */
  readonly isWhole?: boolean;
}

export interface TransferPollOptions extends TransferMonitorOptions {
  readonly now: () => Date;
  readonly list: (question: TransferQuestion) => Promise<TransferAnswer>;
  /** The client has nothing at all, followed or not. Asked only when all that is followed has vanished. */
  readonly isEmpty: () => Promise<boolean>;
}

/** The poll of a download client, whatever its API: what is new of the followed downloads, and which of them have left. */
export function createTransferPoll(options: TransferPollOptions): NonNullable<Integration["poll"]> {
  const monitor = createTransferMonitor(options);
  const gone = createRemovalMonitor();
  let isCursorRead = false;

  function findMissing(missing: readonly string[], now: Date): readonly Observation[] {
    const observations: Observation[] = [];
    for (const id of missing) {
      const since = gone.missed(id, now);
      if (!since || !gone.isOverdue(since, now)) continue;
      // Told at each look: whoever hears of it waits for others to confirm it.
      observations.push(toRemovedObservation(options, id, since, now));
      gone.confirm(id);
    }
    return observations;
  }

  async function doubt(followed: readonly ListedTransfer[]): Promise<void> {
    const vanished = gone.presentIds().length;
    if (followed.length > 0 || vanished < MIN_MISSING_TITLES || !(await options.isEmpty())) return;
    const words = `lists nothing at all, and had ${vanished} of the downloads that are followed`;
    throw new IntegrationError(options.service, "implausible", words);
  }

  async function poll({ downloadIds, cursor }: PollScope): Promise<PollResult> {
    if (!isCursorRead) for (const id of readCursor(cursor)) gone.seen(id);
    isCursorRead = true;
    gone.keepOnly(downloadIds);
    if (downloadIds.size === 0) {
      monitor.keepOnly([]);
      return { observations: [], cursor: null };
    }
    const now = options.now();
    const { transfers, isWhole = false } = await options.list({
      followed: downloadIds,
      wantsWhole: gone.wantsConfirmation(now),
      now,
    });
    if (isWhole) monitor.retell();

    const { followed, missing } = sort(transfers, downloadIds, gone);
    await doubt(followed);
    monitor.keepOnly(followed);
    const removed = findMissing(missing, now);
    const reported = await mapConcurrently(followed, MAX_CONCURRENT_CHECKS, (listed) =>
      monitor.check(listed, now),
    );
    return {
      observations: [...reported.filter((observation) => observation !== null), ...removed],
      cursor: JSON.stringify(gone.seenIds()),
    };
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: two readers of one client's changes would take them from each other. */
  return (scope) => {
    const result = last.then(() => poll(scope));
    last = result.catch(() => undefined);
    return result;
  };
}

function sort(
  transfers: Iterable<ListedTransfer>,
  downloadIds: ReadonlySet<string>,
  gone: RemovalMonitor,
) {
  const followed: ListedTransfer[] = [];
  const found = new Set<string>();
  for (const listed of transfers) {
    const ids = listed.ids.map((id) => id.toLowerCase()).filter((id) => downloadIds.has(id));
    // Listed twice, in the queue and in the history or after a retry: the first is the newer.
    if (ids.length === 0 || ids.some((id) => found.has(id))) continue;
    followed.push(listed);
    for (const id of ids) {
      found.add(id);
      gone.seen(id);
    }
  }
  return { followed, missing: [...downloadIds].filter((id) => !found.has(id)) };
}

function readCursor(cursor: string | null): readonly string[] {
  if (cursor === null) return [];
  try {
    return Cursor.parse(JSON.parse(cursor));
  } catch {
    // Not ours, or of a later version: it costs one unnoticed removal at most.
    return [];
  }
}
