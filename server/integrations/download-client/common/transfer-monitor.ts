import type { TransferFile, TransferState } from "../../../domain/observation/facts.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { redact } from "../../../domain/redact.ts";
import { present } from "../../shared/lenient.ts";
import { toTransferFiles } from "./files.ts";
import { toTransferObservation, type TransferSource } from "./observation.ts";
import type { ListedTransfer, TransferKind, TransferReading } from "./reading.ts";

const STALLED_AFTER_MS = 2 * 60_000;
const FILES_EVERY_MS = 5_000;

/** The last report of a download, so that only changes are reported. */
interface TransferMemory {
  kind: TransferKind | null;
  /** Fingerprint of the last report. */
  reported: string;
  stalledSince: number | null;
  files: FilesMemory | null;
}

interface FilesMemory {
  readonly readAt: number;
  /** Has several files that can be an episode, or unknown files; other downloads are not read again. */
  readonly isPack: boolean;
  /** Read once after the download completed. */
  readonly isFinal: boolean;
}

/** Remembers the tracked downloads and reports their changes. */
export interface TransferMonitor {
  /** Returns null when nothing visible changed. */
  check(listed: ListedTransfer, now: Date): Promise<Observation | null>;
  /** Reports everything again at the next poll. */
  reportAgain(): void;
  /** Forgets downloads that are no longer tracked. */
  keepOnly(tracked: readonly ListedTransfer[]): void;
}

export interface TransferMonitorOptions extends TransferSource {
  /**
   * Reads all files of a download by its first id; null when the download does not exist. Absent when the client does
   * not report files.
   */
  readonly readFiles?: (id: string) => Promise<readonly TransferFile[] | null>;
}

export function createTransferMonitor(options: TransferMonitorOptions): TransferMonitor {
  const { readFiles } = options;
  const memories = new Map<string, TransferMemory>();

  function remember(id: string): TransferMemory {
    const known = memories.get(id);
    if (known) return known;
    const memory: TransferMemory = { kind: null, reported: "", stalledSince: null, files: null };
    memories.set(id, memory);
    return memory;
  }

  async function readPack(
    id: string,
    memory: TransferMemory,
    isFinal: boolean,
    now: number,
  ): Promise<readonly TransferFile[] | null> {
    let listed: readonly TransferFile[] | null = null;
    try {
      listed = (await readFiles?.(id)) ?? null;
    } catch {
      // The download itself was read and must still be reported; an outage shows at the next poll.
    }
    const isListed = listed !== null && listed.length > 0;
    const files = toTransferFiles(listed ?? []);
    memory.files = {
      readAt: now,
      isPack: !isListed || files.length > 1,
      isFinal: isFinal && isListed,
    };
    return files.length > 1 ? files : null;
  }

  return {
    async check(listed, now) {
      const [id] = listed.ids;
      const memory = remember(id);
      const nowMs = now.getTime();
      memory.stalledSince = listed.isIdle ? (memory.stalledSince ?? nowMs) : null;
      const isStalled =
        memory.stalledSince !== null && nowMs - memory.stalledSince >= STALLED_AFTER_MS;

      const read = listed.read({ kind: memory.kind, isStalled });
      if (!read) return null;
      const reading = withDetail(read, listed);
      const fingerprint = JSON.stringify(reading);
      const isChanged = fingerprint !== memory.reported;
      const areDue =
        readFiles !== undefined &&
        listed.hasFiles &&
        areFilesDue(reading, memory.files, isChanged, nowMs);
      const files = areDue
        ? await readPack(id, memory, reading.kind === "downloaded", nowMs)
        : null;
      if (!isChanged && !files) return null;

      memory.kind = reading.kind;
      memory.reported = fingerprint;
      return toTransferObservation(options, listed, reading, files ? { now, files } : { now });
    },
    reportAgain() {
      for (const memory of memories.values()) memory.reported = "";
    },
    keepOnly(tracked) {
      const ids = new Set(tracked.map((listed) => listed.ids[0]));
      for (const id of memories.keys()) if (!ids.has(id)) memories.delete(id);
    },
  };
}

/** States in which the download makes no progress and the client may know the reason. */
const PROBLEM_STATES: readonly (TransferState | undefined)[] = [
  "ERROR",
  "MISSING_FILES",
  "STALLED",
  "PAUSED",
];

function withDetail(
  reading: TransferReading,
  { category, problems = [] }: ListedTransfer,
): TransferReading {
  const transfer = { ...reading.transfer, ...present({ category }) };
  if (!PROBLEM_STATES.includes(transfer.state)) return { ...reading, transfer };
  const detail = problems.flatMap((message) => (message === undefined ? [] : [redact(message)]));
  return { ...reading, transfer, ...(detail.length > 0 && { detail }) };
}

function areFilesDue(
  reading: TransferReading,
  last: FilesMemory | null,
  isChanged: boolean,
  now: number,
): boolean {
  if (!last) return true;
  if (!last.isPack) return false;
  const isTime = now - last.readAt >= FILES_EVERY_MS;
  return reading.kind === "downloaded"
    ? !last.isFinal && (isChanged || isTime)
    : isChanged && isTime;
}
