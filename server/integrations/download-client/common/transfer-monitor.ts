import type { TransferFile, TransferState } from "../../../domain/observation/facts.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { present } from "../../shared/lenient.ts";
import { redact } from "../../shared/text.ts";
import { toTransferFiles } from "./files.ts";
import { toTransferObservation, type TransferSource } from "./observation.ts";
import type { ListedTransfer, TransferKind, TransferReading } from "./reading.ts";

const STALLED_AFTER_MS = 2 * 60_000;
const FILES_EVERY_MS = 5_000;

/** What was told of one download, so that only news is told. */
interface TransferMemory {
  kind: TransferKind | null;
  /** Fingerprint of what was last told. */
  reported: string;
  stalledSince: number | null;
  files: FilesMemory | null;
}

interface FilesMemory {
  readonly readAt: number;
  /** More than one file that can be an episode, or not known yet; others are not read again. */
  readonly isPack: boolean;
  /** Read once after it was complete. */
  readonly isFinal: boolean;
}

/** Remembers the followed downloads and says what is new about them. */
export interface TransferMonitor {
  /** Null when nothing that is shown has changed. */
  check(listed: ListedTransfer, now: Date): Promise<Observation | null>;
  /** Everything is told again at the next look. */
  retell(): void;
  /** Drops what is not followed any more. */
  keepOnly(followed: readonly ListedTransfer[]): void;
}

export interface TransferMonitorOptions extends TransferSource {
  /** All files of a download, by its first id; null when it is not there. Absent: the client tells of none. */
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
      // The download's own facts are in hand and must not be lost; a service that is down shows at the next poll.
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

      const bare = listed.read({ kind: memory.kind, isStalled });
      if (!bare) return null;
      const reading = withWords(bare, listed);
      const fingerprint = JSON.stringify(reading);
      const isNews = fingerprint !== memory.reported;
      const areDue =
        readFiles !== undefined &&
        listed.hasFiles &&
        areFilesDue(reading, memory.files, isNews, nowMs);
      const files = areDue
        ? await readPack(id, memory, reading.kind === "downloaded", nowMs)
        : null;
      if (!isNews && !files) return null;

      memory.kind = reading.kind;
      memory.reported = fingerprint;
      return toTransferObservation(options, listed, reading, files ? { now, files } : { now });
    },
    retell() {
      for (const memory of memories.values()) memory.reported = "";
    },
    keepOnly(followed) {
      const ids = new Set(followed.map((listed) => listed.ids[0]));
      for (const id of memories.keys()) if (!ids.has(id)) memories.delete(id);
    },
  };
}

/** States in which it does not get on and the client may know why. */
const TROUBLED: readonly (TransferState | undefined)[] = ["ERROR", "MISSING_FILES", "STALLED"];

function withWords(
  reading: TransferReading,
  { category, trouble = [] }: ListedTransfer,
): TransferReading {
  const transfer = { ...reading.transfer, ...present({ category }) };
  if (!TROUBLED.includes(transfer.state)) return { ...reading, transfer };
  const detail = trouble.flatMap((words) => (words === undefined ? [] : [redact(words)]));
  return { ...reading, transfer, ...(detail.length > 0 && { detail }) };
}

function areFilesDue(
  reading: TransferReading,
  last: FilesMemory | null,
  isNews: boolean,
  now: number,
): boolean {
  if (!last) return true;
  if (!last.isPack) return false;
  const isTime = now - last.readAt >= FILES_EVERY_MS;
  return reading.kind === "downloaded" ? !last.isFinal && (isNews || isTime) : isNews && isTime;
}
