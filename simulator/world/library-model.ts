import type { DiskFile } from "./disk-model.ts";
import type { EpisodeTitle, Title } from "./title.ts";

export const LIBRARY_NAMES = ["jellyfin", "jellyfin-2"] as const;
export type LibraryName = (typeof LIBRARY_NAMES)[number];

/** Jellyfin's item for a file. */
export interface LibraryItem {
  readonly id: string;
  /** Folder of its show, or of the movie. */
  readonly show: string;
  readonly createdAt: Date;
  /** A new file at the same path replaces it without a webhook. */
  file: DiskFile;
  /** Until the file was probed the item is a stub without media sources. */
  isProbed: boolean;
}

/** An entry with metadata only: ids, but neither path nor media source. */
export interface LibraryStub {
  readonly title: Title;
  /** null: a movie. */
  readonly episode: EpisodeTitle | null;
}

export interface LibraryScan {
  readonly startedAt: Date;
  readonly seconds: number;
}

/** The state of one Jellyfin server. */
export interface Library {
  readonly name: LibraryName;
  /** By path. */
  readonly items: Map<string, LibraryItem>;
  /** The same, by show or movie. */
  readonly shows: Map<string, Set<LibraryItem>>;
  readonly stubs: LibraryStub[];
  /** Paths that no scan finds. */
  readonly hidden: Set<string>;
  /** Paths of files that were deleted through its API. */
  readonly deletedPaths: string[];
  scan: LibraryScan | null;
  lastScan: { readonly startedAt: Date; readonly endedAt: Date } | null;
  /** Number of scans started so far. */
  scanCount: number;
}
