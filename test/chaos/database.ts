import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startPostgresqlCluster } from "../../scripts/postgresql-cluster.ts";
import { createLog } from "../../server/log.ts";
import { openStore, type Store } from "../../server/store/store.ts";
import { findDatabaseFolder } from "../support/memory-folder.ts";

export type Provider = Store["provider"];

/** The database of one run, which outlives the trackers that open it. */
export interface ChaosDatabase {
  readonly provider: Provider;
  /** For DATABASE_URL; undefined: tracker.db in `dataDir`. */
  readonly url: string | undefined;
  readonly dataDir: string;
  remove(): Promise<void>;
}

/** Creates a migrated database for each run. */
export interface ChaosDatabases {
  create(): Promise<ChaosDatabase>;
  close(): Promise<void>;
}

/** Migrates one database, of which every run gets a copy: the migrations take longer than a short story. */
export function openDatabases(provider: Provider): Promise<ChaosDatabases> {
  return provider === "sqlite" ? openSqliteDatabases() : openPostgresqlDatabases();
}

async function openSqliteDatabases(): Promise<ChaosDatabases> {
  const templateDir = createFolder();
  await migrate(undefined, templateDir);
  return {
    create() {
      const dataDir = createFolder();
      copyFileSync(join(templateDir, "tracker.db"), join(dataDir, "tracker.db"));
      const remove = () => Promise.resolve(removeFolder(dataDir));
      return Promise.resolve({ provider: "sqlite", url: undefined, dataDir, remove });
    },
    close: () => Promise.resolve(removeFolder(templateDir)),
  };
}

async function openPostgresqlDatabases(): Promise<ChaosDatabases> {
  const cluster = await startPostgresqlCluster();
  const dataDir = createFolder();
  const template = await cluster.createDatabase();
  await migrate(template, dataDir);
  return {
    async create() {
      const url = await cluster.createDatabase(template);
      return { provider: "postgresql", url, dataDir, remove: () => cluster.dropDatabase(url) };
    },
    async close() {
      await cluster.stop();
      removeFolder(dataDir);
    },
  };
}

async function migrate(databaseUrl: string | undefined, dataDir: string): Promise<void> {
  const log = createLog("silent");
  const store = await openStore({ databaseUrl, dataDir, log, now: () => new Date() });
  await store.close();
}

function createFolder(): string {
  return mkdtempSync(join(findDatabaseFolder(), "chaos-"));
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
