import type { ReleaseSearch } from "../../domain/observation/facts.ts";
import type { EpisodeRef } from "../../domain/observation/keys.ts";
import type { EpisodeNumbers, RemovalTarget } from "./removal-target.ts";

/** A film or a series of an arr, with the episodes that are meant; none: the whole of it. */
export interface ArrTarget {
  /** The arr's own id of the series or film. */
  readonly id: number;
  readonly episodes: readonly Pick<EpisodeRef, "arrId" | "season" | "number">[];
}

/** What an arr can be told to do. Each call resolves once the arr has taken the order; its effect shows in what it tells later. */
export interface ArrControl {
  /** Asks every indexer and takes the best. */
  search(target: ArrTarget): Promise<void>;
  /** What the indexers have and why it is refused; takes nothing. Asks every indexer: costs minutes and their patience. */
  searchReleases(target: ArrTarget): Promise<ReleaseSearch>;
  /** Drops a download, never takes its release again and searches for another. False: its queue has no such download. */
  blocklist(downloadId: string): Promise<boolean>;
  /** Imports a finished download as what it was grabbed for. False: it finds no file that it could import. */
  retryImport(downloadId: string, target: ArrTarget): Promise<boolean>;
  /** Reads the title anew and looks which files are there. */
  refresh(target: ArrTarget): Promise<void>;
  /** Looks for it from now on, and searches once. */
  monitor(target: ArrTarget): Promise<void>;
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
