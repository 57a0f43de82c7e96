import type { Keys, Observation, TransferFacts, TransferFile } from "../../domain/observation.ts";
import { present } from "../lenient.ts";
import type { QbittorrentFile, QbittorrentTorrent } from "./payload.ts";
import { readState } from "./transfer-state.ts";

const POLL_EVENT = "maindata";

const NO_ETA = 8_640_000;

export type TransferKind = "downloading" | "downloaded";

/** A torrent as it is shown; two equal readings mean that nothing visible changed. */
export interface TorrentReading {
  readonly kind: TransferKind;
  readonly transfer: Omit<TransferFacts, "eta" | "files">;
  readonly etaSeconds: number | null;
}

export interface TorrentMemory {
  /** What it was last reported as; null when it was not. */
  readonly kind: TransferKind | null;
  /** It has been without payload for minutes; for seconds between bursts that is normal. */
  readonly isStalled: boolean;
}

/** Null while the state hides which step the torrent is at and none was reported before. */
export function readTorrent(
  torrent: QbittorrentTorrent,
  memory: TorrentMemory,
): TorrentReading | null {
  const { phase, shown } = readState(torrent.state);
  const size = torrent.size !== undefined && torrent.size > 0 ? { size: torrent.size } : {};
  if (phase === "unclear") {
    if (memory.kind === null) return null;
    // No progress: it falls back to 0 while a finished torrent is checked.
    return { kind: memory.kind, transfer: { state: shown, speed: 0, ...size }, etaSeconds: null };
  }
  if (phase === "finished") {
    if (torrent.progress !== 1) return null;
    // The speed is smoothed and stays above 0 for seconds, the ETA is that of seeding.
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
      state: shown === "STALLED" && !memory.isStalled ? "DOWNLOADING" : shown,
      speed: Math.max(0, torrent.dlspeed ?? 0),
      seeds: Math.max(0, torrent.num_seeds ?? 0, torrent.num_complete ?? 0),
      ...progress,
      ...size,
    },
    etaSeconds: readEta(torrent.eta),
  };
}

/** A finished state beside a lower progress: fields that changed only in a lost answer (qBittorrent #24845). */
export function isTorn(torrent: QbittorrentTorrent): boolean {
  return readState(torrent.state).phase === "finished" && torrent.progress !== 1;
}

export function hasMetadata(torrent: QbittorrentTorrent): boolean {
  if (torrent.has_metadata === false || readState(torrent.state).shown === "METADATA") return false;
  return (torrent.total_size ?? 0) >= 0;
}

/** Every id an arr may know the torrent by: hybrid torrents are listed under the v2 hash and grabbed by the v1 hash. */
export function toDownloadIds(hash: string, torrent: QbittorrentTorrent): readonly string[] {
  const ids = [hash, torrent.infohash_v1 ?? "", torrent.infohash_v2?.slice(0, 40) ?? ""];
  return [...new Set(ids.filter((id) => id !== "").map((id) => id.toLowerCase()))];
}

export function toTransferObservation(
  service: string,
  hash: string,
  torrent: QbittorrentTorrent,
  reading: TorrentReading,
  read: { readonly now: Date; readonly files?: readonly TransferFile[] },
): Observation {
  const [downloadId = hash, ...otherDownloadIds] = toDownloadIds(hash, torrent);
  const keys: Keys = present({
    downloadId,
    otherDownloadIds: otherDownloadIds.length > 0 ? otherDownloadIds : undefined,
    releaseTitle: torrent.name,
  });
  const eta =
    reading.etaSeconds === null
      ? null
      : new Date(read.now.getTime() + reading.etaSeconds * 1000).toISOString();
  return {
    service,
    kind: reading.kind,
    channel: "POLL",
    event: POLL_EVENT,
    at: null,
    keys,
    transfer: present({ ...reading.transfer, eta, files: read.files }),
    evidence: {
      hash: downloadId,
      name: torrent.name ?? null,
      state: torrent.state ?? null,
      progress: torrent.progress ?? null,
      size: torrent.size ?? null,
    },
  };
}

export function toRemovedObservation(
  service: string,
  downloadId: string,
  missingSince: Date,
  now: Date,
): Observation {
  return {
    service,
    kind: "download-removed",
    channel: "POLL",
    event: POLL_EVENT,
    at: null,
    keys: { downloadId },
    reason: "no longer in the download client",
    evidence: {
      hash: downloadId,
      missingSince: missingSince.toISOString(),
      confirmedAt: now.toISOString(),
    },
  };
}

const VIDEO = /\.(?:mkv|mp4|avi|m4v|ts|m2ts|mov|wmv|webm|mpg|mpeg|ogm|flv|iso|vob|divx)$/i;
const SAMPLE = /(?:^|[^a-z])samples?(?:[^a-z]|$)/i;

/** The files that can be an episode or a film, named relative to the torrent's own folder. */
export function toTransferFiles(files: readonly QbittorrentFile[]): readonly TransferFile[] {
  const folder = findTopFolder(files);
  const videos = files
    .map((file) => ({ ...file, name: file.name.slice(folder.length) }))
    .filter((file) => VIDEO.test(file.name));
  const largest = Math.max(0, ...videos.map((file) => file.size));
  return videos
    .filter((file) => !(SAMPLE.test(file.name) && file.size < largest / 4))
    .map(({ name, size, progress, priority }) => ({
      name,
      size,
      progress: clampShare(progress),
      isWanted: priority > 0,
    }));
}

function findTopFolder(files: readonly QbittorrentFile[]): string {
  const first = files[0]?.name ?? "";
  const folder = first.slice(0, first.indexOf("/") + 1);
  return files.every((file) => file.name.startsWith(folder)) ? folder : "";
}

/** 0 is shown just before the end and for a stopped torrent alike: it promises nothing. */
function readEta(seconds: number | undefined): number | null {
  return seconds !== undefined && seconds > 0 && seconds < NO_ETA ? seconds : null;
}

function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}
