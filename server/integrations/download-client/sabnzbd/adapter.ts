import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { createTransferPoll, type TransferAnswer, type TransferQuestion } from "../common/poll.ts";
import { createSabnzbdClient } from "./client.ts";
import { toPastTransfer, toQueuedTransfers } from "./mapper.ts";
import { createSabnzbdRemoval } from "./removal.ts";

const PREFIX = "SABnzbd_nzo_";

/** SABnzbd 2 to 5: progress, speed and time left in its queue, then the steps of its post-processing. */
export function createSabnzbdAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createSabnzbdClient(connection, deps);
  /** Ids as SABnzbd writes them, by their lower case: it compares with case. */
  const written = new Map<string, string>();

  async function list({ followed }: TransferQuestion): Promise<TransferAnswer> {
    const queued = toQueuedTransfers(await client.queue());
    for (const id of written.keys()) if (!followed.has(id)) written.delete(id);
    const queuedIds = new Set<string>();
    for (const { ids } of queued) {
      const id = ids[0].toLowerCase();
      queuedIds.add(id);
      if (followed.has(id)) written.set(id, ids[0]);
    }
    const left = [...followed].filter((id) => isNzoId(id) && !queuedIds.has(id));
    const past = await client.history(left.map((id) => written.get(id) ?? restoreCase(id)));
    return { transfers: [...queued, ...past.map(toPastTransfer)] };
  }

  return {
    slug,
    kind: "SABNZBD",
    removal: {
      client: createSabnzbdRemoval(
        client,
        (id) => written.get(id.toLowerCase()) ?? restoreCase(id),
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

/** Since 3.0 what follows the prefix is in lower case anyway. */
function restoreCase(id: string): string {
  return PREFIX + id.slice(PREFIX.length);
}
