import type { LibraryItem } from "./library-item.ts";

/** The queries that every media server answers. */
export interface LibraryQueries {
  /**
   * Lists movies and series of all libraries, without their files. With `since` only titles saved later are needed;
   * null lists all.
   */
  listTitles(since: Date | null): Promise<readonly LibraryItem[]>;
  /** Lists movies and episodes with their files, without missing ids. */
  listItems(ids: readonly string[]): Promise<readonly LibraryItem[]>;
  /** Lists the episodes of a series with their files; empty when the series does not exist. */
  listEpisodes(seriesId: string): Promise<readonly LibraryItem[]>;
}
