import type { MediaType } from "./state.ts";

/** How a fact reached us. */
export const CHANNELS = ["WEBHOOK", "POLL", "PUSH", "PERSON", "CLOCK"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Every kind of thing a service can tell; what each does is the table in `machine.ts` and `docs/states.md`. */
export const OBSERVATION_KINDS = [
  "requested",
  "approved",
  "declined",
  "refused-by-arr",
  "airs",
  "pending-in-arr",
  "grabbed",
  "downloading",
  "downloaded",
  "held",
  "blocked",
  "import-started",
  "imported",
  "hashing",
  "hashed",
  "matched",
  "unmatched",
  "playable",
  "download-failed",
  "download-removed",
  "file-deleted",
  "library-lost",
  "removed-from-arr",
  "withdrawn",
  "monitoring",
  "heard-available",
  "not-tracked",
  "searched",
] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

/** ISO-8601 in UTC, so that an observation can be kept as JSON. */
export type Instant = string;

/** An episode as an arr names it: TVDB numbering, season 0 for specials. Everything but the numbers may be unknown. */
export interface EpisodeRef {
  readonly season: number;
  readonly number: number;
  /** The arr's own episode id, within the instance. */
  readonly arrId?: number;
  readonly tvdbId?: number;
  readonly absoluteNumber?: number;
  readonly sceneSeason?: number;
  readonly sceneNumber?: number;
  readonly title?: string;
  /** null: the arr knows the episode and has no date for it. */
  readonly airDate?: Instant | null;
  readonly monitored?: boolean;
  /** Ids of the same episode elsewhere; its number there may differ. */
  readonly tmdbId?: number;
  readonly anidbId?: number;
}

/** What an observation is about, in any words the service has. Correlation goes through them strongest first. */
export interface Keys {
  readonly mediaType?: MediaType;
  /** Seerr's request id, within the observation's service. */
  readonly requestId?: string;
  /** The arr's series or film id, within the instance `service`. */
  readonly arr?: { readonly service: string; readonly id: number };
  /** The download client's id of the download, as written by whoever told it; compared without case. */
  readonly downloadId?: string;
  /** Further ids of the same download (a hybrid torrent's v1 hash, the first 40 digits of its v2 hash). */
  readonly otherDownloadIds?: readonly string[];
  /** The arr's file id, within the instance. */
  readonly fileId?: number;
  readonly shokoFileId?: number;
  /** Ids of the film or the series. */
  readonly tmdbId?: number;
  readonly tvdbId?: number;
  readonly imdbId?: string;
  readonly anidbId?: number;
  /** Absent: not said (a film, or the whole item). Empty is never used. */
  readonly episodes?: readonly EpisodeRef[];
  /** Seasons a wish names. */
  readonly seasons?: readonly number[];
  /** Path of the file as the service sees it, with either slash; its last parts are what can be compared. */
  readonly path?: string;
  readonly titles?: readonly string[];
  readonly year?: number;
  /** A wish in 4K; of an arr: its instance carries out 4K wishes only (told where there are instances for either). */
  readonly is4k?: boolean;
  /** Name of the release, as the arr or the client shows it. */
  readonly releaseTitle?: string;
}

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

/**
 * What a service told us, whatever the channel. A webhook and a poll that mean the same give the same observation,
 * so that reconciling is replaying. Plain data: it can be kept as JSON and applied later.
 */
export interface Observation {
  /** Slug of the service that said it. */
  readonly service: string;
  readonly kind: ObservationKind;
  readonly channel: Channel;
  /** The service's own name of what happened, e.g. "Grab", "MEDIA_APPROVED", "queue". */
  readonly event: string;
  /** When, by the service's clock; null when it does not say. Shown for history, never used to order. */
  readonly at: Instant | null;
  readonly keys: Keys;
  readonly item?: ItemFacts;
  readonly release?: ReleaseFacts;
  readonly transfer?: TransferFacts;
  readonly file?: FileFacts;
  readonly playable?: PlayableFacts;
  /** The service's words: why it failed, was declined, deleted (`deleteReason`), blocked. */
  readonly reason?: string;
  /** Lines for the admin, e.g. the arr's status messages. */
  readonly detail?: readonly string[];
  /** requested: who knows of the wish first. */
  readonly origin?: "seerr" | "arr";
  /** approved, declined: done by a rule, not by a person. */
  readonly isAutomatic?: boolean;
  /** imported: the arr says that the whole download is done; episodes it grabbed and does not name are not in the pack. */
  readonly isComplete?: boolean;
  /** removed-from-arr: the files went too. */
  readonly filesDeleted?: boolean;
  /** airs, of a film: its release date; null: the arr knows the film and has no date. Episodes carry their own. */
  readonly airDate?: Instant | null;
  /** monitoring: whether the arr looks for it. */
  readonly monitored?: boolean;
  /** held: until when the arr waits by itself; pending-in-arr: until when it holds a release back. */
  readonly until?: Instant;
  /** file-deleted, library-lost: seen twice, or confirmed by a person; nothing is waited for any more. */
  readonly isConfirmed?: boolean;
  /** searched: what the indexers have. */
  readonly releaseSearch?: ReleaseSearch;
  /** The arr follows this download at the moment: its queue names it. */
  readonly isInQueue?: boolean;
  /** The arr's id of a history record: applied once per (service, id), in order. */
  readonly historyId?: number;
  /** The fact it rests on when no delivery holds it: redacted JSON, small. */
  readonly evidence?: unknown;
}
