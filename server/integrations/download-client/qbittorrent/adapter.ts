import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { createTransferPoll, type TransferAnswer, type TransferQuestion } from "../common/poll.ts";
import type { ListedTransfer } from "../common/reading.ts";
import { createQbittorrentClient } from "./client.ts";
import { createMaindataSync } from "./maindata-sync.ts";
import { isTorn, toDownloadIds, toListedFile, toListedTransfer } from "./mapper.ts";
import { createQbittorrentRemoval } from "./removal.ts";

/** Deltas can lack changes in every version before 5.3 (see maindata-sync.ts). */
const FULL_EVERY_MS = 3 * 60_000;
const FULL_AFTER_TORN_MS = 10_000;

/** It costs others and us whole answers instead of changes: seen with 5.3.0. */
const SHARED_SESSION =
  "Everything that uses this API key shares one session: where Sonarr or Radarr use it as well, give the tracker user name and password instead.";

export function createQbittorrentAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createQbittorrentClient(connection, deps);
  const sync = createMaindataSync(client);
  let fullAt = Number.NEGATIVE_INFINITY;
  let isSomeTorn = false;

  async function list({ followed, wantsWhole, now }: TransferQuestion): Promise<TransferAnswer> {
    const age = now.getTime() - fullAt;
    const wantsFull =
      wantsWhole || age >= FULL_EVERY_MS || (isSomeTorn && age >= FULL_AFTER_TORN_MS);
    const isWhole = await sync.refresh(wantsFull);
    if (isWhole) fullAt = now.getTime();

    isSomeTorn = false;
    const transfers: ListedTransfer[] = [];
    for (const [hash, torrent] of sync.torrents()) {
      const ids = toDownloadIds(hash, torrent);
      if (!ids.some((id) => followed.has(id))) continue;
      isSomeTorn ||= isTorn(torrent);
      transfers.push(toListedTransfer(ids, torrent, sync.freeSpace()));
    }
    return { transfers, isWhole };
  }

  return {
    slug,
    kind: "QBITTORRENT",
    removal: { client: createQbittorrentRemoval(slug, client, client.session) },
    check: async () => ({
      version: await client.version(),
      ...(connection.apiKey && { notes: [SHARED_SESSION] }),
    }),
    poll: createTransferPoll({
      service: slug,
      event: "maindata",
      now: deps.now,
      list,
      isEmpty: async () => sync.torrents().size === 0,
      readFiles: async (hash) => (await client.files(hash))?.map(toListedFile) ?? null,
    }),
  };
}
