import { randomUUID } from "node:crypto";
import { rename, stat } from "node:fs/promises";
import type { Log } from "../log.ts";
import { BackupError, checkBackup } from "../store/backup/check-backup.ts";
import { withTransaction } from "../store/backup/postgresql-transaction.ts";
import { replaceDatabase } from "../store/backup/replace-database.ts";
import { type DatabaseTarget, toDatabaseTarget } from "../store/database-url.ts";
import { takeKeys } from "./encrypted-key.ts";
import { type BackupOrder, makeBackup } from "./make-backup.ts";

export interface RestoreOrder extends BackupOrder {
  /** Path of the backup. */
  readonly file: string;
  /** Encrypts the keys in the backup. */
  readonly passPhrase: string | null;
}

export interface Restored {
  /** Name of the backup that was made of what was there before; null if there was nothing that could be read. */
  readonly formerName: string | null;
  /** The keys of the secrets in the backup; null if it holds none, or the pass phrase is another. */
  readonly keys: readonly string[] | null;
}

/**
 * Replaces the database by a backup, after a backup of what is there. Nothing may have the database open. Throws a
 * BackupError or MigrationError if that cannot be done; the database is then what it was.
 */
export async function restoreBackup(
  order: RestoreOrder,
  { log, now }: { readonly log: Log; readonly now: () => Date },
): Promise<Restored> {
  const target = toDatabaseTarget(order.databaseUrl, order.dataDir);
  // Before anything is touched.
  checkBackup(order.file);
  const former = await keepFormer(order, target, { log, now });
  let keys: readonly string[] | null = null;
  try {
    await replaceDatabase(target, order.file, order.folder, {
      log,
      now,
      prepare: (handle) => void (keys = takeKeys(handle, order.passPhrase)),
    });
  } catch (error) {
    await former.putBack?.();
    throw error;
  }
  return { formerName: former.name, keys };
}

interface Former {
  readonly name: string | null;
  readonly putBack?: () => Promise<void>;
}

/** A database that is damaged cannot be backed up: its file is set aside. */
async function keepFormer(
  order: RestoreOrder,
  target: DatabaseTarget,
  options: { readonly log: Log; readonly now: () => Date },
): Promise<Former> {
  if (await isNew(target)) return { name: null };
  try {
    return { name: await makeBackup(order, options) };
  } catch (error) {
    // A full disk, say, is no damage.
    if (target.provider !== "sqlite" || !isDamaged(target.file)) throw error;
    const aside = `${target.file}.damaged-${randomUUID()}`;
    options.log.warn({ err: error, aside }, "the database is damaged and is set aside");
    await renameDatabase(target.file, aside);
    return { name: null, putBack: () => renameDatabase(aside, target.file) };
  }
}

/** Whether the tracker has never used the database. */
async function isNew(target: DatabaseTarget): Promise<boolean> {
  if (target.provider === "sqlite") return (await stat(target.file).catch(() => null)) === null;
  return await withTransaction(target.url, "READ WRITE", async (client) => {
    const { rows } = await client.query<{ isNew: boolean }>(
      `SELECT to_regclass('"_prisma_migrations"') IS NULL AS "isNew"`,
    );
    return rows[0]?.isNew === true;
  });
}

function isDamaged(file: string): boolean {
  try {
    checkBackup(file);
    return false;
  } catch (error) {
    return error instanceof BackupError;
  }
}

async function renameDatabase(from: string, to: string): Promise<void> {
  for (const end of ["-wal", "-shm"])
    await rename(`${from}${end}`, `${to}${end}`).catch(() => undefined);
  await rename(from, to);
}
