import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import type { LibraryControl } from "../../port/media-server.ts";
import { toBrowserUrl } from "../../shared/address.ts";
import { present } from "../../shared/lenient.ts";
import { EXPERIMENTAL, type LibraryItem } from "../common/library-item.ts";
import { createLibraryPoll } from "../common/library-poll.ts";
import type { LibraryQueries } from "../common/library-queries.ts";
import { createLibraryRemoval } from "../common/removal.ts";
import { describeScan } from "../common/scan.ts";
import { createPlexClient, type PlexClient } from "./client.ts";
import { findFolders, toLibraryItem } from "./mapper.ts";

/**
 * Plex Media Server: reports playable files and starts scans. Experimental: implemented from its documentation. Its
 * webhooks require Plex Pass, arrive late and in batches, and are not used.
 */
export function createPlexAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createPlexClient(connection, deps);
  const control = createPlexControl(client);
  const queries = createPlexQueries(client);
  const browserUrl = toBrowserUrl(connection.url);
  const { poll, openSnapshot } = createLibraryPoll({
    service: slug,
    queries,
    deps,
    watchUrlOf: (item) => toWatchUrl(browserUrl, item),
  });
  return {
    slug,
    kind: "PLEX",
    async check() {
      const { version, friendlyName: name } = await client.server();
      const { notes = [], ...health } = describeScan(await control.scanProgress());
      return present({ version, name, ...health, notes: [EXPERIMENTAL, ...notes] });
    },
    poll,
    openSnapshot,
    library: control,
    removal: { library: createLibraryRemoval(queries, deps.now) },
  };
}

function createPlexQueries(client: PlexClient): LibraryQueries {
  let machineId: Promise<string | undefined> | null = null;

  /** Read once; links contain it. */
  async function findMachineId(): Promise<string | undefined> {
    machineId ??= client.server().then((server) => server.machineIdentifier);
    try {
      return await machineId;
    } catch (error) {
      machineId = null;
      throw error;
    }
  }

  return {
    async listTitles(since) {
      const titles: LibraryItem[] = [];
      for (const section of await client.listSections())
        for (const title of await client.listTitles(section, since))
          titles.push(toLibraryItem(title, undefined));
      return titles;
    },
    async listItems(ids) {
      const server = await findMachineId();
      // Excludes the ids of other media servers.
      const keys = ids.filter((id) => /^\d{1,18}$/.test(id));
      return (await client.listItems(keys)).map((item) => toLibraryItem(item, server));
    },
    async listEpisodes(showId) {
      const server = await findMachineId();
      return (await client.listEpisodes(showId)).map((episode) => toLibraryItem(episode, server));
    },
  };
}

function createPlexControl(client: PlexClient): LibraryControl {
  return {
    async scan() {
      const sections = await client.listSections();
      if (sections.some(({ refreshing }) => refreshing === true)) return "running";
      for (const { key } of sections) await client.refresh(key);
      return "started";
    },
    async scanProgress() {
      const progresses = await client.scanProgresses();
      return progresses.length === 0 ? null : Math.min(...progresses);
    },
    async isEmpty() {
      for (const section of await client.listSections())
        if ((await client.listTitles(section, null)).length > 0) return false;
      return true;
    },
    async notifyPaths(paths) {
      if (paths.length === 0) return;
      const folders = findFolders(await client.listSections(), paths);
      for (const { key, folder } of folders) await client.refresh(key, folder);
    },
  };
}

function toWatchUrl(browserUrl: string, { id, serverId = "" }: LibraryItem): string {
  const key = encodeURIComponent(`/library/metadata/${id}`);
  return `${browserUrl}/web/index.html#!/server/${encodeURIComponent(serverId)}/details?key=${key}`;
}
