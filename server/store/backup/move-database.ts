import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sumTables, type TableSum } from "../copy/copy-tables.ts";
import { createSqliteReader } from "../copy/sqlite.ts";
import { listTables } from "../copy/table.ts";
import type { DatabaseTarget } from "../database-url.ts";
import { migrateSqlite } from "../migrate-sqlite.ts";
import { type MigrateOptions, readMigrations } from "../migrate.ts";
import { BackupError, openBackup } from "./check-backup.ts";
import { importIntoPostgresql, replaceDatabase } from "./replace-database.ts";
import { writeBackup } from "./write-backup.ts";

/**
 * Copies a database of the tracker to another, of either provider, and returns what was copied after comparing both by
 * number and checksum of the rows. The first stays as it is. Throws a BackupError if the second is not empty or in use.
 */
export async function moveDatabase(
  from: DatabaseTarget,
  to: DatabaseTarget,
  options: MigrateOptions,
): Promise<readonly TableSum[]> {
  // Beside the database there is room for a copy of it.
  const folder = await mkdtemp(
    join(from.provider === "sqlite" ? dirname(from.file) : tmpdir(), "moving-"),
  );
  const copy = join(folder, "copy.db");
  try {
    if (to.provider === "sqlite" && (await stat(to.file).catch(() => null)) !== null)
      throw new BackupError(`${to.file} is there already: name a file that does not exist.`);
    await writeBackup(from, copy, options);
    // Of an older version, perhaps.
    await migrateSqlite(copy, await readMigrations("sqlite"), options);
    if (to.provider === "postgresql")
      return await importIntoPostgresql(to.url, copy, { ...options, expectsEmpty: true });
    await replaceDatabase(to, copy, folder, options);
    return await sumFile(to.file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sumFile(file: string): Promise<readonly TableSum[]> {
  const handle = openBackup(file);
  try {
    return await sumTables(createSqliteReader(handle), listTables(handle));
  } finally {
    handle.close();
  }
}
