import { copyFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import SqliteFile from "better-sqlite3";
import type { Client } from "pg";
import { copyTables, expectEqual, sumTables, type TableSum } from "../copy/copy-tables.ts";
import { createPostgresqlReader, createPostgresqlWriter } from "../copy/postgresql.ts";
import { createSqliteReader } from "../copy/sqlite.ts";
import { type CopiedTable, listTables } from "../copy/table.ts";
import type { DatabaseTarget } from "../database-url.ts";
import { migratePostgresql } from "../migrate-postgresql.ts";
import { migrateSqlite } from "../migrate-sqlite.ts";
import { type MigrateOptions, readMigrations } from "../migrate.ts";
import { createFolder, createPrivateFile } from "../private-file.ts";
import { BackupError, checkBackup, openBackup } from "./check-backup.ts";
import { withTransaction } from "./postgresql-transaction.ts";

const COMPANIONS = ["-wal", "-shm", "-journal"];

/** `prepare` changes the copy that takes the database's place. */
export interface ReplaceOptions extends MigrateOptions {
  readonly prepare?: (handle: SqliteFile.Database) => void;
}

/**
 * Puts what is in a backup, also of an older version, in the place of the database. It is done completely or not at all;
 * the backup stays as it is. Throws a BackupError if the backup is damaged or anything has the database open. Of the
 * replaced database nothing is left: back it up before.
 */
export async function replaceDatabase(
  target: DatabaseTarget,
  file: string,
  folder: string,
  options: ReplaceOptions,
): Promise<void> {
  checkBackup(file);
  const copy = join(target.provider === "sqlite" ? dirname(target.file) : folder, "restoring.db");
  try {
    await createFolder(dirname(copy));
    await rm(copy, { force: true });
    await createPrivateFile(copy);
    await copyFile(file, copy);
    await migrateSqlite(copy, await readMigrations("sqlite"), options);
    prepare(copy, options);
    if (target.provider === "sqlite") await replaceFile(target.file, copy);
    else await importIntoPostgresql(target.url, copy, options);
  } finally {
    for (const end of ["", ...COMPANIONS]) await rm(`${copy}${end}`, { force: true });
  }
}

export interface ImportOptions extends MigrateOptions {
  /** Refuses a database in which anything is. */
  readonly expectsEmpty?: boolean;
}

/** Replaces what is in a PostgreSQL database, creating its tables first, and returns what was copied. */
export async function importIntoPostgresql(
  url: string,
  file: string,
  options: ImportOptions,
): Promise<readonly TableSum[]> {
  await migratePostgresql(url, await readMigrations("postgresql"), options);
  const handle = openBackup(file);
  try {
    const tables = listTables(handle);
    return await withTransaction(url, "READ WRITE", async (client) => {
      await expectAlone(client);
      if (options.expectsEmpty === true) await expectEmpty(client, tables);
      const copied = await copyTables(
        createSqliteReader(handle),
        createPostgresqlWriter(client),
        tables,
      );
      expectEqual(copied, await sumTables(createPostgresqlReader(client), tables));
      return copied;
    });
  } finally {
    handle.close();
  }
}

const IN_USE = "The database is in use. Stop the tracker and whatever else has it open first.";

const TRIES = 10;
const TRY_MS = 200;

/** A connection that was just closed is listed for a moment. */
async function expectAlone(client: Client): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { rowCount } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
    );
    if (rowCount === 0) return;
    // What it lists stays the same within a transaction otherwise.
    await client.query("SELECT pg_stat_clear_snapshot()");
    await delay(TRY_MS);
  }
  throw new BackupError(IN_USE);
}

/** Counters begin with the first migration. */
async function expectEmpty(client: Client, tables: readonly CopiedTable[]): Promise<void> {
  for (const { name } of tables) {
    if (name === "Counter") continue;
    const { rowCount } = await client.query(`SELECT 1 FROM "${name}" LIMIT 1`);
    if (rowCount !== 0)
      throw new BackupError(`The PostgreSQL database is not empty: ${name} has rows.`);
  }
}

function prepare(copy: string, options: ReplaceOptions): void {
  const handle = new SqliteFile(copy);
  try {
    options.prepare?.(handle);
    // In one file, which can be renamed.
    handle.pragma("wal_checkpoint(TRUNCATE)");
    handle.pragma("journal_mode = DELETE");
  } finally {
    handle.close();
  }
}

async function replaceFile(file: string, copy: string): Promise<void> {
  claim(file);
  // What an interrupted process left belongs to the old file.
  for (const end of COMPANIONS) await rm(`${file}${end}`, { force: true });
  await rename(copy, file);
}

/** Throws unless nobody else has the file open. A file that is damaged, or not there, is nobody's. */
function claim(file: string): void {
  let handle: SqliteFile.Database | null = null;
  try {
    handle = new SqliteFile(file, { fileMustExist: true, timeout: 0 });
    handle.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
  } catch (error) {
    const isBusy = error instanceof SqliteFile.SqliteError && error.code.startsWith("SQLITE_BUSY");
    if (isBusy) throw new BackupError(IN_USE, { cause: error });
  } finally {
    handle?.close();
  }
}
