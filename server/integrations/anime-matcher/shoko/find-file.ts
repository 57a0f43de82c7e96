import type { ShokoClient } from "./client.ts";
import type { ImportedFile } from "./imported-file.ts";
import { toKnownFile, type KnownFile } from "./known-file.ts";
import { isSameFile, pickFile, toTails } from "./pick-file.ts";

type FileQueries = Pick<ShokoClient, "findFile" | "filesEndingWith">;

/** Finds one file through Shoko's API. */
export async function findFile(
  client: FileQueries,
  importedFile: ImportedFile,
  now: Date,
): Promise<KnownFile | null> {
  const known = await findKnown(client, importedFile, now);
  if (known) return known;
  for (const tail of toTails(importedFile.path)) {
    const found = await client.filesEndingWith(tail);
    const file = pickFile(
      found.map((one) => toKnownFile(one, now)),
      importedFile,
    );
    if (file) return file;
  }
  return null;
}

/** Finds the file by its known id, which is cheaper for Shoko and also finds files that Shoko has moved. */
async function findKnown(
  client: FileQueries,
  importedFile: ImportedFile,
  now: Date,
): Promise<KnownFile | null> {
  if (importedFile.shokoFileId === undefined) return null;
  const read = await client.findFile(importedFile.shokoFileId);
  const file = read && toKnownFile(read, now);
  return file && isSameFile(file, importedFile) ? file : null;
}
