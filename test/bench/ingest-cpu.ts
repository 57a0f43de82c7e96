import { setTimeout as delay } from "node:timers/promises";
import { eventually } from "../support/eventually.ts";
import { createDatabase, type BenchDatabase } from "./database.ts";
import { CONNECTIONS, countDeliveries, startPostLoad } from "./ingest-load.ts";
import type { Provider } from "./options.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { showsOfBacklog } from "./seed/backlog.ts";
import { seedFirstSync } from "./seed/first-sync.ts";
import { spawnBundle, type BundledTracker } from "./spawn.ts";
import { environmentOfNobody, hookTarget } from "./tracker.ts";

/** Milliseconds of processor time that one webhook costs, from its HTTP request to its rows. */
export async function measureCpu(provider: Provider, webhooks: number): Promise<number> {
  return await sendToBundle(provider, webhooks, async (tracker, send) => {
    const before = await tracker.read();
    await send();
    const after = await tracker.read();
    return (after.cpuMs - before.cpuMs) / webhooks;
  });
}

/**
 * Starts the bundled tracker, and hands over how to send it so many webhooks without a pause and wait until all are
 * applied.
 */
export async function sendToBundle<T>(
  provider: Provider,
  webhooks: number,
  measure: (tracker: BundledTracker, send: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const shows = showsOfBacklog(webhooks);
  await using database = await createDatabase(provider);
  await database.fill((seed) => {
    seedFirstSync(seed);
    seedApprovedShows(seed, shows);
  });
  await using tracker = await spawnBundle(database.dataDir, {
    ...environmentOfNobody(),
    DATABASE_URL: database.url,
  });
  await startIsOver(database);
  return await measure(tracker, async () => {
    await using client = startPostLoad();
    const target = hookTarget(tracker.url);
    await client.ask("send", { ...target, connections: CONNECTIONS, shows, webhooks });
    await untilApplied(database, webhooks);
  });
}

const AGAIN_MS = 100;
/** A tracker that applies nothing for so long never will. */
const STANDSTILL_MS = 60_000;

async function untilApplied(database: BenchDatabase, webhooks: number): Promise<void> {
  let applied = 0;
  let movedAt = Date.now();
  while (applied < webhooks) {
    await delay(AGAIN_MS);
    const now = await countDeliveries(database, `"status" = 'APPLIED'`);
    if (now > applied) movedAt = Date.now();
    else if (Date.now() - movedAt > STANDSTILL_MS)
      throw new Error(`${now} of ${webhooks} webhooks were applied`);
    applied = now;
  }
}

/** What the tracker does at its start is not the webhooks' cost. */
async function startIsOver(database: BenchDatabase): Promise<void> {
  await eventually(
    () =>
      database.query(
        `SELECT "status" FROM "Service" UNION ALL SELECT "status" FROM "Sync" WHERE "status" = 'RUNNING'`,
      ),
    (rows) => rows.length > 0 && rows.every(({ status }) => status === "DOWN"),
  );
}
