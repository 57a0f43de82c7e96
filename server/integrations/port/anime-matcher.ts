import type { LinkableEpisode } from "../../domain/link-candidate.ts";
import type { MediaType } from "../../domain/state.ts";
import type { RemovedFile } from "./removal-target.ts";

/** A show or movie, with every id and title by which a matcher may know it. */
export interface MatchedTitle {
  readonly mediaType: MediaType;
  readonly tmdbId: number | null;
  readonly anidbIds: readonly number[];
  readonly titles: readonly string[];
}

/** Commands for a file matcher, addressed by its own file ids. */
export interface MatchingControl {
  /** Asks AniDB again to identify these files. */
  rescan(fileIds: readonly number[]): Promise<void>;
  /** Scans the managed folders that may hold these files, with paths as the arr writes them. */
  scanFolders(paths: readonly string[]): Promise<void>;
  /** Lists the episodes of a title, without credits and trailers; empty when the matcher does not have it. */
  listEpisodes(title: MatchedTitle): Promise<readonly LinkableEpisode[]>;
  /** Running time of a file; null when it is not known. */
  readDuration(fileId: number): Promise<number | null>;
  /** Links a file to episodes by hand, by the matcher's own ids. */
  link(fileId: number, episodeIds: readonly number[]): Promise<void>;
}

export interface MatchedFile {
  readonly id: number;
  readonly path: string;
  readonly size: number | null;
  /** True when no location of the file is readable. */
  readonly isMissing: boolean;
}

/** Shoko removes only records whose files are gone from disk, and only all of them at once. */
export interface MatchingRemoval {
  findFiles(files: readonly RemovedFile[]): Promise<readonly MatchedFile[]>;
  /**
   * Returns folders in which no file is readable although they contain more than `own`: their disk may not be mounted,
   * so nothing there counts as missing.
   */
  listUnreachable(own: ReadonlySet<number>): Promise<readonly string[]>;
  removeMissing(): Promise<void>;
}
