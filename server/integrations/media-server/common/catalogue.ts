import type { LibraryItem } from "./library.ts";

/** What a library can be asked for. */
export interface Catalogue {
  /**
   * Films and series of every library, without their files. `since`: only what was saved after it is needed; null asks
   * for all.
   */
  listTitles(since: Date | null): Promise<readonly LibraryItem[]>;
  /** Films and episodes with their files; those that are gone are left out. */
  listItems(ids: readonly string[]): Promise<readonly LibraryItem[]>;
  /** Episodes of a series with their files; none when it is gone. */
  listEpisodes(seriesId: string): Promise<readonly LibraryItem[]>;
}
