import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { createTransferPoll } from "../common/poll.ts";
import { selectTorrentIds } from "../common/torrent-id.ts";
import { createTransmissionClient } from "./client.ts";
import { toListedFiles, toListedTransfer } from "./mapper.ts";
import { createTransmissionQueue } from "./queue.ts";
import { createTransmissionRemoval } from "./removal.ts";

/** Transmission 3.0 to 4.1, in both of its protocols: progress, speed, ETA and files of torrents. */
export function createTransmissionAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createTransmissionClient(connection, deps);
  return {
    slug,
    kind: "TRANSMISSION",
    removal: { client: createTransmissionRemoval(client) },
    queue: createTransmissionQueue(client),
    check: async () => ({ version: await client.version() }),
    poll: createTransferPoll({
      service: slug,
      event: "torrent-get",
      now: deps.now,
      list: async ({ trackedIds }) => {
        const torrents = await client.torrents(selectTorrentIds(trackedIds));
        return { transfers: torrents.rows.map(toListedTransfer), isPartial: !torrents.isWhole };
      },
      isEmpty: async () => !(await client.hasTorrents()),
      readFiles: async (hash) => {
        const listed = await client.files(hash);
        return listed === null ? null : toListedFiles(listed);
      },
    }),
  };
}
