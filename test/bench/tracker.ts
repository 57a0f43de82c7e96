import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createApp, type App } from "../../server/app.ts";
import { loadConfig } from "../../server/config/config.ts";
import { createLog } from "../../server/log.ts";
import { openStore } from "../../server/store/store.ts";
import { systemClock } from "../../server/tracking/core/clock.ts";
import type { PostTarget } from "./client/post.ts";
import { fillDatabase, type SeedFile } from "./seed/rows.ts";

const ADMIN_TOKEN = "an-admin-token-for-benchmarks";
const HOOK_SECRET = "a-hook-secret-for-benchmarks";

/** Nobody answers there: services are configured, and what is measured is the tracker alone. */
const NOBODY = "http://127.0.0.1:9";

/** The services of a house. */
const KINDS = ["SEERR", "SONARR", "RADARR", "QBITTORRENT", "SHOKO", "JELLYFIN"] as const;

const TIMEOUT_MS = 10_000;

/** A folder of its own that is gone at the end. */
export interface BenchFolder extends Disposable {
  readonly path: string;
}

export function makeFolder(): BenchFolder {
  const path = mkdtempSync(join(tmpdir(), "tracker-bench-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** The whole tracker as it runs in a house, on a real port, with SQLite on the disk. */
export interface BenchTracker extends AsyncDisposable {
  readonly app: App;
  readonly databaseFile: string;
  readonly hook: PostTarget;
  readonly graphql: PostTarget;
  readonly socketUrl: string;
  /** What a client sends first on a WebSocket. */
  readonly socketToken: string;
}

/** Starts a tracker whose database was filled before. */
export async function startTracker(fill: (seed: SeedFile) => void): Promise<BenchTracker> {
  const folder = makeFolder();
  try {
    const databaseFile = await makeDatabase(folder.path);
    fillDatabase(databaseFile, fill);
    const app = await createApp({
      config: loadConfig(environment(folder.path)),
      log: createLog("silent"),
      clock: systemClock,
      fetch,
      version: "bench",
    });
    await firstSyncs(app);
    return {
      app,
      databaseFile,
      hook: hookTarget(app.url),
      graphql: { url: `${app.url}/graphql`, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } },
      socketUrl: `${app.url.replace("http", "ws")}/graphql`,
      socketToken: ADMIN_TOKEN,
      async [Symbol.asyncDispose]() {
        await app.close();
        folder[Symbol.dispose]();
      },
    };
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
}

/** Every service was polled in vain; from now on the pauses grow. */
async function firstSyncs({ store }: App): Promise<void> {
  const until = Date.now() + TIMEOUT_MS;
  const countDown = () => store.read.service.count({ where: { status: "DOWN" } });
  while (Date.now() < until && (await countDown()) < KINDS.length) {
    await delay(50);
  }
}

/** An empty database with all its tables. */
export async function makeDatabase(dataDir: string): Promise<string> {
  const log = createLog("silent");
  const store = await openStore({ databaseUrl: undefined, dataDir, log, now: () => new Date() });
  await store.close();
  return join(dataDir, "tracker.db");
}

export function hookTarget(url: string): PostTarget {
  return { url: `${url}/hooks/sonarr`, headers: { "x-webhook-token": HOOK_SECRET } };
}

export function hookSecret(): string {
  return HOOK_SECRET;
}

function environment(dataDir: string): Record<string, string> {
  const services = KINDS.flatMap((kind) => [
    [`${kind}_URL`, NOBODY],
    [`${kind}_API_KEY`, "a-key-for-nobody"],
  ]);
  return {
    ...Object.fromEntries(services),
    HOST: "127.0.0.1",
    PORT: "0",
    DATA_DIR: dataDir,
    ADMIN_TOKEN,
    WEBHOOK_TOKEN: HOOK_SECRET,
  };
}
