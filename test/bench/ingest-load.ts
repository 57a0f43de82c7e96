import { startBareTracker } from "./baseline/bare-tracker.ts";
import type { LoadResult, PostLoad } from "./client/post-load.ts";
import type { PostTarget } from "./client/post.ts";
import { startClient } from "./client/start.ts";
import type { BenchDatabase } from "./database.ts";
import { nowMs } from "./monotonic.ts";
import type { Provider } from "./options.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { listBacklog, showsOfBacklog } from "./seed/backlog.ts";
import { hookTarget, startTracker } from "./tracker.ts";

export const CONNECTIONS = 32;

export interface StormSize {
  /** More than the fastest program can send in the time. */
  readonly shows: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

export interface Storm {
  readonly answeredPerSecond: number;
  readonly appliedPerSecond: number;
}

/** Sends without a pause; `shows` null for a server to which every show is the same. */
export async function load(
  target: PostTarget,
  { warmUpMs, measureMs }: StormSize,
  shows: number | null,
): Promise<LoadResult> {
  await using client = startPostLoad();
  return await client.ask("load", {
    ...target,
    connections: CONNECTIONS,
    shows,
    warmUpMs,
    measureMs,
  });
}

export function startPostLoad() {
  return startClient<PostLoad>(new URL("client/post-load.ts", import.meta.url));
}

export async function stormTracker(provider: Provider, size: StormSize): Promise<Storm> {
  await using tracker = await startTracker(provider, (seed) => seedApprovedShows(seed, size.shows));
  const { perSecond, beganAt } = await load(tracker.hook, size, size.shows);
  await checkStrays(tracker.database);
  const during = `"appliedAt" >= '${toText(beganAt)}' AND "appliedAt" < '${toText(beganAt + size.measureMs)}'`;
  const applied = await countDeliveries(tracker.database, during);
  return {
    answeredPerSecond: perSecond,
    appliedPerSecond: (applied / size.measureMs) * 1000,
  };
}

/** The baseline of a storm: bare inserts and bare applying share the processor as the tracker's do. */
export async function stormBare(provider: Provider, size: StormSize): Promise<Storm> {
  await using bare = await startBareTracker(provider, size.shows);
  const { perSecond, beganAt } = await load(hookTarget(bare.url), size, size.shows);
  const applied = bare.appliedBetween(beganAt, beganAt + size.measureMs);
  return {
    answeredPerSecond: perSecond,
    appliedPerSecond: (applied / size.measureMs) * 1000,
  };
}

/** Webhooks a second at which the tracker applies so many that wait, with nothing else to do. */
export async function drainBacklog(provider: Provider, backlog: number): Promise<number> {
  await using tracker = await startTracker(provider, (seed) =>
    seedApprovedShows(seed, showsOfBacklog(backlog)),
  );
  await tracker.database.fill((seed) => seed.insert("Delivery", listBacklog(backlog)));
  const { tracker: running } = tracker.app;
  const beganAt = nowMs();
  running.context.inbox.wake();
  await running.idle();
  const seconds = (nowMs() - beganAt) / 1000;
  await checkStrays(tracker.database);
  return backlog / seconds;
}

function toText(at: number): string {
  return new Date(at).toISOString().replace("Z", "+00:00");
}

/** Webhooks that were thrown away would be fast, and say nothing. */
async function checkStrays(database: BenchDatabase): Promise<void> {
  const strays = await countDeliveries(database, `"status" NOT IN ('PENDING', 'APPLIED')`);
  if (strays > 0) throw new Error(`${strays} webhooks were taken in and not applied`);
}

export async function countDeliveries(database: BenchDatabase, where: string): Promise<number> {
  const [row] = await database.query(`SELECT count(*) AS count FROM "Delivery" WHERE ${where}`);
  return Number(row?.["count"]);
}
