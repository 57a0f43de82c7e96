import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import { Client } from "pg";
import {
  type PostgresqlCluster,
  startPostgresqlCluster,
} from "../../scripts/postgresql-cluster.ts";
import { createLog } from "../../server/log.ts";
import { openStore } from "../../server/store/store.ts";
import type { Provider } from "./options.ts";
import { fillPostgresql } from "./seed/fill-postgresql.ts";
import { fillSqlite } from "./seed/fill-sqlite.ts";
import type { SeedFile } from "./seed/rows.ts";

/** A folder of its own that is gone at the end, also of a run that is cut short: it may hold gigabytes. */
export interface BenchFolder extends Disposable {
  readonly path: string;
}

export function makeFolder(): BenchFolder {
  const path = mkdtempSync(join(tmpdir(), "tracker-bench-"));
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  process.once("exit", remove);
  return {
    path,
    [Symbol.dispose]() {
      process.off("exit", remove);
      remove();
    },
  };
}

/** A database with all its tables and no rows, in a folder of its own. */
export interface BenchDatabase extends AsyncDisposable {
  readonly provider: Provider;
  readonly dataDir: string;
  /** For DATABASE_URL. */
  readonly url: string;
  /** Writes rows without the tracker. */
  fill(fill: (seed: SeedFile) => void): Promise<void>;
  /** Reads on a connection of its own. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export async function createDatabase(provider: Provider): Promise<BenchDatabase> {
  const folder = makeFolder();
  try {
    return provider === "sqlite"
      ? await createSqlite(folder)
      : await createPostgresql(folder, await openCluster());
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
}

async function createSqlite(folder: BenchFolder): Promise<BenchDatabase> {
  const file = sqliteFile(folder.path);
  const url = `file:${file}`;
  await migrate(url, folder.path);
  return {
    provider: "sqlite",
    dataDir: folder.path,
    url,
    fill: (fill) => Promise.resolve(fillSqlite(file, fill)),
    query(sql) {
      const database = new SqliteFile(file, { readonly: true });
      try {
        return Promise.resolve(database.prepare<[], Record<string, unknown>>(sql).all());
      } finally {
        database.close();
      }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(folder[Symbol.dispose]()),
  };
}

export function sqliteFile(dataDir: string): string {
  return join(dataDir, "tracker.db");
}

async function createPostgresql(
  folder: BenchFolder,
  cluster: PostgresqlCluster,
): Promise<BenchDatabase> {
  const url = await cluster.createDatabase();
  await migrate(url, folder.path);
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    provider: "postgresql",
    dataDir: folder.path,
    url,
    fill: (fill) => fillPostgresql(client, fill),
    async query(sql) {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    },
    async [Symbol.asyncDispose]() {
      await client.end();
      await cluster.dropDatabase(url);
      folder[Symbol.dispose]();
    },
  };
}

async function migrate(databaseUrl: string, dataDir: string): Promise<void> {
  const log = createLog("silent");
  const store = await openStore({ databaseUrl, dataDir, log, now: () => new Date() });
  await store.close();
}

let cluster: Promise<PostgresqlCluster> | null = null;

/** One server for all benchmarks of a run, as durable as one in an installation. */
function openCluster(): Promise<PostgresqlCluster> {
  cluster ??= startPostgresqlCluster({ isDurable: true });
  return cluster;
}

/** Ends the PostgreSQL server, if one was started. */
export async function stopCluster(): Promise<void> {
  await (await cluster)?.stop();
  cluster = null;
}
