import type { TransferState } from "../../../domain/observation/facts.ts";
import {
  clampShare,
  keepKind,
  type ListedTransfer,
  type ReportedTransfer,
  type TransferReading,
} from "../common/reading.ts";
import type { SabnzbdHistorySlot, SabnzbdQueue, SabnzbdQueueSlot } from "./payload.ts";

const MIB = 1024 * 1024;

const QUEUE_STATES: ReadonlyMap<string, TransferState> = new Map([
  ["Downloading", "DOWNLOADING"],
  // Downloads more blocks for a repair.
  ["Fetching", "DOWNLOADING"],
  // Downloads the NZB file itself.
  ["Grabbing", "METADATA"],
  ["Queued", "QUEUED"],
  ["Idle", "QUEUED"],
  // Waits until the articles have reached the servers.
  ["Propagating", "QUEUED"],
  ["Paused", "PAUSED"],
  ["Checking", "CHECKING"],
]);

/** Steps that find out whether the job is complete. Articles may be missing, so the progress stays. */
const VERIFYING: ReadonlyMap<string, TransferState> = new Map([
  ["Queued", "QUEUED"],
  ["QuickCheck", "CHECKING"],
  ["Verifying", "CHECKING"],
  ["Repairing", "CHECKING"],
  ["Fetching", "DOWNLOADING"],
]);

/** Steps of a complete job. The arr imports only after the last one. */
const PROCESSING: ReadonlyMap<string, TransferState> = new Map([
  ["Extracting", "MOVING"],
  ["Moving", "MOVING"],
  ["Running", "MOVING"],
]);

/**
 * SABnzbd reports every job that is not on hold as "Downloading", but works only on the first of them; while the queue
 * is paused, on the first forced one (`NzbQueue.has_forced_jobs`).
 */
export function toQueuedTransfers({ slots, paused, kbpersec }: SabnzbdQueue): ListedTransfer[] {
  const isHeld = (slot: SabnzbdQueueSlot) => paused === true && !isForced(slot);
  const active = slots.rows.find((slot) => slot.status === "Downloading" && !isHeld(slot));
  return slots.rows.map((slot) =>
    toQueuedTransfer(slot, {
      isActive: slot === active,
      isPaused: isHeld(slot),
      speed: slot === active ? Math.round((kbpersec ?? 0) * 1024) : 0,
    }),
  );
}

function isForced({ priority }: SabnzbdQueueSlot): boolean {
  return priority === "Force";
}

interface QueueContext {
  readonly isActive: boolean;
  readonly isPaused: boolean;
  readonly speed: number;
}

function toQueuedTransfer(slot: SabnzbdQueueSlot, context: QueueContext): ListedTransfer {
  return {
    ids: [slot.nzo_id],
    name: slot.filename,
    category: slot.cat,
    problems: slot.labels.map((label) => `SABnzbd labels the job ${label}`),
    isIdle: context.isActive && context.speed === 0,
    hasFiles: false,
    read: (reported) => readQueued(slot, context, reported),
    evidence: { status: slot.status ?? null, mb: slot.mb ?? null, mbleft: slot.mbleft ?? null },
  };
}

function readQueued(
  slot: SabnzbdQueueSlot,
  context: QueueContext,
  reported: ReportedTransfer,
): TransferReading | null {
  const size = slot.mb !== undefined && slot.mb > 0 ? { size: Math.round(slot.mb * MIB) } : {};
  const state = QUEUE_STATES.get(slot.status ?? "");
  if (state === undefined) return keepKind(reported, "UNKNOWN", size);
  return {
    kind: "downloading",
    transfer: {
      state: shownState(state, context, reported),
      speed: context.speed,
      ...shareOf(slot),
      ...size,
    },
    etaSeconds: readTimeLeft(slot.timeleft),
  };
}

function shownState(
  state: TransferState,
  context: QueueContext,
  reported: ReportedTransfer,
): TransferState {
  if (context.isPaused && (state === "DOWNLOADING" || state === "QUEUED")) return "PAUSED";
  if (state !== "DOWNLOADING") return state;
  if (!context.isActive) return "QUEUED";
  return reported.isStalled ? "STALLED" : "DOWNLOADING";
}

function shareOf({ mb, mbleft }: SabnzbdQueueSlot): { readonly progress?: number } {
  if (mb === undefined || mbleft === undefined || mb <= 0) return {};
  return { progress: clampShare(1 - mbleft / mb) };
}

/** Parses `16:44`, `0:16:44` or `1:02:16:44` into seconds; null when unknown. */
export function readTimeLeft(written: string | undefined): number | null {
  if (written === undefined || !/^\d+(:\d{1,2}){1,3}$/.test(written)) return null;
  const parts = written.split(":").map(Number).toReversed();
  const [seconds = 0, minutes = 0, hours = 0, days = 0] = parts;
  const total = seconds + 60 * (minutes + 60 * (hours + 24 * days));
  return total > 0 ? total : null;
}

export function toHistoryTransfer(slot: SabnzbdHistorySlot): ListedTransfer {
  return {
    ids: [slot.nzo_id],
    name: slot.name,
    category: slot.category,
    problems: [slot.fail_message],
    isIdle: false,
    hasFiles: false,
    read: (reported) => readHistorySlot(slot, reported),
    evidence: { status: slot.status ?? null, bytes: slot.bytes ?? null },
  };
}

/** A failed job is shown as an error; the arr decides what happens next. */
function readHistorySlot(
  slot: SabnzbdHistorySlot,
  reported: ReportedTransfer,
): TransferReading | null {
  const size = slot.bytes !== undefined && slot.bytes > 0 ? { size: slot.bytes } : {};
  const etaSeconds = null;
  if (slot.status === "Completed")
    return {
      kind: "downloaded",
      transfer: { state: "COMPLETED", progress: 1, speed: 0, ...size },
      etaSeconds,
    };
  if (slot.status === "Failed")
    return { kind: "downloading", transfer: { state: "ERROR", speed: 0, ...size }, etaSeconds };
  const verifying = VERIFYING.get(slot.status ?? "");
  const state = verifying ?? PROCESSING.get(slot.status ?? "");
  if (state === undefined) return keepKind(reported, "UNKNOWN", size);
  const progress = verifying === undefined ? { progress: 1 } : {};
  return { kind: "downloading", transfer: { state, speed: 0, ...progress, ...size }, etaSeconds };
}
