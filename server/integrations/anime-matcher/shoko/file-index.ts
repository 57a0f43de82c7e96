import { fileName } from "../../../domain/path.ts";
import type { ShokoClient } from "./client.ts";
import type { ImportedFile } from "./imported-file.ts";
import { toKnownFile, type KnownFile } from "./known-file.ts";
import { isSameFile, pickBySize, pickFile } from "./pick-file.ts";

/** An index of all files that Shoko knows. */
export interface FileIndex {
  find(importedFile: ImportedFile): KnownFile | null;
}

/** Reads all of Shoko's files page by page, and keeps only what reports need. */
export async function readFileIndex(
  client: Pick<ShokoClient, "listFiles">,
  now: Date,
): Promise<FileIndex> {
  const byId = new Map<number, KnownFile>();
  const byName = new Map<string, KnownFile[]>();
  const bySize = new Map<number, KnownFile[]>();
  for await (const page of client.listFiles()) {
    for (const read of page) {
      const file = toKnownFile(read, now);
      byId.set(file.id, file);
      if (file.size !== undefined) bySize.set(file.size, [...(bySize.get(file.size) ?? []), file]);
      for (const name of new Set(file.paths.map(foldName))) {
        const known = byName.get(name);
        if (known) known.push(file);
        else byName.set(name, [file]);
      }
    }
  }
  return {
    find(importedFile) {
      const known = byId.get(importedFile.shokoFileId ?? 0);
      if (known && isSameFile(known, importedFile)) return known;
      const named = byName.get(foldName(importedFile.path)) ?? [];
      const { size } = importedFile;
      const found = pickFile(named, importedFile);
      if (found !== null || size === undefined) return found;
      // Several files have this name and this size, so the size does not decide either.
      return named.some((file) => file.size === size)
        ? null
        : pickBySize(bySize.get(size) ?? [], size);
    },
  };
}

function foldName(path: string): string {
  return fileName(path).toLowerCase();
}
