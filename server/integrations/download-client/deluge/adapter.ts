import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { createTransferPoll } from "../common/poll.ts";
import { selectTorrentIds } from "../common/torrent-id.ts";
import { createDelugeClient } from "./client.ts";
import { toListedFiles, toListedTransfer } from "./mapper.ts";
import { createDelugeQueue } from "./queue.ts";
import { createDelugeRemoval } from "./removal.ts";

/** Deluge 1.3 to 2.2 through its web interface: progress, speed, ETA and files of torrents. */
export function createDelugeAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createDelugeClient(connection, deps);
  return {
    slug,
    kind: "DELUGE",
    removal: { client: createDelugeRemoval(client.session) },
    queue: createDelugeQueue(client.session),
    check: async () => ({ version: await client.version() }),
    poll: createTransferPoll({
      service: slug,
      event: "torrents status",
      now: deps.now,
      list: async ({ trackedIds }) => {
        const torrents = await client.torrents(selectTorrentIds(trackedIds));
        return {
          transfers: [...torrents].map(([hash, torrent]) => toListedTransfer(hash, torrent)),
        };
      },
      isEmpty: async () => !(await client.hasTorrents()),
      readFiles: async (hash) => {
        const listed = await client.files(hash);
        return listed === null ? null : toListedFiles(listed);
      },
    }),
  };
}
