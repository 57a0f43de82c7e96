import { fileName } from "../../../domain/path.ts";
import type { AwaitedFile } from "./awaited.ts";
import type { ShokoClient } from "./client.ts";
import { toKnownFile, type KnownFile } from "./known-file.ts";
import { isSameFile, pickFile } from "./pick-file.ts";

/** Every file that Shoko knows, as far as one is looked for. */
export interface FileIndex {
  find(awaited: AwaitedFile): KnownFile | null;
}

/** Reads all of Shoko's files, page by page; of each only what is told of it is kept. */
export async function readFileIndex(
  client: Pick<ShokoClient, "listFiles">,
  now: Date,
): Promise<FileIndex> {
  const byId = new Map<number, KnownFile>();
  const byName = new Map<string, KnownFile[]>();
  for await (const page of client.listFiles()) {
    for (const read of page) {
      const file = toKnownFile(read, now);
      byId.set(file.id, file);
      for (const name of new Set(file.paths.map(foldName))) {
        const known = byName.get(name);
        if (known) known.push(file);
        else byName.set(name, [file]);
      }
    }
  }
  return {
    find(awaited) {
      const known = byId.get(awaited.shokoFileId ?? 0);
      if (known && isSameFile(known, awaited)) return known;
      return pickFile(byName.get(foldName(awaited.path)) ?? [], awaited);
    },
  };
}

function foldName(path: string): string {
  return fileName(path).toLowerCase();
}
