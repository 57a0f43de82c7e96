import type { Observation } from "../../domain/observation.ts";
import type { Survey } from "../control.ts";
import type { IntegrationDeps } from "../port.ts";
import { listImported } from "./awaited.ts";
import { tellCatchUp } from "./catch-up.ts";
import type { ShokoClient } from "./client.ts";
import { readFileIndex, type FileIndex } from "./file-index.ts";
import { createFolderWatch } from "./folders.ts";
import type { Misses } from "./misses.ts";

/**
 * Tells of every imported file what Shoko knows; of those that are available too, whose ids it fills in. The list of
 * files is read once, at the first look that needs it.
 */
export function createShokoSurvey(
  service: string,
  client: ShokoClient,
  misses: Misses,
  deps: Pick<IntegrationDeps, "now">,
): Survey {
  const folders = createFolderWatch(client);
  let index: Promise<FileIndex> | null = null;

  return {
    async look(items) {
      const now = deps.now();
      const imported = await folders.sift(listImported(items), now);
      if (imported.length === 0) return { observations: [] };
      index ??= readFileIndex(client, now);
      const files = await index;
      const observations: Observation[] = [];
      for (const one of imported) {
        const file = files.find(one);
        const told = file && (await tellCatchUp(service, file, one, misses, now));
        if (told) observations.push(told);
      }
      return { observations };
    },
  };
}
