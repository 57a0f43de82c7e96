import { randomUUID } from "node:crypto";
import SqliteFile from "better-sqlite3";
import {
  type AppliedMigration,
  type MigrateOptions,
  type Migration,
  MigrationError,
  pendingMigrations,
} from "./migrate.ts";

/** Another process may be migrating the same file. At start, waiting blocks nothing. */
const LOCK_MS = 10_000;

/** The table of Prisma's own engine, so that its tools can read the history. */
const HISTORY_TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
  )`;

/** Applies the pending migrations to a SQLite file, each in a transaction. */
export async function migrateSqlite(
  file: string,
  migrations: readonly Migration[],
  { log, now, beforeUpgrade }: MigrateOptions,
): Promise<void> {
  const handle = openFile(file);
  try {
    handle.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    handle.exec(HISTORY_TABLE);
    const applied = readApplied(handle);
    const pending = pendingMigrations(migrations, applied);
    // A new file holds no data to lose.
    if (pending.length > 0 && applied.length > 0) await beforeUpgrade?.();
    for (const migration of pending)
      if (applyOne(handle, migration, now()))
        log.info({ migration: migration.name }, "migration applied");
  } catch (error) {
    if (error instanceof MigrationError) throw error;
    throw new MigrationError(
      `the tables of ${file} could not be brought up to date: ${String(error)}`,
      { cause: error },
    );
  } finally {
    handle.close();
  }
}

function openFile(file: string): SqliteFile.Database {
  try {
    return new SqliteFile(file, { timeout: LOCK_MS });
  } catch (error) {
    throw new MigrationError(`the database ${file} cannot be opened: ${String(error)}`, {
      cause: error,
    });
  }
}

/**
 * Turns foreign keys off. A changed column means a new table, DROP of the old one and RENAME, and with foreign keys the
 * DROP would cascade to the children. The PRAGMA has no effect inside a transaction, so it is sent before BEGIN.
 */
function applyOne(handle: SqliteFile.Database, migration: Migration, now: Date): boolean {
  handle.exec("PRAGMA foreign_keys = OFF");
  handle.exec("BEGIN IMMEDIATE");
  try {
    // Another process may have applied it during the wait for the lock.
    const isNew = !readApplied(handle).some(({ name }) => name === migration.name);
    if (isNew) {
      runScript(handle, migration);
      record(handle, migration, now);
    }
    handle.exec("COMMIT");
    return isNew;
  } catch (error) {
    if (handle.inTransaction) handle.exec("ROLLBACK");
    if (error instanceof MigrationError) throw error;
    throw new MigrationError(
      `migration ${migration.name} failed and was undone: ${String(error)}`,
      { cause: error },
    );
  } finally {
    handle.exec("PRAGMA foreign_keys = ON");
  }
}

function runScript(handle: SqliteFile.Database, migration: Migration): void {
  handle.exec(migration.sql);
  if (!handle.inTransaction)
    throw new MigrationError(`migration ${migration.name} must not end its transaction`);
  const orphans = handle.prepare<[], { table: string }>("PRAGMA foreign_key_check").all();
  if (orphans.length > 0) {
    const tables = [...new Set(orphans.map(({ table }) => table))].join(", ");
    throw new MigrationError(
      `migration ${migration.name} would leave rows without their parent in ${tables}; it was undone`,
    );
  }
}

function record(handle: SqliteFile.Database, { name, checksum }: Migration, now: Date): void {
  handle
    .prepare(
      `INSERT INTO "_prisma_migrations"
         ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), checksum, name, now.toISOString(), now.toISOString());
}

function readApplied(handle: SqliteFile.Database): AppliedMigration[] {
  return handle
    .prepare<[], { name: string; checksum: string; finished: number }>(
      `SELECT "migration_name" AS name, "checksum" AS checksum, "finished_at" IS NOT NULL AS finished
         FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`,
    )
    .all()
    .map(({ name, checksum, finished }) => ({ name, checksum, isFinished: finished === 1 }));
}
