import { join } from "node:path";
import { makeBackupInThread } from "./backup-thread.ts";
import { backUpBeforeUpgrade } from "./backup/back-up-before-upgrade.ts";
import type { BackupOrder } from "./backup/make-backup.ts";
import type { Config } from "./config/config.ts";
import { loadSecretKeys } from "./config/secret-key.ts";
import type { Log } from "./log.ts";

/** Returns what the settings say of backups. */
export async function toBackupOrder(config: Config, log: Log): Promise<BackupOrder> {
  const { databaseUrl, dataDir, backupDir, backupPassPhrase } = config;
  const order = { databaseUrl, dataDir, folder: backupDir ?? join(dataDir, "backups") };
  if (backupPassPhrase === undefined) return { ...order, encryption: null };
  const { current, previous } = await loadSecretKeys(config, log);
  return { ...order, encryption: { passPhrase: backupPassPhrase, keys: [current, ...previous] } };
}

/** Returns what makes a backup of a database that a program is about to upgrade. */
export function toUpgradeBackup(config: Config, log: Log): () => Promise<void> {
  return async () =>
    backUpBeforeUpgrade(await toBackupOrder(config, log), {
      count: config.backupCount,
      log,
      make: makeBackupInThread,
    });
}
