import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { Snapshot } from "../../port/snapshot.ts";
import { listImported, type AwaitedFile } from "./awaited.ts";
import { reportCatchUp } from "./catch-up.ts";
import type { ShokoClient } from "./client.ts";
import { readFileIndex, type FileIndex } from "./file-index.ts";
import { findFile } from "./find-file.ts";
import { createFolderMonitor } from "./folders.ts";
import type { Misses } from "./misses.ts";

/** So many files are asked for one by one, for one request or two; for more, all of Shoko's are read at once. */
const FEW_FILES = 16;

/** Tells of every imported file what Shoko knows; of those that are available too, whose ids it fills in. */
export function createShokoSnapshot(
  service: string,
  client: ShokoClient,
  misses: Misses,
  deps: Pick<IntegrationDeps, "now">,
): Snapshot {
  const folders = createFolderMonitor(client);
  let index: Promise<FileIndex> | null = null;
  let asked = 0;

  async function openFinder(count: number, now: Date) {
    asked += count;
    if (index === null && asked <= FEW_FILES)
      return (one: AwaitedFile) => findFile(client, one, now);
    index ??= readFileIndex(client, now);
    const files = await index;
    return (one: AwaitedFile) => files.find(one);
  }

  return {
    async readItems(items) {
      const now = deps.now();
      const imported = await folders.sift(listImported(items), now);
      if (imported.length === 0) return { observations: [] };
      const find = await openFinder(imported.length, now);
      const observations: Observation[] = [];
      for (const one of imported) {
        const file = await find(one);
        const reported = file && (await reportCatchUp(service, file, one, misses, now));
        if (reported) observations.push(reported);
      }
      return { observations };
    },
  };
}
