import type { Instant } from "../instant.ts";

/** About the film or the series; merged into the request, never replacing more by less. */
export interface ItemFacts {
  readonly title?: string;
  readonly originalTitle?: string;
  readonly otherTitles?: readonly string[];
  readonly year?: number;
  readonly isAnime?: boolean;
  readonly is4k?: boolean;
  readonly requestedBy?: string;
  /** Absolute http(s) URL. */
  readonly posterUrl?: string;
  /** Folder of the item as the arr sees it. */
  readonly path?: string;
}

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

export interface TransferFile {
  /** Relative to the download's folder, with `/`. */
  readonly name: string;
  readonly size: number;
  /** 0..1 */
  readonly progress: number;
  readonly isWanted: boolean;
}

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
  /** The client's category or label; the arr sees only its own. */
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

/** What the indexers have for a unit, as the arr judges it. */
export interface ReleaseSearch {
  readonly at: Instant;
  readonly found: number;
  readonly refused: number;
  /** The arr's reasons, the commonest first, each with how many releases it kept out. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** When the arr looks next by itself; absent: it does not say. */
  readonly nextAt?: Instant;
}

export interface FileFacts {
  /** The arr's id of the file. */
  readonly id?: number;
  /** Where it lies in the library, as the service sees it. */
  readonly path?: string;
  /** Where it came from inside the download. */
  readonly sourcePath?: string;
  readonly size?: number;
  readonly quality?: string;
}

/** A media source the library can play. */
export interface PlayableFacts {
  readonly itemId: string;
  readonly watchUrl?: string;
  readonly path?: string;
  readonly size?: number;
  readonly shokoFileId?: number;
}
