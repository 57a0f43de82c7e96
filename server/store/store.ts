import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "../log.ts";
import type { Database, Tx } from "./client.ts";
import { logBrokenColumns } from "./column/broken-column.ts";
import { type DatabaseTarget, toDatabaseTarget } from "./database-url.ts";
import type { Driver, NewDelivery, Work } from "./driver.ts";
import { findDatabaseError, StoreError, toStoreError } from "./error.ts";
import { createInbox } from "./inbox.ts";
import { readMigrations } from "./migrate.ts";
import { createOperationGuard, type OperationGuard } from "./operation-guard.ts";
import { protectDatabase, protectFolder } from "./private-file.ts";

export { StoreError } from "./error.ts";
export type { Database, NewDelivery, Tx };

/** The database of the tracker, on either provider. */
export interface Store {
  readonly provider: DatabaseTarget["provider"];
  /** Reads committed rows. Its errors are Prisma's own. */
  readonly read: Database;
  /**
   * Runs `work` as one transaction, which is stored completely or not at all. `work` must write only through `tx` and
   * `rows`, await nothing else and have no other effect, because it may run more than once (lost race, busy database).
   * Errors of `work` are thrown unchanged, errors of the database as a StoreError.
   */
  write<T>(work: Work<T>): Promise<T>;
  /** Resolves with the id once the delivery is durable. Ids are the order of arrival. Rejects with a StoreError. */
  insertDelivery(delivery: NewDelivery): Promise<number>;
  /**
   * Updates what the database knows of its rows, by which it chooses between indexes. To be called now and then, and
   * after many rows were added. Rejects with a StoreError.
   */
  gatherStatistics(): Promise<void>;
  /**
   * From now on `rows` numbers what it writes only while no process with a later term leads (coordination.ts): a process that
   * was cut off stores nothing over the work of the next one.
   */
  fence(term: bigint): void;
  /** Resolves when the database responds; otherwise rejects with a StoreError. */
  isReady(): Promise<void>;
  /** Waits for the running operations, then closes all handles. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** See database-url.ts for the accepted forms. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Folder with `sqlite/` and `postgresql/`. Default: the folder beside the program. */
  readonly migrationsDir?: string;
  /** Runs before the tables of an existing database are changed; if it throws, they are not. */
  readonly beforeUpgrade?: () => Promise<void>;
}

const PING_MS = 2_000;

/** Opens the database, applies pending migrations and returns the store. Nobody but the owner can read its files. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const target = toDatabaseTarget(options.databaseUrl, options.dataDir);
  await protectFolder(options.dataDir, options.log);
  const driver = await openDriver(target, options);
  const stopLogging = logBrokenColumns(options.log);
  const guard = createOperationGuard();
  const insert = createInbox((take) => driver.insertDeliveries(take));
  let closing: Promise<void> | null = null;

  return {
    provider: target.provider,
    read: driver.read,
    write: (work) => guard.run(() => transact(driver, guard, work)),
    insertDelivery: (delivery) => guard.run(() => insert(delivery)),
    gatherStatistics: () =>
      guard.run(() =>
        driver.gatherStatistics().catch((error: unknown) => {
          throw toStoreError(error);
        }),
      ),
    fence: (term) => driver.fence(term),
    isReady: () => guard.run(() => ping(driver.read)),
    close: () =>
      (closing ??= guard
        .close()
        .then(() => driver.close())
        .finally(stopLogging)),
  };
}

async function transact<T>(driver: Driver, guard: OperationGuard, work: Work<T>): Promise<T> {
  const thrown = new Set<unknown>();
  try {
    return await driver.write((tx, rows) =>
      guard.runTransaction(() =>
        work(tx, rows).catch((error: unknown) => {
          thrown.add(error);
          throw error;
        }),
      ),
    );
  } catch (error) {
    const isOwn = thrown.has(error) && findDatabaseError(error) === null;
    throw isOwn ? error : toStoreError(error);
  }
}

async function ping(read: Database): Promise<void> {
  const timer = new AbortController();
  const late = delay(PING_MS, undefined, { signal: timer.signal }).then(() => {
    throw new StoreError("BUSY", "the database did not respond in time");
  });
  try {
    await Promise.race([read.$queryRaw`SELECT 1`, late]);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    late.catch(() => undefined);
    timer.abort();
  }
}

/** Loads the modules of the chosen provider only: each brings a driver and a client that the other never uses. */
async function openDriver(target: DatabaseTarget, options: StoreOptions): Promise<Driver> {
  const { migrationsDir, ...rest } = options;
  const { log } = rest;
  const migrations = await readMigrations(target.provider, migrationsDir);
  switch (target.provider) {
    case "sqlite": {
      const { migrateSqlite } = await import("./migrate-sqlite.ts");
      const { openSqlite } = await import("./sqlite.ts");
      await protectDatabase(target.file, log);
      await migrateSqlite(target.file, migrations, rest);
      return await openSqlite(target.file);
    }
    case "postgresql": {
      const { migratePostgresql } = await import("./migrate-postgresql.ts");
      const { openPostgresql } = await import("./postgresql.ts");
      await migratePostgresql(target.url, migrations, rest);
      return await openPostgresql(target.url, log);
    }
  }
}
