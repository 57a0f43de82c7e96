import { eventually } from "../support/eventually.ts";
import { createDatabase, type BenchDatabase } from "./database.ts";
import { CONNECTIONS, countDeliveries, startPostLoad } from "./ingest-load.ts";
import type { Provider } from "./options.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { showsOfBacklog } from "./seed/backlog.ts";
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
  await database.fill((seed) => seedApprovedShows(seed, shows));
  await using tracker = await spawnBundle(database.dataDir, {
    ...environmentOfNobody(),
    DATABASE_URL: database.url,
  });
  await startIsOver(database);
  return await measure(tracker, async () => {
    await using client = startPostLoad();
    const target = hookTarget(tracker.url);
    await client.ask("send", { ...target, connections: CONNECTIONS, shows, webhooks });
    const isDone = `"status" = 'APPLIED'`;
    await eventually(
      () => countDeliveries(database, isDone),
      (applied) => applied === webhooks,
    );
  });
}

/** What the tracker does at its start is not the webhooks' cost. */
export async function startIsOver(database: BenchDatabase): Promise<void> {
  await eventually(
    () => database.query(`SELECT "status" FROM "Sync"`),
    (syncs) => syncs.length > 0 && syncs.every(({ status }) => status !== "RUNNING"),
  );
}
