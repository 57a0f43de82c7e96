import { fileName } from "../../../domain/path.ts";
import type { LibraryRemoval, ShownFile } from "../../port/media-server.ts";
import type { RemovalTarget, RemovedFile } from "../../port/removal-target.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";
import type { Catalogue } from "./catalogue.ts";
import { buildLibraryIndex, type LibraryIndex } from "./library-index.ts";
import type { LibraryItem } from "./library.ts";
import { findProof } from "./proof.ts";
import type { Wanted } from "./wanted.ts";

/** The whole list of titles is read at most so often; what a title holds is asked for anew each time. */
const INDEX_RETENTION_MS = 5 * 60_000;

/** Finds out whether a library still plays files that are to be gone. It deletes nothing: with an item goes its file. */
export function createLibraryRemoval(catalogue: Catalogue, now: () => Date): LibraryRemoval {
  let index: LibraryIndex | null = null;
  let readAt = Number.NEGATIVE_INFINITY;

  async function readIndex(): Promise<LibraryIndex> {
    const read = buildLibraryIndex(await catalogue.listTitles(null));
    index = read;
    readAt = now().getTime();
    return read;
  }

  async function search(
    item: TrackedItem,
    wanted: readonly Wanted[],
    titles: LibraryIndex,
  ): Promise<readonly ShownFile[]> {
    const shown = new Map<string, ShownFile>();
    for (const candidate of await listCandidates(item, titles.find(item))) {
      for (const one of wanted) {
        const proof = findProof(candidate, one);
        if (proof === null) continue;
        const { path } = proof.source;
        const name = candidate.name ?? fileName(path);
        shown.set(candidate.id, { itemId: candidate.id, name, path });
      }
    }
    return [...shown.values()];
  }

  async function listCandidates(
    item: TrackedItem,
    ids: readonly string[],
  ): Promise<readonly LibraryItem[]> {
    if (ids.length === 0) return [];
    if (item.mediaType === "MOVIE") return catalogue.listItems(ids);
    const items: LibraryItem[] = [];
    for (const id of ids) items.push(...(await catalogue.listEpisodes(id)));
    return items;
  }

  return {
    async findFiles(target, files) {
      const item = toItem(target, files);
      const wanted = files.flatMap((file) => toWanted(item, file));
      const isKept = index !== null && now().getTime() - readAt < INDEX_RETENTION_MS;
      const shown = index !== null && isKept ? await search(item, wanted, index) : [];
      // That it shows nothing is believed only of a list that was read just now, from a library that answers.
      return shown.length > 0 ? shown : search(item, wanted, await readIndex());
    },
  };
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

function toWanted(item: TrackedItem, file: RemovedFile): readonly Wanted[] {
  const unit = unitOf(file);
  return file.episodes.length === 0
    ? [{ item, unit, episode: null }]
    : file.episodes.map((episode) => ({ item, unit, episode }));
}

function unitOf({ path, size, shokoFileId }: RemovedFile): Wanted["unit"] {
  return {
    state: "AVAILABLE",
    filePath: path,
    ...(size === null ? {} : { fileSize: size }),
    ...(shokoFileId === null ? {} : { shokoFileId }),
  };
}
