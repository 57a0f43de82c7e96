import { fileName, titleFolders } from "../../../domain/path.ts";
import { foldTitle } from "../../../domain/title.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import type { LibraryItem } from "./library-item.ts";
import { listPaths } from "./lookup-unit.ts";

/** Enough for the seasons of a show that Shokofin splits into separate series. */
const MAX_BY_NAME = 12;
/** A folder with more titles than this is a library and not the folder of a title. */
const MAX_BY_FOLDER = 12;

/**
 * Finds the movies and series that may be those of a request, because not every media server can be queried by provider
 * ids. Returns ids of titles; several can have the same provider id (a 4K library, editions, a ghost of a moved file).
 */
export interface LibraryIndex {
  /** Titles with one of the provider ids of the request. */
  findById(item: TrackedItem): readonly string[];
  /** Titles in a folder with the same name, whatever their ids: each folder exists on disk once. */
  findByFolder(item: TrackedItem): readonly string[];
  /** Titles with the same name. A wrong guess is harmless, because only the file decides. */
  findByName(item: TrackedItem): readonly string[];
}

export const EMPTY_INDEX: LibraryIndex = {
  findById: () => [],
  findByFolder: () => [],
  findByName: () => [],
};

export function buildLibraryIndex(titles: Iterable<LibraryItem>): LibraryIndex {
  const byProvider = createMultimap();
  const byFolder = createMultimap();
  const byName = createMultimap();
  const shokoSeries: { readonly id: string; readonly name: string }[] = [];
  for (const { id, mediaType, name, providers, paths } of titles) {
    for (const provider of ["tmdb", "tvdb", "imdb", "anidb"]) {
      const value = providers.get(provider);
      if (value !== undefined) byProvider.add(toKey(mediaType, provider, value), id);
    }
    for (const path of paths)
      for (const folder of ownFolders(mediaType, path)) byFolder.add(toKey(mediaType, folder), id);
    if (name === undefined) continue;
    byName.add(toKey(mediaType, foldTitle(name)), id);
    if (mediaType === "TV" && providers.has("shoko series"))
      shokoSeries.push({ id, name: foldTitle(name) });
  }

  /** Shokofin sets TMDB and TVDB ids only if configured to, and may turn each season into a series. */
  function findSplitSeries(item: TrackedItem): readonly string[] {
    const name = foldTitle(item.title);
    const isInShoko = item.units.some((unit) => unit.shokoFileId !== undefined);
    if (item.mediaType !== "TV" || !isInShoko || name === "") return [];
    return shokoSeries
      .filter((series) => series.name === name || series.name.startsWith(`${name} `))
      .map((series) => series.id);
  }

  return {
    findById({ mediaType, tmdbId, tvdbId, imdbId, anidbIds = [] }) {
      const ids = [
        ["tmdb", tmdbId],
        ["tvdb", tvdbId],
        ["imdb", imdbId],
        ...anidbIds.map((id) => ["anidb", id] as const),
      ] as const;
      return unique(
        ids.flatMap(([provider, value]) =>
          value === undefined ? [] : byProvider.get(toKey(mediaType, provider, String(value))),
        ),
      );
    },
    findByFolder(item) {
      const { mediaType } = item;
      const folders = new Set(listPaths(item).flatMap((path) => foldersOf(mediaType, path)));
      return unique(
        [...folders].flatMap((folder) => {
          const found = byFolder.get(toKey(mediaType, folder));
          return found.length > MAX_BY_FOLDER ? [] : found;
        }),
      );
    },
    findByName(item) {
      const names = [item.title, ...(item.otherTitles ?? [])].map(foldTitle);
      const found = names.flatMap((name) =>
        name === "" ? [] : byName.get(toKey(item.mediaType, name)),
      );
      return unique([...found, ...findSplitSeries(item)]).slice(0, MAX_BY_NAME);
    },
  };
}

/** The names under which a title is found: the folder of a series; the file and the folder of a movie. */
function ownFolders(mediaType: string, path: string): readonly string[] {
  return mediaType === "TV" ? [fileName(path)] : foldersOf(mediaType, path);
}

function foldersOf(mediaType: string, path: string): readonly string[] {
  return mediaType === "TV"
    ? titleFolders(path)
    : [fileName(path), ...titleFolders(path).slice(0, 1)];
}

function toKey(...parts: readonly string[]): string {
  return parts.join(" ").normalize("NFC").toLowerCase();
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

function createMultimap() {
  const entries = new Map<string, string[]>();
  return {
    add(key: string, id: string): void {
      const known = entries.get(key);
      if (known) known.push(id);
      else entries.set(key, [id]);
    },
    get: (key: string): readonly string[] => entries.get(key) ?? [],
  };
}
