import type { MediaFacts } from "../domain/deletion-media.ts";
import type { MediaType } from "../domain/state.ts";

/** By role: a service has the one that is its own. */
export interface RemovalControl {
  readonly arr?: ArrRemoval;
  readonly client?: ClientRemoval;
  readonly requests?: RequestRemoval;
  readonly matching?: MatchingRemoval;
  readonly library?: LibraryRemoval;
}

/** What is to go, in any words a service may know it by. */
export interface RemovalTarget {
  readonly mediaType: MediaType;
  readonly title: string;
  readonly year?: number;
  readonly is4k: boolean;
  readonly tmdbId?: number;
  readonly tvdbId?: number;
  readonly imdbId?: string;
  /** The arr's own id, where it was learnt. */
  readonly arrId?: number;
}

export interface EpisodeNumbers {
  readonly season: number;
  readonly number: number;
}

export interface HeldEpisode extends EpisodeNumbers {
  /** The arr's own id. */
  readonly id: number;
  readonly isMonitored: boolean;
  readonly fileId: number | null;
}

export interface HeldFile {
  readonly id: number;
  readonly path: string;
  readonly size: number | null;
  /** None: a film. */
  readonly episodes: readonly EpisodeNumbers[];
}

/** A download that an arr's queue or history names, with what it was to bring of one title. */
export interface HeldGrab {
  /** As the arr writes it. */
  readonly downloadId: string;
  readonly title: string | null;
  readonly size: number | null;
  readonly isQueued: boolean;
  readonly episodes: readonly EpisodeNumbers[];
}

/** All that an arr has of one film or series. */
export interface ArrHolding {
  readonly id: number;
  readonly title: string;
  /** Absent: not told. */
  readonly tvdbId?: number | undefined;
  readonly tmdbId?: number | undefined;
  readonly isMonitored: boolean;
  /** None: a film. */
  readonly episodes: readonly HeldEpisode[];
  readonly files: readonly HeldFile[];
  readonly grabs: readonly HeldGrab[];
}

/** What an arr can let go of. Nothing here searches, blocklists or keeps a title from being added again. */
export interface ArrRemoval {
  /** By the arr's id, and by public ids where that is not known or gone; null: it has no such title. */
  find(target: RemovalTarget): Promise<ArrHolding | null>;
  /** Titles, other than the one with this id, that a download was grabbed for. */
  listOthers(
    downloadIds: readonly string[],
    exceptId: number | null,
  ): Promise<readonly { readonly downloadId: string; readonly title: string }[]>;
  /** Stops looking for these episodes and for more of their seasons; null: for the whole title. */
  unmonitor(id: number, episodes: readonly HeldEpisode[] | null): Promise<void>;
  /** Drops a download from its queue and from the client, with the data; false: its queue has no such download. */
  removeDownload(downloadId: string): Promise<boolean>;
  /** From the disk too. */
  removeFiles(fileIds: readonly number[]): Promise<void>;
  /** The title with every file that it has. */
  removeTitle(id: number): Promise<void>;
}

/** A download as its client has it. */
export interface HeldDownload {
  /** Every id an arr may know it by, as the client writes them; the first is its own. */
  readonly ids: readonly [string, ...string[]];
  readonly name: string;
  readonly size: number | null;
  /** Names of its files; null: not known (yet). */
  readonly files: readonly string[] | null;
  /** Other downloads of the client that use the same data: a cross-seed. */
  readonly sharesDataWith: readonly { readonly id: string; readonly name: string }[];
  /** The one whose place the client does not tell, so that it is not known (yet) who shares data. */
  readonly unplaced?: string | null | undefined;
}

export interface ClientRemoval {
  /** Those of the ids that it has; compared without case. Never rests on what was read before. */
  find(downloadIds: readonly string[]): Promise<readonly HeldDownload[]>;
  /** By its own id, with the data. One that is not there is no error. */
  remove(id: string): Promise<void>;
}

/** A request in Seerr, and the media row that it hangs on. */
export interface HeldRequest {
  readonly id: string;
  readonly is4k: boolean;
  readonly mediaId: number | null;
}

export interface HeldMedia extends MediaFacts {
  readonly id: number;
  readonly requests: readonly (MediaFacts["requests"][number] & {
    /** Empty: a film. */
    readonly seasons: readonly number[];
  })[];
}

export interface RequestRemoval {
  /** null: there is no such request (any more), or what has its number is for something else. */
  findRequest(requestId: string, target: RemovalTarget): Promise<HeldRequest | null>;
  /** null: nobody ever asked for it, or it was forgotten. */
  findMedia(target: RemovalTarget): Promise<HeldMedia | null>;
  withdraw(requestId: string): Promise<void>;
  /** Takes every request of everybody with it. */
  forgetMedia(mediaId: number): Promise<void>;
  /** Half of the media back to unknown, so that it can be asked for again. */
  resetMedia(mediaId: number, is4k: boolean): Promise<void>;
  /** Has it look which files are still there: the one way in which a single season becomes free again. */
  recheck(): Promise<void>;
}

export interface RemovedFile {
  readonly path: string;
  readonly size: number | null;
  /** Shoko's id of it, where it was learnt. */
  readonly shokoFileId: number | null;
  readonly episodes: readonly EpisodeNumbers[];
}

export interface MatchedFile {
  readonly id: number;
  readonly path: string;
  readonly size: number | null;
  /** None of its places can be read. */
  readonly isMissing: boolean;
}

/** Shoko forgets only files that are gone from the disk, and only all of them at once. */
export interface MatchingRemoval {
  findFiles(files: readonly RemovedFile[]): Promise<readonly MatchedFile[]>;
  /**
   * Folders in which nothing can be read although they hold more than `own`: what is missing there may be on a disk
   * that is not mounted.
   */
  listUnreachable(own: ReadonlySet<number>): Promise<readonly string[]>;
  removeMissing(): Promise<void>;
}

export interface ShownFile {
  readonly itemId: string;
  readonly name: string;
  readonly path: string;
}

/** A library lets go by itself once the file is gone; it is only ever asked. */
export interface LibraryRemoval {
  /** Its items that play one of these files. */
  findFiles(target: RemovalTarget, files: readonly RemovedFile[]): Promise<readonly ShownFile[]>;
}
