import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, inject, onTestFinished } from "vitest";
import { createLog } from "../../server/log.ts";
import { openStore, type Store, type StoreOptions } from "../../server/store/store.ts";
import { findDatabaseFolder } from "./memory-folder.ts";

export type Provider = Store["provider"];

/** A database of a test's own that outlives its store, so that the store can be opened again. */
export interface TestDatabase {
  readonly provider: Provider;
  /** For DATABASE_URL. */
  readonly url: string;
  /** Folder of its own; holds tracker.db on SQLite. */
  readonly dataDir: string;
  open(options?: Partial<StoreOptions>): Promise<Store>;
}

const leftovers: (() => unknown)[] = [];

afterAll(async () => {
  for (const clear of leftovers.splice(0).toReversed()) await clear();
});

/** Runs at the end of the test that asks for it; asked for in a `beforeAll`, at the end of the file. */
function atEnd(clear: () => unknown): void {
  try {
    onTestFinished(async () => void (await clear()));
  } catch {
    leftovers.push(clear);
  }
}

/** See shared-databases.ts. A test may replace the global one. */
const { fetch } = globalThis;

async function askForShared(method: "GET" | "DELETE", path: string): Promise<string> {
  const response = await fetch(`${inject("sharedDatabasesUrl")}${path}`, { method });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}

/** Puts a migrated SQLite database into a tracker's folder, so that its start need not migrate. */
export async function copyMigratedDatabase(dataDir: string): Promise<void> {
  copyFileSync(await askForShared("GET", "/sqlite"), join(dataDir, "tracker.db"));
}

/**
 * A migrated database for a whole tracker with this folder: SQLite, or what TEST_DATABASE names. Returns its
 * DATABASE_URL; null for the file in the folder.
 */
export async function prepareDatabase(dataDir: string): Promise<string | null> {
  if (process.env["TEST_DATABASE"] === "postgresql") return await createPostgresqlDatabase("");
  await copyMigratedDatabase(dataDir);
  return null;
}

/** A folder for a tracker's database. */
export function makeDatabaseFolder(): string {
  return mkdtempSync(join(findDatabaseFolder(), "tracker-test-"));
}

/** A database in which nothing is yet, not even a table. */
export function createTestDatabase(provider: Provider = "sqlite"): Promise<TestDatabase> {
  return createDatabase(provider, "/empty");
}

/** A migrated store on an empty database; closed and removed when the test ends. */
export async function openTestStore(provider: Provider = "sqlite"): Promise<Store> {
  const database = await createDatabase(provider, "");
  if (provider === "sqlite") await copyMigratedDatabase(database.dataDir);
  return await database.open();
}

async function createDatabase(provider: Provider, kind: "" | "/empty"): Promise<TestDatabase> {
  const dataDir = makeDatabaseFolder();
  atEnd(() => rmSync(dataDir, { recursive: true, force: true }));
  const url =
    provider === "sqlite"
      ? `file:${join(dataDir, "tracker.db")}`
      : await createPostgresqlDatabase(kind);
  return {
    provider,
    url,
    dataDir,
    async open(options) {
      const log = createLog("silent");
      const store = await openStore({
        databaseUrl: url,
        dataDir,
        log,
        now: () => new Date(),
        ...options,
      });
      atEnd(() => store.close());
      return store;
    },
  };
}

async function createPostgresqlDatabase(kind: "" | "/empty"): Promise<string> {
  const url = await askForShared("GET", `/postgresql${kind}`);
  atEnd(() => askForShared("DELETE", `/postgresql?url=${encodeURIComponent(url)}`));
  return url;
}

/** A `describe` that needs PostgreSQL; where that cannot run, it is skipped under a name that says why. */
export function describeWithPostgresql(name: string, body: () => void): void {
  const hindrance = inject("postgresqlHindrance");
  const leftOut = hindrance === "" ? "" : ` (left out: ${hindrance})`;
  describe.skipIf(leftOut !== "")(`${name}${leftOut}`, () => {
    body();
  });
}

/**
 * Says the same of both providers: runs `body` once on SQLite and once on PostgreSQL. `open` gives a store on a new
 * database each time.
 */
export function describeEachProvider(
  name: string,
  body: (open: () => Promise<Store>, provider: Provider) => void,
): void {
  describe(`${name} on SQLite`, () => {
    body(() => openTestStore("sqlite"), "sqlite");
  });
  describeWithPostgresql(`${name} on PostgreSQL`, () => {
    body(() => openTestStore("postgresql"), "postgresql");
  });
}
