import type { RemovalTarget, RemovedFile } from "./removal-target.ts";

/** A library that can be told to look. */
export interface LibraryControl {
  /** Starts the scan of the whole library, unless one runs: a running one is never cancelled. */
  scan(): Promise<"started" | "running">;
  /** 0..1 while a scan runs, else null. */
  scanProgress(): Promise<number | null>;
  /** It shows no film and no series at all. */
  isEmpty(): Promise<boolean>;
  /** Tells of files that came or went, as the arr names them. */
  notifyPaths(paths: readonly string[]): Promise<void>;
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
