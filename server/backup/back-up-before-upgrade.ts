import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Log } from "../log.ts";
import { toDatabaseTarget } from "../store/database-url.ts";
import { MigrationError } from "../store/migrate.ts";
import { keepNewest } from "./folder.ts";
import type { BackupOrder } from "./make-backup.ts";

interface UpgradeOptions {
  /** How many backups are kept; 0: none is made by itself, nor here. */
  readonly count: number;
  readonly log: Log;
  /** Makes a backup and returns its name. */
  make(order: BackupOrder): Promise<string>;
}

/**
 * Makes a backup of a database that is about to be upgraded. Throws a MigrationError if it cannot be made: the database then
 * stays as it is, and the tracker does not start.
 */
export async function backUpBeforeUpgrade(
  order: BackupOrder,
  { count, log, make }: UpgradeOptions,
): Promise<void> {
  if (count === 0)
    return log.warn("the database is upgraded without a backup, as BACKUP_COUNT is 0");
  try {
    const name = await make({ ...order, isBeforeUpgrade: true });
    log.info({ name }, "backup made before the upgrade of the database");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `the database was not upgraded and is unchanged, as no backup could be made in ${order.folder}: ${reason}. Make room there or name another folder by BACKUP_DIR; with BACKUP_COUNT=0 the tracker upgrades without a backup`,
      { cause: error },
    );
  }
  await keepNewest(order.folder, count).catch((error: unknown) =>
    log.warn({ err: error }, "older backups could not be deleted"),
  );
  await removeFormerCopies(order);
}

/** Earlier versions kept a copy of the file beside it. */
async function removeFormerCopies({ databaseUrl, dataDir }: BackupOrder): Promise<void> {
  const target = toDatabaseTarget(databaseUrl, dataDir);
  if (target.provider !== "sqlite") return;
  const folder = dirname(target.file);
  const prefix = `${basename(target.file)}.before-`;
  for (const name of await readdir(folder))
    if (name.startsWith(prefix)) await rm(join(folder, name), { force: true });
}
