import { foldTitle } from "../../../domain/title.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import type { LibraryItem } from "./library-item.ts";

/** Enough for the seasons of a show that Shokofin splits into separate series. */
const MAX_BY_NAME = 12;

/** Finds the movies and series of a request by provider ids, because not every media server can be queried by them. */
export interface LibraryIndex {
  /** Ids of movies or series; several items can have the same provider id (a 4K library, editions). */
  find(item: TrackedItem): readonly string[];
}

export const EMPTY_INDEX: LibraryIndex = { find: () => [] };

export function buildLibraryIndex(titles: Iterable<LibraryItem>): LibraryIndex {
  const byProvider = new Map<string, string[]>();
  const shokoSeries: { readonly id: string; readonly name: string }[] = [];
  for (const { id, mediaType, name, providers } of titles) {
    for (const provider of ["tmdb", "tvdb", "imdb"]) {
      const value = providers.get(provider);
      if (value === undefined) continue;
      const key = toKey(mediaType, provider, value);
      const known = byProvider.get(key);
      if (known) known.push(id);
      else byProvider.set(key, [id]);
    }
    if (mediaType === "TV" && name !== undefined && providers.has("shoko series"))
      shokoSeries.push({ id, name: foldTitle(name) });
  }

  /**
   * Shokofin sets TMDB and TVDB ids only if configured to, and may turn each season into a series. A wrong guess is
   * harmless, because only the file decides, never the title.
   */
  function findByName(item: TrackedItem): readonly string[] {
    const name = foldTitle(item.title);
    const isInShoko = item.units.some((unit) => unit.shokoFileId !== undefined);
    if (item.mediaType !== "TV" || !isInShoko || name === "") return [];
    return shokoSeries
      .filter((series) => series.name === name || series.name.startsWith(`${name} `))
      .slice(0, MAX_BY_NAME)
      .map((series) => series.id);
  }

  return {
    find(item) {
      const ids = { tmdb: item.tmdbId, tvdb: item.tvdbId, imdb: item.imdbId };
      const found = Object.entries(ids).flatMap(([provider, value]) =>
        value === undefined
          ? []
          : (byProvider.get(toKey(item.mediaType, provider, String(value))) ?? []),
      );
      return [...new Set([...found, ...findByName(item)])];
    },
  };
}

function toKey(mediaType: string, provider: string, value: string): string {
  return `${mediaType} ${provider} ${value.toLowerCase()}`;
}
