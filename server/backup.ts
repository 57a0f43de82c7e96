import { toBackupOrder } from "./backup-order.ts";
import { makeBackup } from "./backup/make-backup.ts";
import { ConfigError, loadConfig } from "./config/config.ts";
import { createLog } from "./log.ts";
import { BackupError } from "./store/backup/check-backup.ts";

// `npm run backup`, or in a container `node dist/server/backup.js`. The tracker may run meanwhile.

try {
  const log = createLog("warn");
  const order = await toBackupOrder(loadConfig(process.env), log);
  const name = await makeBackup(order, { log, now: () => new Date() });
  process.stdout.write(`${name} is in ${order.folder}\n`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof BackupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
