import { DOWNLOAD_FOLDER, torrentOfDownload } from "../world/download.ts";
import type { ArrItem, Download, HistoryRecord, MediaFile, Torrent } from "../world/model.ts";
import type { PendingRelease } from "../world/offer-model.ts";
import type { Release } from "../world/release-model.ts";
import { doneOf, sizeOf } from "../world/torrent.ts";
import type { World } from "../world/world.ts";

export function qualityModel(release: Release) {
  const { id, name, source, resolution } = release.quality;
  return {
    quality: { id, name, source, resolution },
    revision: { version: release.version, real: 0, isRepack: release.version > 1 },
  };
}

const RADARR_SOURCES = { television: "tv", web: "webdl", bluray: "bluray" };

/** Radarr has different names for sources, and modifiers. */
export function radarrQualityModel(release: Release) {
  const model = qualityModel(release);
  const source = RADARR_SOURCES[release.quality.source];
  return { ...model, quality: { ...model.quality, source, modifier: "none" } };
}

/** In the terms of the item's app. */
export function qualityOf({ arr }: Pick<ArrItem, "arr">, release: Release) {
  return arr === "sonarr" ? qualityModel(release) : radarrQualityModel(release);
}

/** The part of a queue record that both arrs share while a release is delayed: no id, nothing tracked. */
export function pendingFacts({ release, addedAt, until, reason }: PendingRelease, now: Date) {
  const secondsLeft = until ? (until.getTime() - now.getTime()) / 1000 : null;
  return {
    languages: [release.language],
    customFormats: [],
    customFormatScore: 0,
    size: release.size,
    title: release.title,
    ...(until ? { estimatedCompletionTime: until.toISOString() } : {}),
    ...(secondsLeft === null ? {} : { timeleft: timeSpan(secondsLeft) }),
    added: addedAt.toISOString(),
    status: reason,
    statusMessages: [],
    protocol: "torrent",
    downloadClientHasPostImportCategory: false,
    indexer: release.indexer,
    sizeleft: release.size,
  };
}

/** `hh:mm:ss` or `d.hh:mm:ss`. */
export function timeSpan(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const part = (value: number) => String(value).padStart(2, "0");
  const days = Math.floor(whole / 86_400);
  const clock = [Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60]
    .map(part)
    .join(":");
  return days > 0 ? `${days}.${clock}` : clock;
}

/** The part of a queue record that is the same in both arrs. */
export function queueFacts(world: World, download: Download) {
  const torrent = torrentOfDownload(world, download);
  const size = torrent ? sizeOf(torrent) : download.release.size;
  const sizeleft = torrent ? size - doneOf(torrent) : size;
  const secondsLeft = torrent && torrent.speed > 0 ? sizeleft / torrent.speed : null;
  const status = torrent ? queueStatus(torrent) : "unknown";
  const rejection = torrent ? rejectionOf(torrent) : null;
  return {
    languages: [download.release.language],
    customFormats: [],
    customFormatScore: 0,
    size,
    title: download.release.title,
    ...(secondsLeft === null
      ? {}
      : {
          estimatedCompletionTime: new Date(
            world.clock.now().getTime() + secondsLeft * 1000,
          ).toISOString(),
        }),
    added: download.grabbedAt.toISOString(),
    status,
    trackedDownloadStatus:
      download.state === "importBlocked" || status === "warning" || download.messages.length > 0
        ? "warning"
        : "ok",
    trackedDownloadState: download.state,
    statusMessages: download.messages,
    ...(rejection === null ? {} : { errorMessage: rejection }),
    downloadId: download.hash.toUpperCase(),
    protocol: "torrent",
    downloadClient: "qBittorrent",
    downloadClientHasPostImportCategory: false,
    indexer: download.release.indexer,
    outputPath: outputPathOf(download),
    sizeleft,
    ...(status === "completed" ? { timeleft: "00:00:00" } : {}),
    ...(secondsLeft === null ? {} : { timeleft: timeSpan(secondsLeft) }),
  };
}

export function outputPathOf(download: Download): string {
  const [first] = download.parts;
  const isFolder = download.parts.length > 1;
  return `${DOWNLOAD_FOLDER}/${isFolder ? download.release.title : (first?.name ?? download.release.title)}`;
}

function queueStatus(torrent: Torrent): string {
  switch (torrent.state) {
    case "metaDL":
    case "queuedDL":
    case "checkingDL":
    case "checkingUP":
      return "queued";
    case "stalledDL":
    case "error":
    case "missingFiles":
      // Also a fresh torrent without peers: the arrs cannot distinguish it from an abandoned one.
      return "warning";
    case "downloading":
    case "moving":
      return "downloading";
    case "stoppedDL":
      return "paused";
    case "uploading":
    case "stalledUP":
    case "stoppedUP":
      return "completed";
  }
}

/** The arrs' interpretation of a qBittorrent state. */
function rejectionOf({ state }: Torrent): string | null {
  switch (state) {
    case "metaDL":
      return "qBittorrent is downloading metadata";
    case "stalledDL":
      return "The download is stalled with no connections";
    case "error":
      return "qBittorrent is reporting an error";
    case "missingFiles":
      return "qBittorrent is reporting missing files";
    default:
      return null;
  }
}

/** The part of a history record that is the same in both arrs. */
export function historyFacts(record: HistoryRecord) {
  return {
    sourceTitle: record.sourceTitle,
    languages: [record.release.language],
    customFormats: [],
    customFormatScore: 0,
    qualityCutoffNotMet: false,
    date: record.at.toISOString(),
    ...(record.hash === null ? {} : { downloadId: record.hash.toUpperCase() }),
    data: record.data,
    id: record.id,
  };
}

/** The part of a file that is the same in both arrs. */
export function fileFacts(file: MediaFile) {
  return {
    relativePath: file.relativePath,
    path: file.path,
    size: file.size,
    dateAdded: file.addedAt.toISOString(),
    sceneName: file.release.title,
    releaseGroup: file.release.group,
    languages: [file.release.language],
    customFormats: [],
    customFormatScore: 0,
    indexerFlags: 0,
    mediaInfo: {
      audioBitrate: 192_000,
      audioChannels: 2,
      audioCodec: "AAC",
      audioLanguages: file.release.language.id === 8 ? "jpn" : "eng",
      audioStreamCount: 1,
      videoBitDepth: 10,
      videoBitrate: 4_000_000,
      videoCodec: "x265",
      videoFps: 23.976,
      videoDynamicRange: "",
      videoDynamicRangeType: "",
      resolution: file.release.quality.resolution === 2160 ? "3840x2160" : "1920x1080",
      runTime: timeSpan(file.item.title.runtimeMinutes * 60 * file.units.length).replace(
        /^00:/,
        "",
      ),
      scanType: "Progressive",
      subtitles: "eng",
    },
    qualityCutoffNotMet: false,
    id: file.id,
  };
}
