import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import type { Rows } from "../../shared/lenient.ts";
import { createTransferPoll, type TransferList, type TransferListRequest } from "../common/poll.ts";
import { createNzbgetClient } from "./client.ts";
import { idOf, isDownloading, toHistoryTransfer, toQueuedTransfers } from "./mapper.ts";
import type { NzbgetGroup, NzbgetHistoryItem, NzbgetStatus } from "./payload.ts";
import { createNzbgetQueue } from "./queue.ts";
import { createNzbgetRemoval } from "./removal.ts";

/** Together with the list every 2 s, less than one call per second. */
const STATUS_EVERY_MS = 4_000;
/** The history has no filter for single downloads and may be long. */
const HISTORY_EVERY_MS = 15_000;

/** NZBGet 13 to 26: progress, speed and ETA of queued downloads, then the steps of post-processing. */
export function createNzbgetAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createNzbgetClient(connection, deps);
  let status: NzbgetStatus | null = null;
  let statusAt = Number.NEGATIVE_INFINITY;
  let history: Rows<NzbgetHistoryItem> = { rows: [], isWhole: true };
  let historyAt = Number.NEGATIVE_INFINITY;
  let queuedBefore: ReadonlySet<string> = new Set();

  /** Speed and pause apply to all downloads together and need a separate call. */
  async function refreshStatus(downloading: readonly NzbgetGroup[], now: number): Promise<void> {
    if (downloading.length === 0 || now - statusAt < STATUS_EVERY_MS) return;
    status = await client.status();
    statusAt = now;
  }

  async function list({
    trackedIds,
    needsFullList,
    now,
  }: TransferListRequest): Promise<TransferList> {
    const { rows: groups, isWhole } = await client.groups();
    const downloading = groups.filter(
      (group) => isDownloading(group) && trackedIds.has(keyOf(group)),
    );
    await refreshStatus(downloading, now.getTime());
    const queued = toQueuedTransfers(groups, status);
    const queuedNow = new Set(groups.map(keyOf));

    const left = [...trackedIds].filter((id) => isNzbgetId(id) && !queuedNow.has(id));
    const hasJustLeft = left.some((id) => queuedBefore.has(id));
    const isDue = needsFullList || hasJustLeft || now.getTime() - historyAt >= HISTORY_EVERY_MS;
    if (left.length > 0 && isDue) {
      history = await client.history();
      historyAt = now.getTime();
    }
    queuedBefore = queuedNow;
    const ended = history.rows.map(toHistoryTransfer).filter((listed) => listed !== null);
    return {
      transfers: [...queued, ...ended],
      isPartial: !isWhole || (left.length > 0 && !history.isWhole),
    };
  }

  return {
    slug,
    kind: "NZBGET",
    queue: createNzbgetQueue(slug, client),
    removal: { client: createNzbgetRemoval(slug, client) },
    check: async () => ({ version: await client.version() }),
    poll: createTransferPoll({
      service: slug,
      event: "listgroups",
      now: deps.now,
      list,
      isEmpty: async () =>
        [await client.groups(), await client.history()].every(
          ({ rows, isWhole }) => isWhole && rows.length === 0,
        ),
    }),
  };
}

function keyOf(group: NzbgetGroup): string {
  return idOf(group).toLowerCase();
}

/** NZBGet's own number, or the arr's id of 32 hex digits; other ids belong to other clients. */
function isNzbgetId(id: string): boolean {
  return /^(\d{1,10}|[0-9a-f]{32})$/.test(id);
}
