import type { TransferFile } from "../../../domain/observation/facts.ts";
import {
  clampShare,
  keepKind,
  type ListedTransfer,
  type ReportedTransfer,
  type TransferReading,
} from "../common/reading.ts";
import type { QbittorrentFile, QbittorrentTorrent } from "./payload.ts";
import { readState } from "./transfer-state.ts";

const NO_ETA = 8_640_000;

/** Returns null when the state does not reveal whether the torrent is finished and nothing was reported before. */
export function readTorrent(
  torrent: QbittorrentTorrent,
  reported: ReportedTransfer,
): TransferReading | null {
  const { phase, shown } = readState(torrent.state);
  const size = torrent.size !== undefined && torrent.size > 0 ? { size: torrent.size } : {};
  if (phase === "unclear") return keepKind(reported, shown, size);
  if (phase === "finished") {
    if (torrent.progress !== 1) return null;
    // The speed is smoothed and stays above 0 for seconds, and the ETA is that of seeding.
    return {
      kind: "downloaded",
      transfer: { state: shown, progress: 1, speed: 0, ...size },
      etaSeconds: null,
    };
  }
  const progress =
    hasMetadata(torrent) && torrent.progress !== undefined
      ? { progress: clampShare(torrent.progress) }
      : {};
  return {
    kind: "downloading",
    transfer: {
      state: shown === "STALLED" && !reported.isStalled ? "DOWNLOADING" : shown,
      speed: Math.max(0, torrent.dlspeed ?? 0),
      seeds: Math.max(0, torrent.num_seeds ?? 0, torrent.num_complete ?? 0),
      ...progress,
      ...size,
    },
    etaSeconds: readEta(torrent.eta),
  };
}

/** A finished state with lower progress: the update of one field was in a lost response (qBittorrent #24845). */
export function isInconsistent(torrent: QbittorrentTorrent): boolean {
  return readState(torrent.state).phase === "finished" && torrent.progress !== 1;
}

function hasMetadata(torrent: QbittorrentTorrent): boolean {
  if (torrent.has_metadata === false || readState(torrent.state).shown === "METADATA") return false;
  return (torrent.total_size ?? 0) >= 0;
}

/**
 * Returns every id by which an arr may know the torrent, in lower case: hybrid torrents are listed by v2 hash and
 * grabbed by v1 hash. qBittorrent's own id comes first.
 */
export function toDownloadIds(
  hash: string,
  torrent: Pick<QbittorrentTorrent, "infohash_v1" | "infohash_v2">,
): [string, ...string[]] {
  const listed = hash.toLowerCase();
  const others = [torrent.infohash_v1 ?? "", torrent.infohash_v2?.slice(0, 40) ?? ""]
    .map((id) => id.toLowerCase())
    .filter((id) => id !== "" && id !== listed);
  return [listed, ...new Set(others)];
}

export function toListedTransfer(
  ids: ListedTransfer["ids"],
  torrent: QbittorrentTorrent,
  freeSpace: number | null,
): ListedTransfer {
  return {
    ids,
    name: torrent.name,
    category: torrent.category,
    problems: [toDiskFullMessage(torrent, freeSpace)],
    isIdle: torrent.state === "stalledDL",
    hasFiles: hasMetadata(torrent),
    read: (reported) => readTorrent(torrent, reported),
    evidence: {
      state: torrent.state ?? null,
      progress: torrent.progress ?? null,
      size: torrent.size ?? null,
    },
  };
}

const MB = 1_000_000;
/** qBittorrent stops before the last byte is written. */
const NEARLY_FULL = 100 * MB;

/** qBittorrent reports "error" without a reason; only a full disk can be derived from its other values. */
function toDiskFullMessage(
  { state, amount_left, size = 0, progress = 0 }: QbittorrentTorrent,
  freeSpace: number | null,
): string | undefined {
  if (state !== "error" || freeSpace === null) return undefined;
  const missing = amount_left ?? size * (1 - progress);
  if (freeSpace >= NEARLY_FULL && freeSpace >= missing) return undefined;
  return `The disk is full: ${toMegabytes(freeSpace)} of space left, ${toMegabytes(missing)} needed`;
}

function toMegabytes(bytes: number): string {
  return `${Math.round(bytes / MB)} MB`;
}

export function toListedFile({ name, size, progress, priority }: QbittorrentFile): TransferFile {
  return { name, size, progress, isWanted: priority > 0 };
}

/** 0 appears both just before the end and for a stopped torrent, so it counts as unknown. */
function readEta(seconds: number | undefined): number | null {
  return seconds !== undefined && seconds > 0 && seconds < NO_ETA ? seconds : null;
}
