import type { RemovedFile } from "./removal-target.ts";

/** What Shoko can be told, by its own ids of files. */
export interface MatchingControl {
  /** Asks AniDB once more what the files are. */
  rescan(fileIds: readonly number[]): Promise<void>;
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
