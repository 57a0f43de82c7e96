import { foldTitle } from "../../domain/title.ts";
import type { WatchedItem } from "../port.ts";
import { readProviderId } from "./mapper.ts";
import type { JellyfinItem } from "./payload.ts";

/** Enough for the seasons of a show that Shokofin splits into series of their own. */
const MAX_BY_NAME = 12;

/** Finds the items a request may mean: Jellyfin itself cannot be asked by a provider's id. */
export interface TitleIndex {
  /** Ids of films or series; several items can carry one id (a 4K library, editions). */
  find(item: WatchedItem): readonly string[];
}

export const EMPTY_INDEX: TitleIndex = { find: () => [] };

export function buildTitleIndex(titles: readonly JellyfinItem[]): TitleIndex {
  const byProvider = new Map<string, string[]>();
  const shokoSeries: { readonly id: string; readonly name: string }[] = [];
  for (const title of titles) {
    for (const provider of ["tmdb", "tvdb", "imdb"]) {
      const value = readProviderId(title, provider);
      if (value === undefined) continue;
      const key = toKey(title.Type === "Movie" ? "MOVIE" : "TV", provider, value);
      byProvider.set(key, [...(byProvider.get(key) ?? []), title.Id]);
    }
    if (
      title.Type === "Series" &&
      title.Name &&
      readProviderId(title, "shoko series") !== undefined
    ) {
      shokoSeries.push({ id: title.Id, name: foldTitle(title.Name) });
    }
  }

  /**
   * Shokofin writes TMDB and TVDB ids only when told to, and may make each season a series. A wrong guess is harmless:
   * proof is the file, never the title.
   */
  function findByName(item: WatchedItem): readonly string[] {
    const name = foldTitle(item.title);
    if (
      item.mediaType !== "TV" ||
      !item.units.some((unit) => unit.shokoFileId !== undefined) ||
      name === ""
    )
      return [];
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
