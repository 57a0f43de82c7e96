import type { Instant } from "../../domain/instant.ts";
import type { ReleaseSearch } from "../../domain/observation/facts.ts";
import type { EpisodeRef } from "../../domain/observation/keys.ts";
import type { Rejection } from "../../domain/release-rejection.ts";
import type { EpisodeNumbers, RemovalTarget } from "./removal-target.ts";

/** A movie or series in an arr, with the affected episodes; an empty list means the whole title. */
export interface ArrTarget {
  /** The arr's own id of the series or movie. */
  readonly id: number;
  readonly episodes: readonly Pick<EpisodeRef, "arrId" | "season" | "number">[];
}

/** A release that the indexers offer, with what the arr thinks of it. */
export interface ListedRelease {
  /** The tracker's own id, the same in every search: the arr's own may contain a key of the indexer. */
  readonly id: string;
  readonly title: string;
  /** Bytes. */
  readonly size: number | null;
  readonly quality: string | null;
  readonly languages: readonly string[];
  readonly group: string | null;
  readonly indexer: string | null;
  readonly protocol: "torrent" | "usenet" | null;
  /** Null for usenet. */
  readonly seeders: number | null;
  readonly leechers: number | null;
  readonly publishedAt: Instant | null;
  readonly customFormatScore: number;
  readonly isWholeSeason: boolean;
  /** What the arr recognised in the name; empty for a movie. */
  readonly episodes: readonly EpisodeNumbers[];
  /** Whether the arr recognised the title and, of a series, the episodes. If not, a grab has to name them. */
  readonly isRecognised: boolean;
  /** Empty: the arr would grab it by itself. */
  readonly rejections: readonly Rejection[];
  readonly ticket: ReleaseTicket;
}

/** What the arr needs to grab a listed release; never shown or stored. */
export interface ReleaseTicket {
  readonly guid: string;
  readonly indexerId: number;
  /** Sent back unchanged where a grab names what the release is. */
  readonly quality: unknown;
  readonly languages: unknown;
}

/** Result of a release search: the releases, the best first, and their summary. */
export interface ReleaseListing {
  readonly summary: ReleaseSearch;
  readonly releases: readonly ListedRelease[];
  /** The searched episodes of the target; null: all of it. */
  readonly searched: readonly EpisodeNumbers[] | null;
}

/**
 * Commands for an arr. Each call resolves once the arr has accepted the command; later polls and webhooks report its
 * effect.
 */
export interface ArrControl {
  /** Searches every indexer and grabs the best release. */
  search(target: ArrTarget): Promise<void>;
  /**
   * Lists the releases that the indexers offer and the reasons for rejecting them, without grabbing any. Queries every
   * indexer, which takes minutes and counts against indexer limits.
   */
  searchReleases(target: ArrTarget): Promise<ReleaseListing>;
  /**
   * Grabs a listed release. `as`: what it is, where the arr could not recognise that itself; null: what its name says.
   * Rejects with "not-found" when the arr no longer remembers the search.
   */
  grabRelease(ticket: ReleaseTicket, as: ArrTarget | null): Promise<void>;
  /**
   * Removes a download, blocklists its release and searches for another. Returns false when the queue does not contain
   * the download.
   */
  blocklist(downloadId: string): Promise<boolean>;
  /**
   * Imports a finished download as the title it was grabbed for. Returns false when the arr finds no file to import.
   */
  retryImport(downloadId: string, target: ArrTarget): Promise<boolean>;
  /** Refreshes the title's metadata and rescans its files. */
  refresh(target: ArrTarget): Promise<void>;
  /** Monitors the target and searches for it once. */
  monitor(target: ArrTarget): Promise<void>;
}

export interface TitleEpisode extends EpisodeNumbers {
  /** The arr's own id. */
  readonly id: number;
  readonly isMonitored: boolean;
  readonly fileId: number | null;
  /** Counts over all seasons; absent: not reported. */
  readonly absoluteNumber?: number | undefined;
}

export interface TitleFile {
  readonly id: number;
  readonly path: string;
  readonly size: number | null;
  /** Empty for a movie. */
  readonly episodes: readonly EpisodeNumbers[];
}

/** A download in an arr's queue or history, with the episodes of one title that it was grabbed for. */
export interface TitleGrab {
  /** As the arr writes it. */
  readonly downloadId: string;
  readonly title: string | null;
  readonly size: number | null;
  readonly isQueued: boolean;
  readonly episodes: readonly EpisodeNumbers[];
}

/** Everything that an arr has for one movie or series. */
export interface ArrTitle {
  readonly id: number;
  readonly title: string;
  /** Absent when the arr does not report it. */
  readonly tvdbId?: number | undefined;
  readonly tmdbId?: number | undefined;
  readonly isMonitored: boolean;
  /** Empty for a movie. */
  readonly episodes: readonly TitleEpisode[];
  readonly files: readonly TitleFile[];
  readonly grabs: readonly TitleGrab[];
}

/** Removes what an arr has for a title. Nothing here searches, blocklists or prevents adding the title again. */
export interface ArrRemoval {
  /**
   * Finds the title by the arr's id, or by public ids when that id is unknown or gone; null when the arr does not have
   * it.
   */
  find(target: RemovalTarget): Promise<ArrTitle | null>;
  /** Lists other titles (not `exceptId`) that the downloads were grabbed for. */
  listOthers(
    downloadIds: readonly string[],
    exceptId: number | null,
  ): Promise<readonly { readonly downloadId: string; readonly title: string }[]>;
  /** Unmonitors these episodes and future episodes of their seasons; null unmonitors the whole title. */
  unmonitor(id: number, episodes: readonly TitleEpisode[] | null): Promise<void>;
  /**
   * Removes a download with its data from the queue and the download client. Returns false when the queue does not
   * contain it.
   */
  removeDownload(downloadId: string): Promise<boolean>;
  /** Deletes the files from disk too. */
  removeFiles(fileIds: readonly number[]): Promise<void>;
  /** Removes the title with all its files. */
  removeTitle(id: number): Promise<void>;
}
