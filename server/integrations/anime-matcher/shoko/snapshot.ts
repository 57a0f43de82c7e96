import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { LostUnit, Snapshot } from "../../port/snapshot.ts";
import type { ShokoClient } from "./client.ts";
import { readFileIndex, type FileIndex } from "./file-index.ts";
import { createFileFinder } from "./find-file.ts";
import { createFolderFilter } from "./folder-filter.ts";
import { listImported, type ImportedFile } from "./imported-file.ts";
import type { MatchFailures } from "./match-failures.ts";
import { reportMatchProgress } from "./match-poll.ts";

/** Up to this number, files are looked up one by one; beyond it, all of Shoko's files are read at once. */
const FEW_FILES = 16;

/** Reports Shoko's data about every imported file, including available ones, which receive their ids. */
export function createShokoSnapshot(
  service: string,
  client: ShokoClient,
  failures: MatchFailures,
  deps: Pick<IntegrationDeps, "now">,
): Snapshot {
  const folders = createFolderFilter(client);
  const findFile = createFileFinder(client);
  let index: Promise<FileIndex> | null = null;
  let asked = 0;

  async function openFinder(count: number, now: Date) {
    asked += count;
    if (index === null && asked <= FEW_FILES) return (one: ImportedFile) => findFile(one, now);
    index ??= readFileIndex(client, now);
    const files = await index;
    return (one: ImportedFile) => files.find(one);
  }

  return {
    async readItems(items) {
      const now = deps.now();
      const imported = await folders.selectReachable(listImported(items), now);
      if (imported.length === 0) return { observations: [] };
      const find = await openFinder(imported.length, now);
      const observations: Observation[] = [];
      const lost: LostUnit[] = [];
      for (const one of imported) {
        const file = await find(one);
        if (file?.isGone === true) lost.push(...toLostUnits(one));
        const reported = file && (await reportMatchProgress(service, file, one, failures, now));
        if (reported) observations.push(reported);
      }
      return { observations, lost };
    },
  };
}

function toLostUnits({ item, episodes }: ImportedFile): readonly LostUnit[] {
  if (episodes.length === 0) return [{ item, episode: null }];
  return episodes.map(({ season, number }) => ({ item, episode: { season, number } }));
}
