import { createCachedRead } from "../../shared/cached-read.ts";
import type { ShokoClient } from "./client.ts";
import type { ImportedFile } from "./imported-file.ts";
import { toKnownFile, type KnownFile } from "./known-file.ts";
import { checksumIn, isSameFile, pickBySize, pickFile, toTails } from "./pick-file.ts";

export type FileQueries = Pick<
  ShokoClient,
  "findFile" | "filesEndingWith" | "findByChecksum" | "listNewest"
>;

/** Files that arrived within a moment of each other need one list of the newest files. */
const NEWEST_RETENTION_MS = 20_000;

/** Finds single files through Shoko's API. */
export type FileFinder = (importedFile: ImportedFile, now: Date) => Promise<KnownFile | null>;

/**
 * Creates the finder: by the known id, by the end of the path, and where Shoko has renamed the file while it imported it
 * (ShokoServer #1390), by the checksum in the file's name or by its size.
 */
export function createFileFinder(client: FileQueries): FileFinder {
  const listNewest = createCachedRead(() => client.listNewest(), NEWEST_RETENTION_MS);

  return async (importedFile, now) => {
    const known = await findKnown(client, importedFile, now);
    if (known) return known;
    for (const tail of toTails(importedFile.path)) {
      const found = await client.filesEndingWith(tail);
      const file = pickFile(
        found.map((one) => toKnownFile(one, now)),
        importedFile,
      );
      if (file) return file;
      // Several files have this name and this size, so the size does not decide either.
      if (found.some(({ Size: size }) => size === importedFile.size)) return null;
    }
    const { size } = importedFile;
    if (size === undefined) return null;
    const checksum = checksumIn(importedFile.path);
    const summed = checksum === null ? null : await client.findByChecksum(checksum, size);
    if (summed !== null && summed.Size === size) return toKnownFile(summed, now);
    const newest = await listNewest(now);
    return pickBySize(
      newest.map((file) => toKnownFile(file, now)),
      size,
    );
  };
}

/** Finds the file by its known id, which is cheaper for Shoko and also finds files that Shoko has moved. */
async function findKnown(
  client: Pick<FileQueries, "findFile">,
  importedFile: ImportedFile,
  now: Date,
): Promise<KnownFile | null> {
  if (importedFile.shokoFileId === undefined) return null;
  const read = await client.findFile(importedFile.shokoFileId);
  const file = read && toKnownFile(read, now);
  return file && isSameFile(file, importedFile) ? file : null;
}
