import type { RemovalTarget, RemovedFile } from "./removal-target.ts";

/** Controls for a media server's library. */
export interface LibraryControl {
  /** Starts a scan of the whole library unless one is running; a running scan is never cancelled. */
  scan(): Promise<"started" | "running">;
  /** Returns 0..1 while a scan runs, otherwise null. */
  scanProgress(): Promise<number | null>;
  /** Returns whether the library contains no movie and no series at all. */
  isEmpty(): Promise<boolean>;
  /** Reports added or removed files, with paths as the arr writes them. */
  notifyPaths(paths: readonly string[]): Promise<void>;
}

export interface ShownFile {
  readonly itemId: string;
  readonly name: string;
  readonly path: string;
}

/** A media server drops an item by itself once its file is gone, so the tracker only reads here. */
export interface LibraryRemoval {
  /** Finds the items that play one of these files. */
  findFiles(target: RemovalTarget, files: readonly RemovedFile[]): Promise<readonly ShownFile[]>;
}
