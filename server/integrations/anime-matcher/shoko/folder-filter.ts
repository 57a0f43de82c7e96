import { mayHold } from "../../../domain/path.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { ShokoClient } from "./client.ts";
import type { ImportedFile } from "./imported-file.ts";

/** Folders rarely change. */
const RETENTION_MS = 10 * 60_000;

/** Excludes files outside Shoko's folders, because each lookup makes Shoko search its whole library. */
export interface FolderFilter {
  /** Returns the files that may be in Shoko's folders. */
  selectReachable(files: readonly ImportedFile[], now: Date): Promise<readonly ImportedFile[]>;
}

export function createFolderFilter(client: ShokoClient): FolderFilter {
  let folders: readonly string[] | null = null;
  let readAt = Number.NEGATIVE_INFINITY;

  async function listFolders(now: number): Promise<readonly string[] | null> {
    if (now - readAt < RETENTION_MS) return folders;
    try {
      folders = await client.listFolders();
    } catch (error) {
      if (!isItemError(error)) throw error;
      folders = null;
    }
    readAt = now;
    return folders;
  }

  return {
    async selectReachable(files, now) {
      // Anime is always included, because it may be mounted under paths unknown here.
      if (files.every(({ item }) => item.isAnime)) return files;
      const known = await listFolders(now.getTime());
      if (known === null) return files;
      return files.filter(
        ({ item, path }) => item.isAnime || known.some((folder) => mayHold(folder, path)),
      );
    },
  };
}
