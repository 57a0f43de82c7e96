import { randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { createFolder } from "./private-file.ts";

/** Files in a folder that can be fetched again. Those that were read longest ago give way. */
export interface FileCache {
  /** Returns the bytes; null if they are not in the cache. */
  read(key: string): Promise<Uint8Array | null>;
  /** `key` consists of letters and digits. */
  write(key: string, bytes: Uint8Array): Promise<void>;
}

/** Opens the cache with the files that an earlier process left, the oldest first to give way. */
export function createFileCache(folder: string, maxBytes: number): FileCache {
  const pathOf = (key: string) => join(folder, key);
  const sizes = new LRUCache<string, number>({
    maxSize: maxBytes,
    sizeCalculation: (size) => Math.max(size, 1),
    dispose: (_size, key, reason) => {
      // Whoever reads it just then has it open.
      if (reason === "evict") void rm(pathOf(key), { force: true }).catch(() => undefined);
    },
  });
  let opening: Promise<void> | null = null;

  async function open(): Promise<void> {
    await createFolder(folder);
    const found = await Promise.all(
      (await readdir(folder)).map(async (name) => {
        const { size, mtimeMs } = await stat(pathOf(name));
        return { name, size, mtimeMs };
      }),
    );
    for (const { name, size } of found.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
      // A process ended while it wrote.
      if (name.includes(".")) await rm(pathOf(name), { force: true });
      else sizes.set(name, size);
    }
  }

  return {
    async read(key) {
      await (opening ??= open());
      if (sizes.get(key) === undefined) return null;
      const bytes = await readFile(pathOf(key)).catch(() => null);
      if (bytes === null) sizes.delete(key);
      return bytes;
    },
    async write(key, bytes) {
      await (opening ??= open());
      const part = pathOf(`${key}.${randomUUID()}`);
      await writeFile(part, bytes, { mode: 0o600 });
      await rename(part, pathOf(key));
      sizes.set(key, bytes.byteLength);
    },
  };
}
