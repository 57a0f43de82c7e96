import type { MatchingControl } from "../../port/anime-matcher.ts";
import { IntegrationError } from "../../port/error.ts";
import { mapConcurrently } from "../../shared/concurrency.ts";
import type { ShokoClient } from "./client.ts";

const MAX_CONCURRENT_CALLS = 3;

export function createShokoControl(
  service: string,
  client: Pick<ShokoClient, "rescan">,
): MatchingControl {
  return {
    async rescan(fileIds) {
      const found = await mapConcurrently([...new Set(fileIds)], MAX_CONCURRENT_CALLS, (fileId) =>
        client.rescan(fileId),
      );
      if (found.length === 0 || found.includes(true)) return;
      throw new IntegrationError(service, "not-found", "it no longer has the file");
    },
  };
}
