import type { ItemFacts } from "../../../domain/observation/facts.ts";
import type { EpisodeRef, Keys } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { redact } from "../../../domain/redact.ts";
import { present } from "../../shared/lenient.ts";
import { toLines } from "./facts.ts";
import { holdUntil } from "./import-hold.ts";
import type { ArrQueueRecord } from "./payload.ts";
import { toQueueRelease, toQueueTransfer } from "./queue-transfer.ts";

export interface QueueRow {
  readonly record: ArrQueueRecord;
  /** Keys of the series or movie, without episodes. */
  readonly keys: Keys;
  readonly item?: ItemFacts;
  readonly episode?: EpisodeRef;
}

interface SeenDownload {
  readonly importing: boolean;
  /** When its import was first refused; kept through the blocked → pending → importing loop of each minute. */
  readonly blockedSince: Date | null;
  readonly heldUntil: Date | null;
}

/** The state of each download at the last read. A single `importing` can be part of that loop. */
export interface ImportMonitor {
  readonly seen: Map<string, SeenDownload>;
}

export function createImportMonitor(): ImportMonitor {
  return { seen: new Map() };
}

/** Converts the whole queue into observations of its downloads. */
export function readQueue(
  service: string,
  rows: readonly QueueRow[],
  monitor: ImportMonitor,
  now: Date,
): Observation[] {
  const downloads = Map.groupBy(rows, downloadOf);
  const previous = new Map(monitor.seen);
  monitor.seen.clear();
  return [...downloads].flatMap(([download, ofDownload]) => {
    const [first] = ofDownload;
    if (!first) return [];
    const before = previous.get(download);
    const seen = classify(ofDownload, first, before, now);
    monitor.seen.set(download, seen);
    const isImportSure = seen.importing && before?.importing === true && seen.blockedSince === null;
    return readRow(first.record, isImportSure, seen.heldUntil).map((finding) =>
      toQueueObservation(service, finding, ofDownload, first),
    );
  });
}

function classify(
  rows: readonly QueueRow[],
  { record }: QueueRow,
  before: SeenDownload | undefined,
  now: Date,
): SeenDownload {
  const importing = record.trackedDownloadState === "importing";
  const blockedSince = before?.blockedSince ?? (isBlocked(record) ? now : null);
  const reported = isBlocked(record)
    ? holdUntil(record.statusMessages, episodesOf(rows), blockedSince ?? now)
    : importing
      ? (before?.heldUntil ?? null)
      : null;
  return {
    importing,
    blockedSince,
    heldUntil: reported !== null && reported > now ? reported : null,
  };
}

function downloadOf({ record, keys }: QueueRow): string {
  const about = keys.arr?.id ?? "";
  return record.downloadId
    ? `${record.downloadId.toLowerCase()} ${about}`
    : `pending ${record.title ?? ""} ${about}`;
}

/** What the rows of a download say about it. */
type Finding =
  | { readonly kind: "pending-in-arr"; readonly reason: string }
  | { readonly kind: "held"; readonly until: Date }
  | { readonly kind: "blocked" | "download-failed" }
  | { readonly kind: "grabbed" | "downloading" | "downloaded" | "import-started" };

/** Queue statuses of releases that are found but not yet grabbed, with their reason. */
const PENDING: ReadonlyMap<string, string> = new Map([
  ["delay", "delay"],
  ["fallback", "delay"],
  ["downloadClientUnavailable", "client-unavailable"],
]);

/** Whether the app found the release and has not sent it to a download client yet. */
export function isPendingRelease({ downloadId, status }: ArrQueueRecord): boolean {
  return !downloadId && PENDING.has(status ?? "");
}

const ACTIVE = new Set(["downloading", "paused", "warning"]);

function readRow(record: ArrQueueRecord, isImportSure: boolean, heldUntil: Date | null): Finding[] {
  const { status, trackedDownloadState: state } = record;
  if (!record.downloadId) {
    const reason = PENDING.get(status ?? "");
    return reason === undefined ? [] : [{ kind: "pending-in-arr", reason }];
  }
  if (status === "failed" || state === "failed" || state === "failedPending")
    return [{ kind: "download-failed" }];
  // The history reports both, with their file and reason.
  if (state === "imported" || state === "ignored") return [];
  if (heldUntil !== null) return [{ kind: "held", until: heldUntil }];
  if (isBlocked(record)) return [{ kind: "downloaded" }, { kind: "blocked" }];
  if (state === "importing") return [{ kind: isImportSure ? "import-started" : "downloaded" }];
  if (state === "importPending" || (status === "completed" && state === undefined))
    return [{ kind: "downloaded" }];
  if (status !== undefined && ACTIVE.has(status)) return [{ kind: "downloading" }];
  if (status === "completed") return [{ kind: "downloading" }];
  return [{ kind: "grabbed" }];
}

function isBlocked(record: ArrQueueRecord): boolean {
  const state = record.trackedDownloadState;
  if (state === "importBlocked") return true;
  // Some refused imports are never announced by webhook and never leave importPending (Sonarr #7883).
  return (
    (state === "importPending" || state === "importing") &&
    isWarned(record) &&
    record.statusMessages.length > 0
  );
}

function isWarned({ trackedDownloadStatus }: ArrQueueRecord): boolean {
  return trackedDownloadStatus === "warning" || trackedDownloadStatus === "error";
}

function episodesOf(rows: readonly QueueRow[]): EpisodeRef[] {
  return rows.flatMap(({ episode }) => (episode ? [episode] : []));
}

function toQueueObservation(
  service: string,
  finding: Finding,
  rows: readonly QueueRow[],
  { record, keys, item }: QueueRow,
): Observation {
  const episodes = episodesOf(rows);
  const error = record.errorMessage === undefined ? undefined : redact(record.errorMessage);
  const { kind } = finding;
  const { reason, detail } = toReason(kind, record, error);
  const base = {
    service,
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
    isInQueue: true,
    release: toQueueRelease(record),
    transfer: toQueueTransfer(record),
    ...present({ item, detail: detail.length > 0 ? detail : undefined }),
    evidence: present({
      title: record.title,
      status: record.status,
      trackedDownloadState: record.trackedDownloadState,
      trackedDownloadStatus: record.trackedDownloadStatus,
      errorMessage: error,
      size: record.size,
      sizeleft: record.sizeleft,
    }),
  } as const;
  switch (finding.kind) {
    case "pending-in-arr":
      return { ...base, ...finding, ...present({ until: record.estimatedCompletionTime }) };
    case "held":
      return { ...base, kind: "held", until: finding.until.toISOString(), ...present({ reason }) };
    case "blocked":
    case "download-failed":
      return { ...base, ...finding, ...present({ reason }) };
    case "grabbed":
    case "downloading":
    case "downloaded":
    case "import-started":
      return { ...base, ...finding };
  }
}

interface QueueReason {
  readonly reason?: string | undefined;
  readonly detail: readonly string[];
}

function toReason(
  kind: Finding["kind"],
  record: ArrQueueRecord,
  error: string | undefined,
): QueueReason {
  const lines = toLines(record.statusMessages);
  const all = [...(error === undefined ? [] : [error]), ...lines];
  switch (kind) {
    case "pending-in-arr":
      return { detail: all };
    case "held":
    case "blocked":
    case "download-failed":
      return { reason: all[0], detail: lines };
    case "grabbed":
    case "downloading":
      return { detail: record.status === "warning" || isWarned(record) ? all : [] };
    case "downloaded":
    case "import-started":
      return { detail: [] };
  }
}
