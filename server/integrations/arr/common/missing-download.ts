import type { Observation } from "../../../domain/observation/observation.ts";
import type { PollScope } from "../../port/poll.ts";
import { toArrDownloadId } from "./download-id.ts";
import { findOutcome } from "./download-outcome.ts";
import { findDownloadUnits, type DownloadUnit } from "./download-unit.ts";
import type { QueueRow } from "./queue.ts";

/** A download that was just handed over is not listed yet: the app reads its clients once a minute. */
const MISSING_AFTER_MS = 2 * 60_000;
/**
 * When this many tracked downloads are all missing, the app has probably lost its client and will report so, but not
 * immediately.
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

interface Memory {
  readonly missingSince: Date | null;
  readonly isEvaluated: boolean;
  /** The id as the queue wrote it. */
  readonly written: string | null;
}

export function createMissingDownloads(options: MissingDownloadOptions): MissingDownloads {
  const { service } = options;
  let memories: ReadonlyMap<string, Memory> = new Map();

  function update(
    tracked: ReadonlyMap<string, readonly DownloadUnit[]>,
    rows: readonly QueueRow[],
    now: Date,
  ): Map<string, Memory> {
    const listed = new Map(
      rows.flatMap(({ record }) =>
        record.downloadId ? [[record.downloadId.toLowerCase(), record.downloadId] as const] : [],
      ),
    );
    const noted = [...tracked.keys()].map((id): [string, Memory] => {
      const before = memories.get(id);
      const written = listed.get(id);
      if (written !== undefined) return [id, { missingSince: null, isEvaluated: false, written }];
      const missingSince = before?.missingSince ?? now;
      const isEvaluated = before?.isEvaluated ?? false;
      return [id, { missingSince, isEvaluated, written: before?.written ?? null }];
    });
    return new Map(noted);
  }

  return {
    async findMissing(rows, scope, now) {
      const tracked = findDownloadUnits(service, scope);
      const current = update(tracked, rows, now);
      memories = current;
      const isEmptied =
        current.size >= MIN_ALL_MISSING &&
        [...current.values()].every((one) => one.missingSince !== null);
      const timeoutMs = isEmptied ? ALL_MISSING_AFTER_MS : MISSING_AFTER_MS;
      const due = [...current].flatMap(([id, { missingSince, isEvaluated, written }]) =>
        missingSince !== null && !isEvaluated && now.getTime() - missingSince.getTime() >= timeoutMs
          ? [{ id, missingSince, written, units: tracked.get(id) ?? [] }]
          : [],
      );
      if (due.length === 0) return [];
      if (await options.isDownloadClientUnavailable()) {
        // Restart the wait once the client is back.
        for (const { id, written } of due)
          current.set(id, { missingSince: now, isEvaluated: false, written });
        return [];
      }
      const reported: Observation[] = [];
      for (const { id, missingSince, written, units } of due) {
        const downloadId = written ?? toArrDownloadId(units[0]?.downloadId ?? id);
        const events = await options.readDownloadHistory(downloadId);
        // The app failed for this download; the next poll retries it.
        if (events === null) continue;
        reported.push(...findOutcome({ service, downloadId, missingSince, units, events }));
        current.set(id, { missingSince, isEvaluated: true, written });
      }
      return reported;
    },
  };
}
