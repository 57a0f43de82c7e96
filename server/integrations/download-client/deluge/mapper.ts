import type { TransferFile, TransferState } from "../../../domain/observation/facts.ts";
import {
  clampShare,
  keepKind,
  type ListedTransfer,
  type ReportedTransfer,
  type TransferReading,
} from "../common/reading.ts";
import type { DelugeFiles, DelugeTorrent } from "./payload.ts";

/** States in which the torrent may be finished, with the state to show until it is. */
const UNFINISHED_STATES: Readonly<Record<string, TransferState>> = {
  Downloading: "DOWNLOADING",
  Allocating: "DOWNLOADING",
  Seeding: "DOWNLOADING",
  Queued: "QUEUED",
  Paused: "PAUSED",
};

/** States that do not reveal whether the torrent is finished; the percentage then belongs to the check or move. */
const HIDING_STATES: Readonly<Record<string, TransferState>> = {
  Checking: "CHECKING",
  Moving: "MOVING",
};

/** Returns null when the state does not reveal whether the torrent is finished and nothing was reported before. */
export function readTorrent(
  torrent: DelugeTorrent,
  reported: ReportedTransfer,
): TransferReading | null {
  const { state = "", total_wanted: wanted = 0, progress, eta = 0 } = torrent;
  const size = wanted > 0 ? { size: wanted } : {};
  const unfinished = UNFINISHED_STATES[state];
  if (unfinished === undefined && state !== "Error")
    return keepKind(reported, HIDING_STATES[state] ?? "UNKNOWN", size);
  // A torrent that waits to seed or has finished seeding is Queued or Paused.
  if (unfinished !== undefined && isWhole(torrent))
    return {
      kind: "downloaded",
      transfer: { state: "COMPLETED", progress: 1, speed: 0, ...size },
      etaSeconds: null,
    };
  return {
    kind: "downloading",
    transfer: {
      state: unfinished === undefined ? "ERROR" : shownState(torrent, unfinished, reported),
      speed: Math.max(0, torrent.download_payload_rate ?? 0),
      seeds: Math.max(0, torrent.num_seeds ?? 0, torrent.total_seeds ?? 0),
      ...(hasMetadata(torrent) &&
        progress !== undefined && { progress: clampShare(progress / 100) }),
      ...size,
    },
    etaSeconds: eta > 0 ? eta : null,
  };
}

function shownState(
  torrent: DelugeTorrent,
  unfinished: TransferState,
  reported: ReportedTransfer,
): TransferState {
  if (unfinished !== "DOWNLOADING") return unfinished;
  if (!hasMetadata(torrent)) return "METADATA";
  return reported.isStalled ? "STALLED" : "DOWNLOADING";
}

function isWhole(torrent: DelugeTorrent): boolean {
  return torrent.is_finished === true && torrent.progress === 100 && hasMetadata(torrent);
}

function hasMetadata({ total_wanted: wanted = 0 }: DelugeTorrent): boolean {
  return wanted > 0;
}

export function toListedTransfer(hash: string, torrent: DelugeTorrent): ListedTransfer {
  return {
    ids: [hash],
    name: torrent.name,
    category: torrent.label,
    problems: [
      torrent.message === "OK" ? undefined : torrent.message,
      /\berror\b/i.test(torrent.tracker_status ?? "") ? torrent.tracker_status : undefined,
    ],
    isIdle: torrent.state === "Downloading" && torrent.download_payload_rate === 0,
    hasFiles: hasMetadata(torrent),
    read: (reported) => readTorrent(torrent, reported),
    evidence: {
      state: torrent.state ?? null,
      progress: torrent.progress ?? null,
      size: torrent.total_wanted ?? null,
    },
  };
}

export function toListedFiles(listed: DelugeFiles): readonly TransferFile[] {
  return listed.files.map(({ path, size }, index) => ({
    name: path,
    size,
    progress: listed.file_progress[index] ?? 0,
    isWanted: listed.file_priorities[index] !== 0,
  }));
}
