import type { Instant } from "../instant.ts";

/** Facts about the movie or the series. Merged into the request by the rules of request-facts.ts. */
export interface ItemFacts {
  readonly title?: string;
  readonly originalTitle?: string;
  readonly otherTitles?: readonly string[];
  readonly year?: number;
  readonly isAnime?: boolean;
  readonly is4k?: boolean;
  /** Display name of the requester. */
  readonly requestedBy?: string;
  /** Seerr's user id of the requester, within the observation's service; absent: not reported, as by webhooks. */
  readonly requesterId?: number;
  /** Jellyfin's user id of the requester. */
  readonly requesterJellyfinId?: string;
  /** Requested seasons that Seerr has not approved yet although the request is approved; absent: not reported. */
  readonly pendingSeasons?: readonly number[];
  /** Whether Seerr considers everything that was requested available; absent: not reported. */
  readonly isAvailable?: boolean;
  /** Slug of the Sonarr or Radarr instance that the request is sent to. Seerr reports it where there is a choice. */
  readonly sentTo?: string;
  /** Absolute http(s) URL. */
  readonly posterUrl?: string;
  /** Absolute http(s) URL of a wide picture. */
  readonly backdropUrl?: string;
  /** What the title is about, in the language of the service. */
  readonly overview?: string;
  /** Of the movie, or of one episode. */
  readonly runtimeMinutes?: number;
  readonly genres?: readonly string[];
  /** How the arr names the item in the addresses of its pages. */
  readonly slug?: string;
  /** Folder of the item as the arr sees it. */
  readonly path?: string;
}

/** Facts about a release, as an arr or an indexer reports them. */
export interface ReleaseFacts {
  readonly title?: string;
  readonly quality?: string;
  readonly indexer?: string;
  /** Bytes. */
  readonly size?: number;
  /** Name the user gave the client, e.g. "qBittorrent". */
  readonly client?: string;
  readonly protocol?: "torrent" | "usenet";
}

/** One file of a download. */
export interface TransferFile {
  /** Relative to the download's folder, with `/`. */
  readonly name: string;
  readonly size: number;
  /** 0..1 */
  readonly progress: number;
  readonly isWanted: boolean;
}

/** State and progress of a download, as its client or the arr's queue reports them. */
export interface TransferFacts {
  /** 0..1 of the wanted bytes. */
  readonly progress?: number;
  /** Bytes per second. */
  readonly speed?: number;
  readonly eta?: Instant | null;
  readonly size?: number;
  /** Finer than the state of the unit: see DownloadState in schema.graphql. */
  readonly state?: TransferState;
  readonly files?: readonly TransferFile[];
  readonly seeds?: number;
  /** The client's category or label. An arr lists only downloads of its own category. */
  readonly category?: string;
}

export const TRANSFER_STATES = [
  "QUEUED",
  "METADATA",
  "DOWNLOADING",
  "STALLED",
  "PAUSED",
  "CHECKING",
  "MOVING",
  "COMPLETED",
  "ERROR",
  "MISSING_FILES",
  "UNKNOWN",
] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** Result of a release search for a unit: what the indexers have and why the arr refuses it. */
export interface ReleaseSearch {
  readonly at: Instant;
  readonly found: number;
  readonly refused: number;
  /** The arr's reasons, the most frequent first, each with the number of releases it applies to. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** When the arr next checks the indexers on its own; absent: not reported. */
  readonly nextAt?: Instant;
}

/** Facts about a file in the library folder of an arr. */
export interface FileFacts {
  /** The arr's id of the file. */
  readonly id?: number;
  /** Path in the library folder, as the service sees it. */
  readonly path?: string;
  /** Path inside the download. */
  readonly sourcePath?: string;
  readonly size?: number;
  readonly quality?: string;
  /** When the arr added it. */
  readonly addedAt?: Instant;
}

/** A media source that a library can play. */
export interface PlayableFacts {
  readonly itemId: string;
  readonly watchUrl?: string;
  readonly path?: string;
  readonly size?: number;
  readonly shokoFileId?: number;
}

/** Facts about a release and its download, as the arr's queue, its webhooks or the download client report them. */
export interface DownloadFacts {
  readonly release?: ReleaseFacts;
  readonly transfer?: TransferFacts;
  /** Lines for the admin, e.g. the arr's status messages. */
  readonly detail?: readonly string[];
  /** The arr's queue lists the download at the moment. */
  readonly isInQueue?: boolean;
}
