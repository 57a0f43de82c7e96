import type { DiskFile } from "./disk-model.ts";
import type { EpisodeTitle, Title } from "./title.ts";

export const LIBRARY_NAMES = ["jellyfin", "jellyfin-2"] as const;
export type LibraryName = (typeof LIBRARY_NAMES)[number];

/** What a Jellyfin shows for a file. */
export interface LibraryItem {
  readonly id: string;
  /** Folder of the show it stands in, or of the film. */
  readonly show: string;
  readonly createdAt: Date;
  /** Another one at the same path takes over without a word. */
  file: DiskFile;
  /** Until the file was probed the item is a stub without media sources. */
  isProbed: boolean;
}

/** An entry made of metadata alone: ids, but neither path nor source. */
export interface LibraryStub {
  readonly title: Title;
  /** null: a film. */
  readonly episode: EpisodeTitle | null;
}

export interface LibraryScan {
  readonly startedAt: Date;
  readonly seconds: number;
}

/** One Jellyfin server's own view. */
export interface Library {
  readonly name: LibraryName;
  /** By path. */
  readonly items: Map<string, LibraryItem>;
  /** The same, by show or film. */
  readonly shows: Map<string, Set<LibraryItem>>;
  readonly stubs: LibraryStub[];
  /** Paths that it never finds, whatever is scanned. */
  readonly hidden: Set<string>;
  /** Paths of files that somebody had deleted through its API. */
  readonly deletedPaths: string[];
  scan: LibraryScan | null;
  lastScan: { readonly startedAt: Date; readonly endedAt: Date } | null;
  /** Scans that were begun so far. */
  scanCount: number;
}
