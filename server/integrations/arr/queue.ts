import type {
  EpisodeRef,
  ItemFacts,
  Keys,
  Observation,
  TransferFacts,
  TransferState,
} from "../../domain/observation.ts";
import { present } from "../lenient.ts";
import { redact } from "../text.ts";
import { toLines } from "./facts.ts";
import type { ArrQueueRecord } from "./payload.ts";

export interface QueueRow {
  readonly record: ArrQueueRecord;
  /** Of the series or film; without episodes. */
  readonly keys: Keys;
  readonly item?: ItemFacts;
  readonly episode?: EpisodeRef;
}

/** What the last read said of each download: one `importing` can be the blocked → pending → importing loop of each minute. */
export interface ImportWatch {
  readonly seen: Map<string, { readonly importing: boolean; readonly wasBlocked: boolean }>;
}

export function createImportWatch(): ImportWatch {
  return { seen: new Map() };
}

/** A read of the whole queue → what it says of each download. */
export function readQueue(
  service: string,
  rows: readonly QueueRow[],
  watch: ImportWatch,
): Observation[] {
  const downloads = Map.groupBy(rows, downloadOf);
  const previous = new Map(watch.seen);
  watch.seen.clear();
  return [...downloads].flatMap(([download, ofDownload]) => {
    const [first] = ofDownload;
    if (!first) return [];
    const { record } = first;
    const before = previous.get(download);
    const importing = record.trackedDownloadState === "importing";
    const wasBlocked = isBlocked(record) || before?.wasBlocked === true;
    watch.seen.set(download, { importing, wasBlocked });
    const isImportSure = importing && before?.importing === true && !wasBlocked;
    return toKinds(record, isImportSure).map((kind) =>
      toQueueObservation(service, kind, ofDownload, first),
    );
  });
}

function downloadOf({ record, keys }: QueueRow): string {
  const about = keys.arr?.id ?? "";
  return record.downloadId
    ? `${record.downloadId.toLowerCase()} ${about}`
    : `pending ${record.title ?? ""} ${about}`;
}

type QueueKind =
  | "pending-in-arr"
  | "grabbed"
  | "downloading"
  | "downloaded"
  | "blocked"
  | "import-started"
  | "download-failed";

const PENDING = new Set(["delay", "downloadClientUnavailable", "fallback"]);
const MOVING = new Set(["downloading", "paused", "warning"]);

function toKinds(record: ArrQueueRecord, isImportSure: boolean): QueueKind[] {
  const { status, trackedDownloadState: state } = record;
  if (!record.downloadId) return status && PENDING.has(status) ? ["pending-in-arr"] : [];
  if (status === "failed" || state === "failed" || state === "failedPending")
    return ["download-failed"];
  // History tells both, with their file and their reason.
  if (state === "imported" || state === "ignored") return [];
  if (isBlocked(record)) return ["downloaded", "blocked"];
  if (state === "importing") return isImportSure ? ["import-started"] : ["downloaded"];
  if (state === "importPending" || (status === "completed" && state === undefined))
    return ["downloaded"];
  if (status !== undefined && MOVING.has(status)) return ["downloading"];
  if (status === "completed") return ["downloading"];
  return ["grabbed"];
}

function isBlocked(record: ArrQueueRecord): boolean {
  const state = record.trackedDownloadState;
  if (state === "importBlocked") return true;
  // Some holds are never announced by webhook and never leave importPending (Sonarr #7883).
  const isWarned =
    record.trackedDownloadStatus === "warning" || record.trackedDownloadStatus === "error";
  return (
    (state === "importPending" || state === "importing") &&
    isWarned &&
    record.statusMessages.length > 0
  );
}

function toQueueObservation(
  service: string,
  kind: QueueKind,
  rows: readonly QueueRow[],
  { record, keys, item }: QueueRow,
): Observation {
  const episodes = rows.flatMap(({ episode }) => (episode ? [episode] : []));
  const isTold = kind === "blocked" || kind === "download-failed" || kind === "pending-in-arr";
  const detail = isTold ? toLines(record.statusMessages) : [];
  const error = record.errorMessage === undefined ? undefined : redact(record.errorMessage);
  return {
    service,
    kind,
    channel: "POLL",
    event: "queue",
    at: kind === "grabbed" ? (record.added ?? null) : null,
    keys: {
      ...keys,
      ...present({
        downloadId: record.downloadId,
        releaseTitle: record.title,
        episodes: episodes.length > 0 ? episodes : undefined,
      }),
    },
    ...present({
      item,
      release: toRelease(record),
      transfer: toTransfer(record),
      reason: isTold
        ? (error ?? detail[0] ?? (kind === "pending-in-arr" ? record.status : undefined))
        : undefined,
      detail: detail.length > 0 ? detail : undefined,
    }),
    evidence: present({
      title: record.title,
      status: record.status,
      trackedDownloadState: record.trackedDownloadState,
      trackedDownloadStatus: record.trackedDownloadStatus,
      errorMessage: error,
      size: record.size,
      sizeleft: record.sizeleft,
    }),
  };
}

function toRelease(record: ArrQueueRecord) {
  const { protocol } = record;
  return present({
    title: record.title,
    quality: record.quality,
    indexer: record.indexer,
    size: record.size || undefined,
    client: record.downloadClient,
    protocol: protocol === "torrent" || protocol === "usenet" ? protocol : undefined,
  } as const);
}

function toTransfer(record: ArrQueueRecord): TransferFacts {
  const { size, sizeleft } = record;
  const isMeasured = size !== undefined && size > 0 && sizeleft !== undefined && sizeleft <= size;
  return present({
    progress: isMeasured ? 1 - sizeleft / size : undefined,
    size: size || undefined,
    eta: record.estimatedCompletionTime,
    state: toTransferState(record),
  });
}

function toTransferState({ status, errorMessage = "" }: ArrQueueRecord): TransferState {
  switch (status) {
    case "queued":
      return /metadata/i.test(errorMessage) ? "METADATA" : "QUEUED";
    case "delay":
    case "downloadClientUnavailable":
    case "fallback":
      return "QUEUED";
    case "paused":
      return "PAUSED";
    case "downloading":
      return "DOWNLOADING";
    case "completed":
      return "COMPLETED";
    case "failed":
      return "ERROR";
    case "warning":
      if (/stalled/i.test(errorMessage)) return "STALLED";
      if (/missing/i.test(errorMessage)) return "MISSING_FILES";
      return /metadata/i.test(errorMessage) ? "METADATA" : "ERROR";
    default:
      return "UNKNOWN";
  }
}
