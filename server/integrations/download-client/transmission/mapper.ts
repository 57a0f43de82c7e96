import type { TransferFile, TransferState } from "../../../domain/observation/facts.ts";
import {
  clampShare,
  keepKind,
  type ListedTransfer,
  type ReportedTransfer,
  type TransferReading,
} from "../common/reading.ts";
import type { TransmissionFiles, TransmissionTorrent } from "./payload.ts";

const LOCAL_ERROR = 3;

/** What a status says; "unclear" does not reveal whether the torrent is finished. */
type Phase = "stopped" | "checking" | "queued" | "downloading" | "seeding" | "unclear";

const PHASES: readonly Phase[] = [
  "stopped",
  "checking",
  "checking",
  "queued",
  "downloading",
  "seeding",
  "seeding",
];

function phaseOf({ status }: TransmissionTorrent): Phase {
  return PHASES[status ?? -1] ?? "unclear";
}

/** Returns null when the status does not reveal whether the torrent is finished and nothing was reported before. */
export function readTorrent(
  torrent: TransmissionTorrent,
  reported: ReportedTransfer,
): TransferReading | null {
  const phase = phaseOf(torrent);
  const { size_when_done: wanted = 0, percent_done: share } = torrent;
  const size = wanted > 0 ? { size: wanted } : {};
  if (torrent.error !== LOCAL_ERROR) {
    // A check resets the completed share to 0 and counts up again.
    if (phase === "checking") return keepKind(reported, "CHECKING", size);
    if (phase === "unclear") return keepKind(reported, "UNKNOWN", size);
    if ((phase === "seeding" || phase === "stopped") && isWhole(torrent))
      return {
        kind: "downloaded",
        transfer: { state: "COMPLETED", progress: 1, speed: 0, ...size },
        etaSeconds: null,
      };
    // The torrent seeds, but more files were selected since.
    if (phase === "seeding") return null;
  }
  return {
    kind: "downloading",
    transfer: {
      state: shownState(torrent, reported),
      speed: Math.max(0, torrent.rate_download ?? 0),
      ...(hasMetadata(torrent) && share !== undefined && { progress: clampShare(share) }),
      ...size,
    },
    etaSeconds: torrent.eta !== undefined && torrent.eta > 0 ? torrent.eta : null,
  };
}

function shownState(torrent: TransmissionTorrent, reported: ReportedTransfer): TransferState {
  if (torrent.error === LOCAL_ERROR) return "ERROR";
  switch (phaseOf(torrent)) {
    case "stopped":
      return "PAUSED";
    case "queued":
      return "QUEUED";
    case "downloading":
    case "seeding":
      if (!hasMetadata(torrent)) return "METADATA";
      return reported.isStalled ? "STALLED" : "DOWNLOADING";
    case "checking":
      return "CHECKING";
    case "unclear":
      return "UNKNOWN";
  }
}

/** `left_until_done` is also 0 before metadata. */
function isWhole(torrent: TransmissionTorrent): boolean {
  const { size_when_done: wanted = 0 } = torrent;
  return hasMetadata(torrent) && wanted > 0 && torrent.left_until_done === 0;
}

function hasMetadata({ metadata_percent_complete: share = 1 }: TransmissionTorrent): boolean {
  return share >= 1;
}

export function toListedTransfer(torrent: TransmissionTorrent): ListedTransfer {
  return {
    ids: [torrent.hash_string.toLowerCase()],
    name: torrent.name,
    category: torrent.labels && (torrent.labels[0] ?? ""),
    problems: [torrent.error_string],
    isIdle: phaseOf(torrent) === "downloading" && torrent.rate_download === 0,
    hasFiles: hasMetadata(torrent),
    read: (reported) => readTorrent(torrent, reported),
    evidence: {
      status: torrent.status ?? null,
      error: torrent.error ?? null,
      progress: torrent.percent_done ?? null,
      size: torrent.size_when_done ?? null,
    },
  };
}

export function toListedFiles({ files, file_stats }: TransmissionFiles): readonly TransferFile[] {
  return files.map(({ name, length, bytes_completed }, index) => ({
    name,
    size: length,
    progress: length > 0 ? bytes_completed / length : 1,
    isWanted: file_stats[index]?.wanted ?? true,
  }));
}
