import type { EpisodeTitle, Title } from "./title.ts";

export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

type WishStatus = "pending" | "approved" | "declined" | "failed" | "completed";

/** A request in Seerr. */
export interface Wish {
  readonly id: number;
  readonly title: Title;
  /** Seasons asked for; empty for a film. */
  readonly seasons: readonly number[];
  readonly is4k: boolean;
  readonly requestedBy: User;
  readonly createdAt: Date;
  modifiedBy: User;
  status: WishStatus;
}

export type Arr = "sonarr" | "radarr";

/** The second Radarr keeps its own films, ids, queue and history; its ids begin where the first one's do. */
export type ArrInstance = Arr | "radarr-4k";

/** A film, or one episode of a series, in an arr. */
export interface Unit {
  readonly id: number;
  /** null: a film. */
  readonly episode: EpisodeTitle | null;
  monitored: boolean;
  file: MediaFile | null;
}

/** A film in Radarr or a series in Sonarr. */
export interface ArrItem {
  readonly arr: Arr;
  readonly instance: ArrInstance;
  readonly id: number;
  readonly title: Title;
  readonly rootFolder: string;
  readonly path: string;
  readonly addedAt: Date;
  readonly units: Unit[];
  monitored: boolean;
}

export interface Release {
  readonly title: string;
  readonly group: string;
  readonly quality: Quality;
  readonly indexer: string;
  readonly size: number;
  /** 2 for a repack or a v2. */
  readonly version: number;
  readonly language: Language;
}

export interface Quality {
  readonly id: number;
  readonly name: string;
  readonly source: "web" | "bluray";
  readonly resolution: number;
}

interface Language {
  readonly id: number;
  readonly name: string;
}

/** Names of the arrs' API. */
type DownloadState =
  | "downloading"
  | "importPending"
  | "importBlocked"
  | "importing"
  | "imported"
  | "failed"
  | "ignored";

/** What an arr follows after a grab. */
export interface Download {
  /** The torrent's hash, lower case; the arrs write it in upper case. */
  readonly hash: string;
  readonly item: ArrItem;
  readonly units: readonly Unit[];
  readonly parts: readonly DownloadPart[];
  readonly release: Release;
  readonly releaseType: "singleEpisode" | "multiEpisode" | "seasonPack" | "unknown";
  readonly grabbedAt: Date;
  readonly imported: MediaFile[];
  state: DownloadState;
  messages: readonly { readonly title: string; readonly messages: readonly string[] }[];
}

/** One video file of a download and the units it holds. */
export interface DownloadPart {
  /** Base name. */
  readonly name: string;
  readonly units: readonly Unit[];
  readonly size: number;
}

/** qBittorrent's own words. */
type TorrentState =
  | "metaDL"
  | "stalledDL"
  | "downloading"
  | "stoppedDL"
  | "uploading"
  | "stalledUP"
  | "error";

export interface Torrent {
  readonly hash: string;
  readonly name: string;
  readonly category: string;
  readonly savePath: string;
  readonly addedAt: Date;
  readonly files: TorrentFile[];
  state: TorrentState;
  /** Story bytes per story second; 0 while nobody sends. */
  bytesPerSecond: number;
  /** What the last tick measured. */
  speed: number;
  /** Progress at which every seed goes away; null: never. */
  stallsAt: number | null;
  completedAt: Date | null;
}

interface TorrentFile {
  /** With the torrent's top folder, as qBittorrent tells it. */
  readonly name: string;
  readonly size: number;
  /** Pieces arrive in random order: some files are ahead of others. */
  readonly luck: number;
  done: number;
}

/** A video file in a media folder, as the arr that imported it knows it. */
export interface MediaFile {
  readonly id: number;
  readonly item: ArrItem;
  readonly units: readonly Unit[];
  readonly path: string;
  readonly relativePath: string;
  readonly sourcePath: string;
  readonly size: number;
  readonly release: Release;
  readonly download: Download;
  readonly addedAt: Date;
  isDeleted: boolean;
}

export interface HistoryRecord {
  readonly id: number;
  readonly instance: ArrInstance;
  readonly item: ArrItem;
  readonly unit: Unit;
  readonly eventType:
    | "grabbed"
    | "downloadFolderImported"
    | "downloadFailed"
    | "fileDeleted"
    | "downloadIgnored";
  readonly at: Date;
  readonly sourceTitle: string;
  readonly release: Release;
  readonly hash: string | null;
  readonly data: Readonly<Record<string, string>>;
}

/** A line of an arr's own health page. */
export interface HealthIssue {
  /** Class of the check, e.g. "NotificationStatusCheck". */
  readonly source: string;
  readonly type: "notice" | "warning" | "error";
  readonly message: string;
}

export interface ShokoFile {
  readonly id: number;
  readonly file: MediaFile;
  readonly folderId: number;
  /** Without a leading slash; the pushes of 5.x put one in front. */
  readonly relativePath: string;
  readonly detectedAt: Date;
  state: "detected" | "hashed" | "matched" | "unmatched";
  attempts: number;
  matchedAt: Date | null;
}

/** What Jellyfin shows for a file. */
export interface LibraryItem {
  readonly id: string;
  readonly file: MediaFile;
  readonly createdAt: Date;
  /** Until the file was probed the item is a stub without media sources. */
  isProbed: boolean;
}

export interface LibraryScan {
  readonly startedAt: Date;
  readonly seconds: number;
}
