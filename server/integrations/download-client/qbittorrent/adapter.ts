import { plainNote } from "../../../domain/message/service-note.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { createTransferPoll, type TransferList, type TransferListRequest } from "../common/poll.ts";
import type { ListedTransfer } from "../common/reading.ts";
import { createQbittorrentClient } from "./client.ts";
import { createQbittorrentInspection } from "./inspection.ts";
import { createMaindataSync } from "./maindata-sync.ts";
import { isInconsistent, toDownloadIds, toListedFile, toListedTransfer } from "./mapper.ts";
import { createQbittorrentQueue } from "./queue.ts";
import { createQbittorrentRemoval } from "./removal.ts";

/** Before 5.3, deltas can lack changes (see maindata-sync.ts). */
const FULL_EVERY_MS = 3 * 60_000;
const FULL_AFTER_INCONSISTENT_MS = 10_000;

/** Otherwise every client with this key receives full responses instead of changes (seen with 5.3.0). */
const SHARED_SESSION = plainNote("SESSION_SHARED");

export function createQbittorrentAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createQbittorrentClient(connection, deps);
  const sync = createMaindataSync(client);
  let fullAt = Number.NEGATIVE_INFINITY;
  let hasInconsistent = false;

  async function list({
    trackedIds,
    needsFullList,
    now,
  }: TransferListRequest): Promise<TransferList> {
    const age = now.getTime() - fullAt;
    const wantsFull =
      needsFullList ||
      age >= FULL_EVERY_MS ||
      (hasInconsistent && age >= FULL_AFTER_INCONSISTENT_MS);
    const isFullList = await sync.refresh(wantsFull);
    if (isFullList) fullAt = now.getTime();

    hasInconsistent = false;
    const transfers: ListedTransfer[] = [];
    for (const [hash, torrent] of sync.torrents()) {
      const ids = toDownloadIds(hash, torrent);
      if (!ids.some((id) => trackedIds.has(id))) continue;
      hasInconsistent ||= isInconsistent(torrent);
      transfers.push(toListedTransfer(ids, torrent, sync.freeSpace()));
    }
    return { transfers, isFullList };
  }

  return {
    slug,
    kind: "QBITTORRENT",
    removal: { client: createQbittorrentRemoval(client) },
    queue: createQbittorrentQueue(client),
    inspection: createQbittorrentInspection(client),
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
