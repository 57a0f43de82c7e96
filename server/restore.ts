import { resolve } from "node:path";
import { toBackupOrder } from "./backup-order.ts";
import { listBackups } from "./backup/folder.ts";
import { restoreBackup } from "./backup/restore-backup.ts";
import { ConfigError, loadConfig } from "./config/config.ts";
import { keepKeys } from "./config/secret-key.ts";
import { createLog } from "./log.ts";
import { BackupError } from "./store/backup/check-backup.ts";
import { MigrationError } from "./store/migrate.ts";

// `npm run restore -- FILE`, or in a container `node dist/server/restore.js FILE`, while the tracker is stopped.

async function run(path: string | undefined): Promise<number> {
  const log = createLog("warn");
  const config = loadConfig(process.env);
  const order = await toBackupOrder(config, log);
  if (path === undefined) {
    const names = (await listBackups(order.folder)).map(({ name }) => name);
    const known = names.length === 0 ? "There are none yet." : `There are:\n${names.join("\n")}`;
    process.stderr.write(`Name a backup: npm run restore -- ${order.folder}/NAME\n${known}\n`);
    return 1;
  }
  const { backupPassPhrase: passPhrase = null, dataDir } = config;
  const options = { log, now: () => new Date() };
  const file = resolve(path);
  const { formerName, keys } = await restoreBackup({ ...order, file, passPhrase }, options);
  if (keys !== null) await keepKeys(dataDir, keys);
  const former =
    formerName === null ? "" : ` What was there before is ${formerName} in ${order.folder}.`;
  process.stdout.write(`${path} is restored.${former}\n`);
  if (passPhrase !== null && keys === null)
    process.stdout.write(
      "It holds no keys that BACKUP_PASSPHRASE opens: stored passwords and API keys can be read only with the key of its time.\n",
    );
  return 0;
}

try {
  process.exitCode = await run(process.argv[2]);
} catch (error) {
  const isExpected =
    error instanceof ConfigError || error instanceof BackupError || error instanceof MigrationError;
  if (!isExpected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
