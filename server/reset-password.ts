import { listLocalNames, resetPassword } from "./account/reset-password.ts";
import { toUpgradeBackup } from "./backup-order.ts";
import { ConfigError, loadConfig } from "./config/config.ts";
import { createLog } from "./log.ts";
import { openStore } from "./store/store.ts";

// `npm run reset-password -- NAME`, or in a container `node dist/server/reset-password.js NAME`. The tracker may run
// meanwhile: it notices that the sessions have ended.

async function run(username: string | undefined): Promise<number> {
  const config = loadConfig(process.env);
  const { databaseUrl, dataDir } = config;
  const log = createLog("warn");
  const beforeUpgrade = toUpgradeBackup(config, log);
  const now = () => new Date();
  const store = await openStore({ databaseUrl, dataDir, log, now, beforeUpgrade });
  try {
    const reset = username === undefined ? null : await resetPassword(store, username);
    if (reset !== null) {
      process.stdout.write(
        `The new password of ${reset.name} is ${reset.password}\nChange it after you have signed in.${
          reset.isEnabled ? "" : "\nThe account is disabled: an admin has to enable it first."
        }\n`,
      );
      return 0;
    }
    const names = await listLocalNames(store);
    const problem =
      username === undefined
        ? "Name an account: npm run reset-password -- NAME"
        : `There is no account named ${username} in the tracker itself.`;
    const list = names.length === 0 ? "There are none yet." : `There are: ${names.join(", ")}.`;
    process.stderr.write(`${problem}\n${list}\n`);
    return 1;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await run(process.argv[2]);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
