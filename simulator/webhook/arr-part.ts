import type { ServiceContext } from "../service/context.ts";
import { imagesOf } from "../service/poster.ts";
import type { WorldEvent } from "../world/event.ts";
import type { ArrItem, Download, MediaFile } from "../world/model.ts";
import type { Release } from "../world/release-model.ts";
import { isAnime } from "../world/title.ts";

/** Blocks shared by Sonarr's and Radarr's webhooks. Null properties are omitted, as the apps configure Newtonsoft. */
export function clientPart(download: Download | null) {
  if (!download) return {};
  return {
    downloadClient: "qBittorrent",
    downloadClientType: "qBittorrent",
    downloadId: download.hash.toUpperCase(),
  };
}

export const NO_CUSTOM_FORMATS = { customFormatInfo: { customFormats: [], customFormatScore: 0 } };

export function grabbedRelease(release: Release) {
  return {
    quality: release.quality.name,
    qualityVersion: release.version,
    releaseGroup: release.group,
    releaseTitle: release.title,
    indexer: release.indexer,
    size: release.size,
    customFormatScore: 0,
    customFormats: [],
    languages: [release.language],
  };
}

export function filePart(file: MediaFile) {
  const isUhd = file.release.quality.resolution === 2160;
  return {
    id: file.id,
    relativePath: file.relativePath,
    path: file.path,
    quality: file.release.quality.name,
    qualityVersion: file.release.version,
    releaseGroup: file.release.group,
    sceneName: file.release.title,
    size: file.size,
    dateAdded: file.addedAt.toISOString(),
    languages: [file.release.language],
    mediaInfo: {
      audioChannels: 2,
      audioCodec: "AAC",
      audioLanguages: [file.release.language.id === 8 ? "jpn" : "eng"],
      height: isUhd ? 2160 : 1080,
      width: isUhd ? 3840 : 1920,
      subtitles: ["eng"],
      videoCodec: "x265",
      videoDynamicRange: "",
      videoDynamicRangeType: "",
    },
  };
}

export function blockedPart(download: Download) {
  return {
    downloadInfo: {
      quality: download.release.quality.name,
      qualityVersion: download.release.version,
      title: download.release.title,
      size: download.release.size,
    },
    ...clientPart(download),
    downloadStatus: "Warning",
    downloadStatusMessages: download.messages,
    ...NO_CUSTOM_FORMATS,
  };
}

export function healthPart({ issue, isRestored }: Extract<WorldEvent, { kind: "health" }>) {
  return {
    level: issue.type,
    message: issue.message,
    type: issue.source,
    wikiUrl: "https://wiki.servarr.com/sonarr/system#health",
    eventType: isRestored ? "HealthRestored" : "Health",
  };
}

/** The parts that both apps' media blocks have in common; tags are labels here, not ids. */
export function itemPart(context: ServiceContext, item: ArrItem) {
  const anime = isAnime(item.title);
  return {
    genres: item.title.genres,
    images: imagesOf(context, item.title, item.id, "?lastWrite=638700000000000000"),
    tags: anime ? ["anime"] : [],
    originalLanguage: anime ? { id: 8, name: "Japanese" } : { id: 1, name: "English" },
  };
}
