import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { createTransferPoll, type TransferAnswer, type TransferQuestion } from "../common/poll.ts";
import { createNzbgetClient } from "./client.ts";
import { idOf, isLoading, toPastTransfer, toQueuedTransfers } from "./mapper.ts";
import type { NzbgetGroup, NzbgetHistoryItem, NzbgetStatus } from "./payload.ts";
import { createNzbgetRemoval } from "./removal.ts";

/** With the list every 2 s it is less than a call per second. */
const STATUS_EVERY_MS = 4_000;
/** The history cannot be asked for single downloads and may be long. */
const HISTORY_EVERY_MS = 15_000;

/** NZBGet 13 to 26: progress, speed and time left in its queue, then the steps of its post-processing. */
export function createNzbgetAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createNzbgetClient(connection, deps);
  let status: NzbgetStatus | null = null;
  let statusAt = Number.NEGATIVE_INFINITY;
  let history: readonly NzbgetHistoryItem[] = [];
  let historyAt = Number.NEGATIVE_INFINITY;
  let queuedBefore: ReadonlySet<string> = new Set();

  /** Speed and pause are told of all downloads together, by a call of its own. */
  async function refreshStatus(loading: readonly NzbgetGroup[], now: number): Promise<void> {
    if (loading.length === 0 || now - statusAt < STATUS_EVERY_MS) return;
    status = await client.status();
    statusAt = now;
  }

  async function list({ followed, wantsWhole, now }: TransferQuestion): Promise<TransferAnswer> {
    const groups = await client.groups();
    const loading = groups.filter((group) => isLoading(group) && followed.has(keyOf(group)));
    await refreshStatus(loading, now.getTime());
    const queued = toQueuedTransfers(groups, status);
    const queuedNow = new Set(groups.map(keyOf));

    const left = [...followed].filter((id) => isNzbgetId(id) && !queuedNow.has(id));
    const hasJustLeft = left.some((id) => queuedBefore.has(id));
    const isDue = wantsWhole || hasJustLeft || now.getTime() - historyAt >= HISTORY_EVERY_MS;
    if (left.length > 0 && isDue) {
      history = await client.history();
      historyAt = now.getTime();
    }
    queuedBefore = queuedNow;
    const past = history.map(toPastTransfer).filter((listed) => listed !== null);
    return { transfers: [...queued, ...past] };
  }

  return {
    slug,
    kind: "NZBGET",
    removal: { client: createNzbgetRemoval(client) },
    check: async () => ({ version: await client.version() }),
    poll: createTransferPoll({
      service: slug,
      event: "listgroups",
      now: deps.now,
      list,
      isEmpty: async () =>
        (await client.groups()).length === 0 && (await client.history()).length === 0,
    }),
  };
}

function keyOf(group: NzbgetGroup): string {
  return idOf(group).toLowerCase();
}

/** Its own number, or the arr's id of 32 hex digits: what has another form is another client's. */
function isNzbgetId(id: string): boolean {
  return /^(\d{1,10}|[0-9a-f]{32})$/.test(id);
}
