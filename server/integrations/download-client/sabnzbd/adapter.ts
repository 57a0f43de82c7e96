import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { createTransferPoll, type TransferList, type TransferListRequest } from "../common/poll.ts";
import { createSabnzbdClient } from "./client.ts";
import { toHistoryTransfer, toQueuedTransfers } from "./mapper.ts";
import { createSabnzbdQueue } from "./queue.ts";
import { createSabnzbdRemoval } from "./removal.ts";

const PREFIX = "SABnzbd_nzo_";

/** SABnzbd 2 to 5: progress, speed and ETA of queued downloads, then the steps of post-processing. */
export function createSabnzbdAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createSabnzbdClient(connection, deps);
  /** Ids as SABnzbd writes them, by lower-case id, because SABnzbd is case-sensitive. */
  const originalIds = new Map<string, string>();

  async function list({ trackedIds }: TransferListRequest): Promise<TransferList> {
    const queue = await client.queue();
    const queued = toQueuedTransfers(queue);
    for (const id of originalIds.keys()) if (!trackedIds.has(id)) originalIds.delete(id);
    const queuedIds = new Set<string>();
    for (const { ids } of queued) {
      const id = ids[0].toLowerCase();
      queuedIds.add(id);
      if (trackedIds.has(id)) originalIds.set(id, ids[0]);
    }
    const left = [...trackedIds].filter((id) => isNzoId(id) && !queuedIds.has(id));
    const ended = await client.history(left.map((id) => originalIds.get(id) ?? restoreCase(id)));
    return {
      transfers: [...queued, ...ended.rows.map(toHistoryTransfer)],
      isPartial: !queue.slots.isWhole || !ended.isWhole,
    };
  }

  return {
    slug,
    kind: "SABNZBD",
    queue: createSabnzbdQueue(slug, client),
    removal: {
      client: createSabnzbdRemoval(
        slug,
        client,
        (id) => originalIds.get(id.toLowerCase()) ?? restoreCase(id),
        isNzoId,
      ),
    },
    check: async () => ({ version: (await client.queue(1)).version }),
    poll: createTransferPoll({
      service: slug,
      event: "queue",
      now: deps.now,
      list,
      isEmpty: () => client.isEmpty(),
    }),
  };
}

function isNzoId(id: string): boolean {
  return id.startsWith(PREFIX.toLowerCase());
}

/** Since 3.0 the part after the prefix is always in lower case. */
function restoreCase(id: string): string {
  return PREFIX + id.slice(PREFIX.length);
}
