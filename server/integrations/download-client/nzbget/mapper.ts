import type { TransferState } from "../../../domain/observation/facts.ts";
import {
  clampShare,
  keepKind,
  type ListedTransfer,
  type ReportedTransfer,
  type TransferReading,
} from "../common/reading.ts";
import type { NzbgetGroup, NzbgetHistoryItem, NzbgetStatus } from "./payload.ts";

const DOWNLOAD_STATES: ReadonlyMap<string, TransferState> = new Map([
  ["DOWNLOADING", "DOWNLOADING"],
  // Downloads the NZB file itself.
  ["FETCHING", "METADATA"],
  ["QUEUED", "QUEUED"],
  ["PAUSED", "PAUSED"],
]);

/** Steps that find out whether the download is complete. Articles may be missing, so the progress stays. */
const VERIFYING: ReadonlyMap<string, TransferState> = new Map([
  ["PP_QUEUED", "QUEUED"],
  ["LOADING_PARS", "CHECKING"],
  ["VERIFYING_SOURCES", "CHECKING"],
  ["REPAIRING", "CHECKING"],
  ["VERIFYING_REPAIRED", "CHECKING"],
]);

/** Steps of a complete download. The arr imports only after the last one. */
const PROCESSING: ReadonlyMap<string, TransferState> = new Map([
  ["RENAMING", "MOVING"],
  ["UNPACKING", "MOVING"],
  ["MOVING", "MOVING"],
  ["POST_UNPACK_RENAMING", "MOVING"],
  ["EXECUTING_SCRIPT", "MOVING"],
  ["PP_FINISHED", "MOVING"],
]);

/** Warnings with complete files: a script failed, or articles are missing without a check. */
const WHOLE_WITH_WARNING: ReadonlySet<string> = new Set(["WARNING/SCRIPT", "WARNING/HEALTH"]);

/**
 * Returns the id by which an arr knows the download: the arr's own id from the `drone` parameter, otherwise NZBGet's
 * number.
 */
export function idOf({ NZBID, Parameters }: NzbgetGroup | NzbgetHistoryItem): string {
  const drone = Parameters.find(({ Name }) => Name?.toLowerCase() === "drone")?.Value;
  return drone ?? String(NZBID);
}

/** Whether articles are still missing. */
export function isDownloading({ Status = "" }: NzbgetGroup): boolean {
  return DOWNLOAD_STATES.has(Status);
}

function join64(high: number, low: number): number {
  return high * 2 ** 32 + (low >>> 0);
}

function sizesOf(group: NzbgetGroup) {
  const size = join64(group.FileSizeHi, group.FileSizeLo);
  const remaining = join64(group.RemainingSizeHi, group.RemainingSizeLo);
  const paused = join64(group.PausedSizeHi, group.PausedSizeLo);
  return { size, remaining, paused };
}

/** `rate` is the total speed; it is divided among the active downloads (usually one, briefly two). */
export function toQueuedTransfers(
  groups: readonly NzbgetGroup[],
  status: NzbgetStatus | null,
): ListedTransfer[] {
  const active = groups.filter(({ ActiveDownloads }) => ActiveDownloads > 0);
  const isPaused = (group: NzbgetGroup) => status?.DownloadPaused === true && !isForced(group);
  const rate = Math.round((status?.DownloadRate ?? 0) / Math.max(1, active.length));
  return groups.map((group) =>
    toQueuedTransfer(group, isPaused(group), active.includes(group) ? rate : 0),
  );
}

/** NZBGet loads downloads of this priority even while the queue is paused ("force priority"). */
const FORCE_PRIORITY = 900;

function isForced({ MaxPriority }: NzbgetGroup): boolean {
  return MaxPriority >= FORCE_PRIORITY;
}

function toQueuedTransfer(group: NzbgetGroup, isPaused: boolean, speed: number): ListedTransfer {
  const { size, remaining } = sizesOf(group);
  return {
    ids: [idOf(group)],
    name: group.NZBName,
    category: group.Category,
    isIdle: group.Status === "DOWNLOADING" && !isPaused && speed === 0,
    hasFiles: false,
    read: (reported) => readGroup(group, isPaused, speed, reported),
    evidence: { number: group.NZBID, status: group.Status ?? null, size, remaining },
  };
}

function readGroup(
  group: NzbgetGroup,
  isPaused: boolean,
  speed: number,
  reported: ReportedTransfer,
): TransferReading | null {
  const { size, remaining, paused } = sizesOf(group);
  const sized = size > 0 ? { size } : {};
  const { Status = "" } = group;
  const verifying = VERIFYING.get(Status);
  const step = verifying ?? PROCESSING.get(Status);
  if (step !== undefined)
    return {
      kind: "downloading",
      transfer: {
        state: step,
        speed: 0,
        ...(verifying === undefined && { progress: 1 }),
        ...sized,
      },
      etaSeconds: null,
    };
  const state = DOWNLOAD_STATES.get(Status);
  if (state === undefined) return keepKind(reported, "UNKNOWN", sized);
  const wanted = size - paused;
  const left = Math.max(0, remaining - paused);
  return {
    kind: "downloading",
    transfer: {
      state: shownState(state, isPaused, reported),
      speed,
      ...(wanted > 0 && { progress: clampShare(1 - left / wanted) }),
      ...sized,
    },
    etaSeconds: speed > 0 ? Math.ceil(left / speed) : null,
  };
}

function shownState(
  state: TransferState,
  isPaused: boolean,
  reported: ReportedTransfer,
): TransferState {
  if (isPaused && (state === "DOWNLOADING" || state === "QUEUED")) return "PAUSED";
  return state === "DOWNLOADING" && reported.isStalled ? "STALLED" : state;
}

/** Returns null for a download that a person removed from the queue, because the arr no longer sees it either. */
export function toHistoryTransfer(item: NzbgetHistoryItem): ListedTransfer | null {
  if (item.Status === "DELETED/MANUAL") return null;
  return {
    ids: [idOf(item)],
    name: item.Name,
    category: item.Category,
    problems: [item.Status],
    isIdle: false,
    hasFiles: false,
    read: (reported) => readHistoryItem(item, reported),
    evidence: { number: item.NZBID, status: item.Status ?? null },
  };
}

/** A failed download is shown as an error; the arr decides what happens next. */
function readHistoryItem(
  item: NzbgetHistoryItem,
  reported: ReportedTransfer,
): TransferReading | null {
  const size = join64(item.FileSizeHi, item.FileSizeLo);
  const sized = size > 0 ? { size } : {};
  const etaSeconds = null;
  const { Status = "" } = item;
  if (Status.startsWith("SUCCESS/") || WHOLE_WITH_WARNING.has(Status))
    return {
      kind: "downloaded",
      transfer: { state: "COMPLETED", progress: 1, speed: 0, ...sized },
      etaSeconds,
    };
  if (/^(FAILURE|WARNING|DELETED)\//.test(Status))
    return { kind: "downloading", transfer: { state: "ERROR", speed: 0, ...sized }, etaSeconds };
  return keepKind(reported, "UNKNOWN", sized);
}
