import { plainCause } from "../../../domain/message/cause.ts";
import { mayHold } from "../../../domain/path.ts";
import type { MatchingControl } from "../../port/anime-matcher.ts";
import { IntegrationError } from "../../port/error.ts";
import { mapConcurrently } from "../../shared/concurrency.ts";
import type { ShokoClient } from "./client.ts";
import { listEpisodes } from "./episodes.ts";
import type { ShokoLinkClient } from "./link-client.ts";

const MAX_CONCURRENT_CALLS = 3;
const GONE = plainCause("FILE_FORGOTTEN");

export function createShokoControl(
  service: string,
  client: Pick<ShokoClient, "rescan" | "findFile" | "folders" | "scanFolder"> & ShokoLinkClient,
): MatchingControl {
  return {
    async rescan(fileIds) {
      const found = await mapConcurrently([...new Set(fileIds)], MAX_CONCURRENT_CALLS, (fileId) =>
        client.rescan(fileId),
      );
      if (found.length === 0 || found.includes(true)) return;
      throw new IntegrationError(service, "not-found", GONE);
    },
    listEpisodes: (title) => listEpisodes(client, title),
    readDuration: async (fileId) => (await client.findFile(fileId))?.Duration ?? null,
    async link(fileId, episodeIds) {
      if (!(await client.link(fileId, episodeIds)))
        throw new IntegrationError(service, "not-found", GONE);
    },
    async scanFolders(paths) {
      const folders = await client.folders();
      // Where no folder fits, the mounts differ, and any may hold the files.
      const holding = folders.filter(({ Path: folder }) =>
        paths.some((path) => folder !== undefined && mayHold(folder, path)),
      );
      const ids = (holding.length > 0 ? holding : folders).flatMap(({ ID: id }) => id ?? []);
      if (ids.length === 0)
        throw new IntegrationError(service, "not-found", plainCause("NO_MATCHER_FOLDER"));
      for (const id of ids) await client.scanFolder(id);
    },
  };
}
