import type { Observation } from "../../../domain/observation/observation.ts";
import type { PollScope } from "../../port/poll.ts";
import { toArrDownloadId } from "./download-id.ts";
import { findOutcome } from "./download-outcome.ts";
import { findDownloadUnits, type DownloadUnit } from "./download-unit.ts";
import type { QueueRow } from "./queue.ts";

/** A download that was just sent to the client is not listed yet: the app reads its clients once a minute. */
const MISSING_AFTER_MS = 2 * 60_000;
/**
 * When this many tracked downloads are all missing, the app can probably not reach its client, which it reports only after
 * a while.
 */
const MIN_ALL_MISSING = 3;
const ALL_MISSING_AFTER_MS = 10 * 60_000;

export interface MissingDownloadOptions {
  readonly service: string;
  /** Reads the app's history of a download by its id as the app writes it; null when the app failed to answer. */
  readonly readDownloadHistory: (downloadId: string) => Promise<readonly Observation[] | null>;
  /** Whether the app reports that it cannot reach its download client; its empty queue then means nothing. */
  readonly isDownloadClientUnavailable: () => Promise<boolean>;
}

/** Finds the outcome of tracked downloads that the queue does not list (any more). */
export interface MissingDownloads {
  /**
   * Call with every read of the whole queue. Makes one call per download, and only after the download has been missing
   * long enough.
   */
  findMissing(rows: readonly QueueRow[], scope: PollScope, now: Date): Promise<Observation[]>;
}

interface DownloadMemory {
  readonly missingSince: Date | null;
  readonly isEvaluated: boolean;
  /** The id in the case that the queue uses. */
  readonly arrDownloadId: string | null;
}

export function createMissingDownloads(options: MissingDownloadOptions): MissingDownloads {
  const { service } = options;
  let known: ReadonlyMap<string, DownloadMemory> = new Map();

  function update(
    tracked: ReadonlyMap<string, readonly DownloadUnit[]>,
    rows: readonly QueueRow[],
    now: Date,
  ): Map<string, DownloadMemory> {
    const listed = new Map(
      rows.flatMap(({ record }) =>
        record.downloadId ? [[record.downloadId.toLowerCase(), record.downloadId] as const] : [],
      ),
    );
    const updated = [...tracked.keys()].map((id): [string, DownloadMemory] => {
      const before = known.get(id);
      const arrDownloadId = listed.get(id);
      if (arrDownloadId !== undefined)
        return [id, { missingSince: null, isEvaluated: false, arrDownloadId }];
      const missingSince = before?.missingSince ?? now;
      const isEvaluated = before?.isEvaluated ?? false;
      return [id, { missingSince, isEvaluated, arrDownloadId: before?.arrDownloadId ?? null }];
    });
    return new Map(updated);
  }

  return {
    async findMissing(rows, scope, now) {
      const tracked = findDownloadUnits(service, scope);
      const current = update(tracked, rows, now);
      known = current;
      const areAllMissing =
        current.size >= MIN_ALL_MISSING &&
        [...current.values()].every((one) => one.missingSince !== null);
      const timeoutMs = areAllMissing ? ALL_MISSING_AFTER_MS : MISSING_AFTER_MS;
      const due = [...current].flatMap(([id, { missingSince, isEvaluated, arrDownloadId }]) =>
        missingSince !== null && !isEvaluated && now.getTime() - missingSince.getTime() >= timeoutMs
          ? [{ id, missingSince, arrDownloadId, units: tracked.get(id) ?? [] }]
          : [],
      );
      if (due.length === 0) return [];
      if (await options.isDownloadClientUnavailable()) {
        // Restart the wait once the client is back.
        for (const { id, arrDownloadId } of due)
          current.set(id, { missingSince: now, isEvaluated: false, arrDownloadId });
        return [];
      }
      const reported: Observation[] = [];
      for (const { id, missingSince, arrDownloadId, units } of due) {
        const downloadId = arrDownloadId ?? toArrDownloadId(units[0]?.downloadId ?? id);
        const events = await options.readDownloadHistory(downloadId);
        // The app failed for this download; the next poll retries it.
        if (events === null) continue;
        reported.push(...findOutcome({ service, downloadId, missingSince, units, events }));
        current.set(id, { missingSince, isEvaluated: true, arrDownloadId });
      }
      return reported;
    },
  };
}
