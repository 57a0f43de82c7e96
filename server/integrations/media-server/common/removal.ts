import { fileName } from "../../../domain/path.ts";
import type { LibraryRemoval, ShownFile } from "../../port/media-server.ts";
import type { RemovalTarget, RemovedFile } from "../../port/removal-target.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";
import { findFileMatch } from "./file-match.ts";
import { buildLibraryIndex, type LibraryIndex } from "./library-index.ts";
import type { LibraryItem } from "./library-item.ts";
import type { LibraryQueries } from "./library-queries.ts";
import type { LookupUnit } from "./lookup-unit.ts";

/** Minimum time between reads of the full title list; the items of a title are read each time. */
const INDEX_RETENTION_MS = 5 * 60_000;

/**
 * Checks whether the media server still contains files that should be deleted. Deletes nothing itself, because deleting
 * an item would delete its file.
 */
export function createLibraryRemoval(queries: LibraryQueries, now: () => Date): LibraryRemoval {
  let index: LibraryIndex | null = null;
  let readAt = Number.NEGATIVE_INFINITY;

  async function readIndex(): Promise<LibraryIndex> {
    const read = buildLibraryIndex(await queries.listTitles(null));
    index = read;
    readAt = now().getTime();
    return read;
  }

  async function search(
    item: TrackedItem,
    units: readonly LookupUnit[],
    titles: LibraryIndex,
  ): Promise<readonly ShownFile[]> {
    const known = titles.findById(item);
    const guessed = new Set([...titles.findByFolder(item), ...titles.findByName(item)]);
    for (const id of known) guessed.delete(id);
    const shown = [
      ...toShown(await listCandidates(item, known), units, true),
      ...toShown(await listCandidates(item, [...guessed]), units, false),
    ];
    return [...new Map(shown.map((one) => [one.itemId, one])).values()];
  }

  async function listCandidates(
    item: TrackedItem,
    ids: readonly string[],
  ): Promise<readonly LibraryItem[]> {
    if (ids.length === 0) return [];
    if (item.mediaType === "MOVIE") return queries.listItems(ids);
    const items: LibraryItem[] = [];
    for (const id of ids) items.push(...(await queries.listEpisodes(id)));
    return items;
  }

  return {
    async findFiles(target, files) {
      const item = toItem(target, files);
      const units = files.flatMap((file) => toLookupUnits(item, file));
      const isKept = index !== null && now().getTime() - readAt < INDEX_RETENTION_MS;
      const shown = index !== null && isKept ? await search(item, units, index) : [];
      // An empty result counts only with a title list that was just read successfully.
      return shown.length > 0 ? shown : search(item, units, await readIndex());
    },
  };
}

function toShown(
  candidates: readonly LibraryItem[],
  units: readonly LookupUnit[],
  isKnownTitle: boolean,
): readonly ShownFile[] {
  return candidates.flatMap((candidate) =>
    units.flatMap((one): ShownFile[] => {
      const match = findFileMatch(candidate, one, isKnownTitle);
      if (match === null) return [];
      const { path } = match.source;
      return [{ itemId: candidate.id, name: candidate.name ?? fileName(path), path }];
    }),
  );
}

function toItem(target: RemovalTarget, files: readonly RemovedFile[]): TrackedItem {
  const { mediaType, title, tmdbId, tvdbId, imdbId } = target;
  return {
    ...present({ mediaType, title, tmdbId, tvdbId, imdbId }),
    isAnime: false,
    seasons: [],
    state: "AVAILABLE",
    units: files.flatMap((file) =>
      file.episodes.map((episode) => ({ ...episode, ...unitOf(file) })),
    ),
  };
}

function toLookupUnits(item: TrackedItem, file: RemovedFile): readonly LookupUnit[] {
  const unit = unitOf(file);
  return file.episodes.length === 0
    ? [{ item, unit, episode: null }]
    : file.episodes.map((episode) => ({ item, unit, episode }));
}

function unitOf({ path, size, shokoFileId }: RemovedFile): LookupUnit["unit"] {
  return {
    state: "AVAILABLE",
    filePath: path,
    ...(size === null ? {} : { fileSize: size }),
    ...(shokoFileId === null ? {} : { shokoFileId }),
  };
}
