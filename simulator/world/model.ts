import type { DiskFile } from "./disk-model.ts";
import type { Release } from "./release-model.ts";
import type { EpisodeTitle, Title } from "./title.ts";

export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  /** In Seerr: the sum of the bits of what the user may do. */
  permissions: number;
  /** Whether Seerr imported the user from Jellyfin. */
  readonly isImported: boolean;
  /** In Jellyfin. */
  isDisabled: boolean;
}

type SeerrRequestStatus = "pending" | "approved" | "declined" | "failed" | "completed";

/** A request in Seerr. */
export interface SeerrRequest {
  readonly id: number;
  readonly title: Title;
  /** Requested seasons; empty for a movie. */
  seasons: readonly number[];
  /** Seasons that an edit added after the approval: Seerr neither approves them nor sends them to the arr. */
  pendingSeasons: readonly number[];
  readonly is4k: boolean;
  /** Server and quality profile, if other than the default ones. */
  serverId: number | null;
  profileId: number | null;
  /** A folder other than the default of its kind; "" is the default too. */
  rootFolder: string | null;
  requestedBy: User;
  readonly createdAt: Date;
  /** null: Seerr itself. */
  modifiedBy: User | null;
  status: SeerrRequestStatus;
}

export type Arr = "sonarr" | "radarr";

/** The second Radarr has its own movies, ids, queue and history; its ids start where the first one's do. */
export const ARR_INSTANCES = ["sonarr", "radarr", "radarr-4k"] as const;
export type ArrInstance = (typeof ARR_INSTANCES)[number];

/** A movie, or one episode of a series, in an arr. */
export interface Unit {
  readonly id: number;
  /** null: a movie. */
  readonly episode: EpisodeTitle | null;
  monitored: boolean;
  file: MediaFile | null;
}

/** A movie in Radarr or a series in Sonarr. */
export interface ArrItem {
  readonly arr: Arr;
  readonly instance: ArrInstance;
  readonly id: number;
  readonly title: Title;
  readonly rootFolder: string;
  readonly path: string;
  readonly addedAt: Date;
  readonly units: Unit[];
  /** Rows of files, including deleted ones. */
  readonly files: MediaFile[];
  readonly history: HistoryRecord[];
  monitored: boolean;
}

/** Names from the arrs' API. */
export type DownloadState =
  | "downloading"
  | "importPending"
  | "importBlocked"
  | "importing"
  | "imported"
  | "failed"
  | "ignored";

/** A download that an arr tracks after a grab. */
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
  messages: readonly StatusMessage[];
  /** The arr dropped it without a line in its history, while the client continues. */
  isForgotten: boolean;
  /** Result of the arr's next check of finished downloads. */
  isImportable: boolean;
}

/** An arr's message about a file of a download. */
export interface StatusMessage {
  readonly title: string;
  readonly messages: readonly string[];
}

/** One video file of a download, with its units. */
export interface DownloadPart {
  /** Base name. */
  readonly name: string;
  readonly units: readonly Unit[];
  readonly size: number;
}

/** States in qBittorrent's own words. */
export type TorrentState =
  | "metaDL"
  | "stalledDL"
  | "downloading"
  | "queuedDL"
  | "checkingDL"
  | "stoppedDL"
  | "moving"
  | "uploading"
  | "stalledUP"
  | "stoppedUP"
  | "checkingUP"
  | "error"
  | "missingFiles";

export interface Torrent {
  readonly hash: string;
  readonly name: string;
  category: string;
  readonly savePath: string;
  readonly addedAt: Date;
  readonly files: TorrentFile[];
  state: TorrentState;
  /** Story bytes per story second; 0 without seeds. */
  bytesPerSecond: number;
  /** Speed measured by the last tick. */
  speed: number;
  /** Progress at which all seeds leave; null: never. */
  stallsAt: number | null;
  completedAt: Date | null;
  /** Runs regardless of the client's queue limits. */
  isForced: boolean;
  /** Orders the unfinished torrents in the client's queue; the lowest is first. */
  queueNumber: number;
}

interface TorrentFile {
  /** With the torrent's top folder, as in qBittorrent. */
  readonly name: string;
  readonly size: number;
  /** Pieces arrive in random order: some files are ahead of others. */
  readonly luck: number;
  done: number;
  /** 0 unwanted, 1 normal, 6 high, 7 maximal. */
  priority: number;
}

/** A video file in a media folder, as known to the arr that imported it. */
export interface MediaFile {
  readonly id: number;
  readonly item: ArrItem;
  readonly units: readonly Unit[];
  /** The file on disk. */
  readonly disk: DiskFile;
  readonly path: string;
  readonly relativePath: string;
  /** null: found by a disk scan. */
  readonly sourcePath: string | null;
  readonly size: number;
  readonly release: Release;
  /** null: found by a disk scan, or imported by hand from anywhere. */
  readonly download: Download | null;
  readonly addedAt: Date;
  /** The arr has deleted the row. */
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

/** An entry of an arr's health page. */
export interface HealthIssue {
  /** Class of the check, e.g. "NotificationStatusCheck". */
  readonly source: string;
  readonly type: "notice" | "warning" | "error";
  readonly message: string;
}
