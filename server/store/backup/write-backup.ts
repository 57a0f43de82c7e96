import { rename, rm } from "node:fs/promises";
import SqliteFile from "better-sqlite3";
import type { Client } from "pg";
import { copyTables, expectEqual, sumTables } from "../copy/copy-tables.ts";
import { createPostgresqlReader } from "../copy/postgresql.ts";
import { createSqliteReader, createSqliteWriter } from "../copy/sqlite.ts";
import { listTables } from "../copy/table.ts";
import type { DatabaseTarget } from "../database-url.ts";
import { readApplied } from "../migrate-postgresql.ts";
import { migrateSqlite } from "../migrate-sqlite.ts";
import {
  type MigrateOptions,
  type Migration,
  pendingMigrations,
  readMigrations,
} from "../migrate.ts";
import { createPrivateFile } from "../private-file.ts";
import { checkBackup } from "./check-backup.ts";
import { withTransaction } from "./postgresql-transaction.ts";

/** `addTo` writes into the finished backup what is not in the database. */
export interface WriteOptions extends MigrateOptions {
  readonly addTo?: (handle: SqliteFile.Database) => void;
}

/**
 * Writes a backup of the database: one SQLite file, whichever the provider, as of one moment, and checked. The tracker
 * may run meanwhile. The file has its name only once it is complete. It takes as long as reading the database does, and
 * does not yield with SQLite: to be called in a thread of its own or by a program that does nothing else.
 */
export async function writeBackup(
  target: DatabaseTarget,
  file: string,
  options: WriteOptions,
): Promise<void> {
  const part = `${file}.part`;
  try {
    await rm(part, { force: true });
    // SQLite writes into an empty file, which keeps its mode.
    await createPrivateFile(part);
    if (target.provider === "sqlite") copyFile(target.file, part);
    else await exportPostgresql(target.url, part, options);
    if (options.addTo !== undefined) addTo(part, options.addTo);
    checkBackup(part);
    await rename(part, file);
  } finally {
    for (const end of ["", "-wal", "-shm", "-journal"]) await rm(`${part}${end}`, { force: true });
  }
}

function copyFile(from: string, to: string): void {
  const handle = new SqliteFile(from, { readonly: true, fileMustExist: true });
  try {
    handle.prepare("VACUUM INTO ?").run(to);
  } finally {
    handle.close();
  }
}

async function exportPostgresql(url: string, file: string, options: MigrateOptions): Promise<void> {
  await withTransaction(url, "ISOLATION LEVEL REPEATABLE READ READ ONLY", async (client) => {
    await migrateSqlite(file, await listMigrationsOf(client), options);
    const handle = new SqliteFile(file);
    try {
      // It is removed if the copy does not complete.
      handle.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; BEGIN");
      const tables = listTables(handle);
      const copied = await copyTables(
        createPostgresqlReader(client),
        createSqliteWriter(handle),
        tables,
      );
      handle.exec("COMMIT; PRAGMA synchronous = FULL; VACUUM");
      expectEqual(copied, await sumTables(createSqliteReader(handle), tables));
    } finally {
      handle.close();
    }
  });
}

/** The same tables as those of a database that may not be upgraded yet: both providers have the same migrations by name. */
async function listMigrationsOf(client: Client): Promise<readonly Migration[]> {
  const applied = await readApplied(client);
  const names = new Set(applied.map(({ name }) => name));
  // Throws if a newer version has used it.
  pendingMigrations(await readMigrations("postgresql"), applied);
  return (await readMigrations("sqlite")).filter(({ name }) => names.has(name));
}

function addTo(file: string, add: (handle: SqliteFile.Database) => void): void {
  const handle = new SqliteFile(file);
  try {
    handle.exec("PRAGMA journal_mode = DELETE");
    add(handle);
  } finally {
    handle.close();
  }
}
