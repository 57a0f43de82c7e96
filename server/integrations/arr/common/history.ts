import type { Instant } from "../../../domain/instant.ts";
import { plainReason } from "../../../domain/message/reason.ts";
import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { FileFacts, ReleaseFacts } from "../../../domain/observation/facts.ts";
import type { Keys } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { redact } from "../../../domain/redact.ts";
import { present } from "../../shared/lenient.ts";
import type { ArrClient, HistoryPosition } from "./client.ts";
import { toDeleteReason } from "./facts.ts";
import type { ArrHistoryRecord } from "./payload.ts";

type HistoryKind = "grabbed" | "imported" | "download-failed" | "download-removed" | "file-deleted";

const KINDS: Readonly<Record<string, HistoryKind>> = {
  grabbed: "grabbed",
  downloadFolderImported: "imported",
  downloadFailed: "download-failed",
  downloadIgnored: "download-removed",
  episodeFileDeleted: "file-deleted",
  movieFileDeleted: "file-deleted",
};

const PROTOCOLS: Readonly<Record<string, "usenet" | "torrent">> = { "1": "usenet", "2": "torrent" };

/** How far back records are read again in case the app's clock was set back; record ids show which are new. */
const OVERLAP_MS = 10 * 60_000;

/** The history was empty at the first read, so every later record is new. */
const BEGINNING: HistoryPosition = { id: 0, date: "1970-01-01T00:00:00.000Z" };

/** Uses the service's clock, because the tracker's may differ by minutes. */
function toCursor({ date, id }: HistoryPosition): string {
  return `${date}#${id}`;
}

export function parseCursor(cursor: string | null): HistoryPosition | null {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)#(\d+)$/.exec(cursor ?? "");
  return match?.[1] && match[2] ? { date: match[1], id: Number(match[2]) } : null;
}

export interface HistoryReading<R> {
  /** In id order. */
  readonly records: R[];
  readonly cursor: string;
  /** The records count from a lower number than before: the history was read up to this date until then. */
  readonly renumberedAfter: Instant | null;
}

/** The first read only records the current position; earlier events are covered by the files that exist. */
export async function readHistory<R extends ArrHistoryRecord>(
  client: Pick<ArrClient, "newestHistory"> & { historySince(date: string): Promise<R[]> },
  cursor: string | null,
): Promise<HistoryReading<R>> {
  const last = parseCursor(cursor);
  if (!last) {
    const current = toCursor((await client.newestHistory()) ?? BEGINNING);
    return { records: [], cursor: current, renumberedAfter: null };
  }

  const since = new Date(Math.max(0, Date.parse(last.date) - OVERLAP_MS)).toISOString();
  return selectNew(await client.historySince(since), last);
}

export function inIdOrder<R extends ArrHistoryRecord>(records: readonly R[]): R[] {
  return records.toSorted((one, other) => (one.id ?? 0) - (other.id ?? 0));
}

function selectNew<R extends ArrHistoryRecord>(
  read: readonly R[],
  last: HistoryPosition,
): HistoryReading<R> {
  const dated = read.filter(({ id, date }) => id !== undefined && date !== undefined);
  const records = inIdOrder(
    dated.filter(({ id = 0, date = "" }) => id > last.id || date > last.date),
  );
  if (records.length === 0) return { records, cursor: toCursor(last), renumberedAfter: null };
  // A later date with a lower number: the database was rebuilt, or restored from a backup. While the last record is still
  // there, two records were only written in another order.
  const isLower = records.some(({ id = 0 }) => id <= last.id);
  const isRestored = isLower && !dated.some(({ id, date }) => id === last.id && date === last.date);
  const dates = records.map(({ date }) => date ?? last.date);
  const newestDate = dates.reduce((newest, date) => (date > newest ? date : newest), last.date);
  return {
    records,
    cursor: toCursor({ date: newestDate, id: records.at(-1)?.id ?? last.id }),
    renumberedAfter: isRestored ? last.date : null,
  };
}

/**
 * A person had the release discarded: "Mark as failed" or "Remove and blocklist" in the app, or the tracker's own action
 * (FailedDownloadService.MarkAsFailed of Sonarr and Radarr). The download did not fail.
 */
const MARKED_BY_HAND = /^manually marked as failed/i;

/** Returns null for a record without effect (a rename, or an unknown event type). */
export function toHistoryObservation(
  service: string,
  record: ArrHistoryRecord,
  keys: Keys,
): Observation | null {
  const { eventType, data, date, id } = record;
  const kind =
    eventType !== undefined && Object.hasOwn(KINDS, eventType) ? KINDS[eventType] : undefined;
  if (kind === undefined || eventType === undefined || id === undefined) return null;

  const isDeleted = kind === "file-deleted";
  const reason =
    isDeleted && data?.reason ? toDeleteReason(data.reason) : data?.message && redact(data.message);
  const path = isDeleted ? record.sourceTitle : data?.importedPath;
  const base: ObservationBase = {
    service,
    channel: "POLL",
    event: eventType,
    at: date ?? null,
    keys: {
      ...keys,
      ...present({
        downloadId: record.downloadId,
        fileId: data?.fileId,
        path,
        releaseTitle: isDeleted ? undefined : record.sourceTitle,
      }),
    },
    historyId: id,
    evidence: present({
      eventType,
      date,
      sourceTitle: record.sourceTitle,
      downloadId: record.downloadId,
      indexer: data?.indexer,
      reason,
      importedPath: data?.importedPath,
      droppedPath: data?.droppedPath,
    }),
  };
  const release = toRelease(record, kind);
  if (kind === "download-failed" && MARKED_BY_HAND.test(data?.message ?? "")) {
    const discarded = plainReason("DISCARDED_BY_HAND");
    return { ...base, kind: "download-removed", release, reason: discarded };
  }
  switch (kind) {
    case "grabbed":
      return { ...base, kind, release };
    case "imported":
      return { ...base, kind, release, file: toFile(record) };
    case "download-failed":
    case "download-removed":
      return { ...base, kind, release, ...present({ reason }) };
    case "file-deleted":
      return { ...base, kind, ...present({ reason }) };
  }
}

function toRelease(record: ArrHistoryRecord, kind: HistoryKind): ReleaseFacts {
  const { data } = record;
  return present({
    title: record.sourceTitle,
    quality: record.quality,
    indexer: data?.indexer,
    // In other records it is the size of a file.
    size: kind === "grabbed" ? data?.size || undefined : undefined,
    client: data?.downloadClientName ?? data?.downloadClient,
    protocol: data?.protocol === undefined ? undefined : PROTOCOLS[data.protocol],
  });
}

function toFile({ data, quality }: ArrHistoryRecord): FileFacts {
  return present({
    id: data?.fileId,
    path: data?.importedPath,
    sourcePath: data?.droppedPath,
    size: data?.size || undefined,
    quality,
  });
}
