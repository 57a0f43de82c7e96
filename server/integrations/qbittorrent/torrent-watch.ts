import type { Observation, TransferFile } from "../../domain/observation.ts";
import type { QbittorrentClient } from "./client.ts";
import {
  hasMetadata,
  readTorrent,
  toTransferFiles,
  toTransferObservation,
  type TorrentReading,
  type TransferKind,
} from "./mapper.ts";
import type { QbittorrentFile, QbittorrentTorrent } from "./payload.ts";

const STALLED_AFTER_MS = 2 * 60_000;
const FILES_EVERY_MS = 5_000;

/** What was told of one torrent, so that only news is told. */
interface TorrentMemory {
  kind: TransferKind | null;
  /** Fingerprint of what was last told. */
  told: string;
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

/** Remembers the followed torrents and says what is new about them. */
export interface TorrentWatch {
  /** Null when nothing that is shown has changed. */
  look(hash: string, torrent: QbittorrentTorrent, now: Date): Promise<Observation | null>;
  /** Everything is told again at the next look. */
  retell(): void;
  /** Drops what is not followed any more. */
  keepOnly(hashes: ReadonlySet<string>): void;
}

export function createTorrentWatch(service: string, client: QbittorrentClient): TorrentWatch {
  const memories = new Map<string, TorrentMemory>();

  function remember(hash: string): TorrentMemory {
    const known = memories.get(hash);
    if (known) return known;
    const memory: TorrentMemory = { kind: null, told: "", stalledSince: null, files: null };
    memories.set(hash, memory);
    return memory;
  }

  async function readFiles(
    hash: string,
    memory: TorrentMemory,
    isFinal: boolean,
    now: number,
  ): Promise<readonly TransferFile[] | null> {
    let listed: readonly QbittorrentFile[] | null = null;
    try {
      listed = await client.files(hash);
    } catch {
      // The torrent's own facts are in hand and must not be lost; a service that is down shows at the next poll.
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
    async look(hash, torrent, now) {
      const memory = remember(hash);
      const nowMs = now.getTime();
      memory.stalledSince = torrent.state === "stalledDL" ? (memory.stalledSince ?? nowMs) : null;
      const isStalled =
        memory.stalledSince !== null && nowMs - memory.stalledSince >= STALLED_AFTER_MS;

      const reading = readTorrent(torrent, { kind: memory.kind, isStalled });
      if (!reading) return null;
      const fingerprint = JSON.stringify(reading);
      const isNews = fingerprint !== memory.told;
      const files = areFilesDue(torrent, reading, memory.files, isNews, nowMs)
        ? await readFiles(hash, memory, reading.kind === "downloaded", nowMs)
        : null;
      if (!isNews && !files) return null;

      memory.kind = reading.kind;
      memory.told = fingerprint;
      return toTransferObservation(
        service,
        hash,
        torrent,
        reading,
        files ? { now, files } : { now },
      );
    },
    retell() {
      for (const memory of memories.values()) memory.told = "";
    },
    keepOnly(hashes) {
      for (const hash of memories.keys()) if (!hashes.has(hash)) memories.delete(hash);
    },
  };
}

function areFilesDue(
  torrent: QbittorrentTorrent,
  reading: TorrentReading,
  last: FilesMemory | null,
  isNews: boolean,
  now: number,
): boolean {
  if (!hasMetadata(torrent)) return false;
  if (!last) return true;
  if (!last.isPack) return false;
  if (reading.kind === "downloaded")
    return !last.isFinal && (isNews || now - last.readAt >= FILES_EVERY_MS);
  return isNews && now - last.readAt >= FILES_EVERY_MS;
}
