import type { RemovedFile } from "./removal-target.ts";

/** Commands for a file matcher, addressed by its own file ids. */
export interface MatchingControl {
  /** Asks AniDB again to identify these files. */
  rescan(fileIds: readonly number[]): Promise<void>;
  /** Scans the managed folders that may hold these files, with paths as the arr writes them. */
  scanFolders(paths: readonly string[]): Promise<void>;
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
