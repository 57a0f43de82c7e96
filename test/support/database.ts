import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, onTestFinished } from "vitest";
import {
  findPostgresqlHindrance,
  type PostgresqlCluster,
  startPostgresqlCluster,
} from "../../scripts/postgresql-cluster.ts";
import { createLog } from "../../server/log.ts";
import { openStore, type Store, type StoreOptions } from "../../server/store/store.ts";

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

let cluster: Promise<PostgresqlCluster> | null = null;
let hindrance: { readonly reason: string | null } | null = null;
const leftovers: (() => unknown)[] = [];

afterAll(async () => {
  for (const clear of leftovers.splice(0).toReversed()) await clear();
  await (await cluster)?.stop();
  cluster = null;
});

/** Runs at the end of the test that asks for it; asked for in a `beforeAll`, at the end of the file. */
function atEnd(clear: () => unknown): void {
  try {
    onTestFinished(async () => void (await clear()));
  } catch {
    leftovers.push(clear);
  }
}

/** An empty database. PostgreSQL comes from npm: one server per test file, started with the first database. */
export async function createTestDatabase(provider: Provider = "sqlite"): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), "tracker-test-"));
  atEnd(() => rmSync(dataDir, { recursive: true, force: true }));
  const url =
    provider === "sqlite"
      ? `file:${join(dataDir, "tracker.db")}`
      : await createPostgresqlDatabase();
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

async function createPostgresqlDatabase(): Promise<string> {
  cluster ??= startPostgresqlCluster();
  return await (await cluster).createDatabase();
}

/** A migrated store on an empty database; closed and removed when the test ends. */
export async function openTestStore(provider: Provider = "sqlite"): Promise<Store> {
  return await (await createTestDatabase(provider)).open();
}

/** A `describe` that needs PostgreSQL; where that cannot run, it is skipped under a name that says why. */
export function describeWithPostgresql(name: string, body: () => void): void {
  hindrance ??= { reason: findPostgresqlHindrance() };
  const leftOut = hindrance.reason === null ? "" : ` (left out: ${hindrance.reason})`;
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
