import { join } from "node:path";
import { makeBackupInThread } from "../../server/backup-thread.ts";
import { type Backups, createBackups } from "../../server/backup/backups.ts";
import type { BackupOrder } from "../../server/backup/make-backup.ts";
import type { CoreContext } from "../../server/tracking/core/context.ts";

/** The backups of a database as the app makes them, in a folder beside it. */
export function createTestBackups(
  { store, clock, log }: Pick<CoreContext, "store" | "clock" | "log">,
  { dataDir, databaseUrl }: Pick<BackupOrder, "dataDir" | "databaseUrl">,
): Backups {
  const order = { dataDir, databaseUrl, folder: join(dataDir, "backups"), encryption: null };
  const make = () => makeBackupInThread(order);
  return createBackups({ order, count: 7, store, clock, log, make, restart: null });
}
