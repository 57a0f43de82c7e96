import { createApp, type App } from "../../server/app.ts";
import { loadConfig } from "../../server/config/config.ts";
import { createLog } from "../../server/log.ts";
import { systemClock } from "../../server/tracking/core/clock.ts";
import type { Stack } from "../../simulator/stack.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { eventually } from "../support/eventually.ts";
import type { PostTarget } from "./client/post.ts";
import { createDatabase, type BenchDatabase } from "./database.ts";
import type { Provider } from "./options.ts";
import { seedFirstSync } from "./seed/first-sync.ts";
import type { SeedFile } from "./seed/rows.ts";

const HOOK_SECRET = "a-hook-secret-for-benchmarks";

const TOKENS = { ADMIN_TOKEN, WEBHOOK_TOKEN: HOOK_SECRET };

/** Nobody answers there: services are configured, and what is measured is the tracker alone. */
const NOBODY = "http://127.0.0.1:9";

/** The services of a house. */
const KINDS = ["SEERR", "SONARR", "RADARR", "QBITTORRENT", "SHOKO", "JELLYFIN"] as const;

/** The whole tracker as it runs in a house, on a real port, with its database on the disk. */
export interface BenchTracker extends AsyncDisposable {
  readonly app: App;
  readonly database: BenchDatabase;
  readonly hook: PostTarget;
  readonly graphql: PostTarget;
  readonly socketUrl: string;
  /** What a client sends first on a WebSocket. */
  readonly socketToken: string;
}

/** Starts a tracker whose database is filled before. */
export async function startTracker(
  provider: Provider,
  fill: (seed: SeedFile) => void,
): Promise<BenchTracker> {
  const database = await createDatabase(provider);
  try {
    await database.fill((seed) => {
      seedFirstSync(seed);
      fill(seed);
    });
    const tracker = await startTrackerOn(database);
    return {
      ...tracker,
      async [Symbol.asyncDispose]() {
        await tracker[Symbol.asyncDispose]();
        await database[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}

/** Starts a tracker on a database that outlives it. */
export async function startTrackerOn(database: BenchDatabase): Promise<BenchTracker> {
  const app = await createApp({
    config: loadConfig({
      ...environmentOfNobody(),
      HOST: "127.0.0.1",
      PORT: "0",
      DATA_DIR: database.dataDir,
      DATABASE_URL: database.url,
    }),
    log: createLog("silent"),
    clock: systemClock,
    fetch,
    version: "bench",
  });
  await firstSyncs(app);
  return {
    app,
    database,
    hook: hookTarget(app.url),
    graphql: graphqlTarget(app.url),
    socketUrl: `${app.url.replace("http", "ws")}/graphql`,
    socketToken: ADMIN_TOKEN,
    [Symbol.asyncDispose]: () => app.close(),
  };
}

/** The sync at start has ended and every service was polled in vain; from now on the pauses grow. */
async function firstSyncs({ store, tracker }: App): Promise<void> {
  await tracker.context.reconciler.idle();
  await eventually(
    () => store.read.service.count({ where: { status: "DOWN" } }),
    (down) => down === KINDS.length,
  );
}

export function hookTarget(url: string): PostTarget {
  return { url: `${url}/hooks/sonarr`, headers: { "x-webhook-token": HOOK_SECRET } };
}

export function graphqlTarget(url: string): PostTarget {
  return { url: `${url}/graphql`, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } };
}

export function hookSecret(): string {
  return HOOK_SECRET;
}

/** Settings with which a tracker can be asked, and has services of which none answers. */
export function environmentOfNobody(): Record<string, string> {
  const services = KINDS.flatMap((kind) => [
    [`${kind}_URL`, NOBODY],
    [`${kind}_API_KEY`, "a-key-for-nobody"],
  ]);
  return { ...Object.fromEntries(services), ...TOKENS };
}

/** Settings for the simulated services. */
export function environmentOfStack(stack: Pick<Stack, "env">): Record<string, string> {
  return { ...stack.env(), ...TOKENS };
}
