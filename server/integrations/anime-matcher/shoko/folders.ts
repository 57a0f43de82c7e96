import { mayHold } from "../../../domain/path.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { AwaitedFile } from "./awaited.ts";
import type { ShokoClient } from "./client.ts";

/** Folders are set up once in a while. */
const RETENTION_MS = 10 * 60_000;

/** Knows which files Shoko cannot have, so that it is not asked for them: each look-up goes through its whole library. */
export interface FolderMonitor {
  /** The files that may lie in Shoko's folders. */
  sift(awaited: readonly AwaitedFile[], now: Date): Promise<readonly AwaitedFile[]>;
}

export function createFolderMonitor(client: ShokoClient): FolderMonitor {
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
    async sift(awaited, now) {
      // Anime is always asked for, as it may come by another mount than anything here can tell.
      if (awaited.every(({ item }) => item.isAnime)) return awaited;
      const known = await listFolders(now.getTime());
      if (known === null) return awaited;
      return awaited.filter(
        ({ item, path }) => item.isAnime || known.some((folder) => mayHold(folder, path)),
      );
    },
  };
}
