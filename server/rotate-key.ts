import { toUpgradeBackup } from "./backup-order.ts";
import { ConfigError, loadConfig } from "./config/config.ts";
import { addKey, loadSecretKeys, makeKey } from "./config/secret-key.ts";
import { createLog } from "./log.ts";
import { writeAudit } from "./store/audit.ts";
import { openStore } from "./store/store.ts";
import { renewSecrets } from "./tracking/core/renew-secrets.ts";
import { createSecretCipher } from "./tracking/core/secrets.ts";

// `npm run rotate-key`, or in a container `node dist/server/rotate-key.js`. The tracker may run meanwhile: the old key stays
// in the key file until its next start, which encrypts anew what it still stores with that key.

async function run(): Promise<number> {
  const config = loadConfig(process.env);
  const log = createLog("warn");
  if (config.secretKey !== undefined && config.previousSecretKey === undefined) {
    process.stderr.write(
      `The key is set by SECRET_KEY. Put its value into SECRET_KEY_PREVIOUS, and a new one such as ${makeKey()} into SECRET_KEY; then restart the tracker.\n`,
    );
    return 1;
  }
  if (config.secretKey === undefined) await addKey(config.dataDir);
  const keys = await loadSecretKeys(config, log);
  const { databaseUrl, dataDir } = config;
  const beforeUpgrade = toUpgradeBackup(config, log);
  const now = () => new Date();
  const store = await openStore({ databaseUrl, dataDir, log, now, beforeUpgrade });
  try {
    const cipher = createSecretCipher(keys.current, keys.previous);
    const { renewed, locked } = await renewSecrets(store, cipher);
    const message = { code: "KEY_ROTATED", params: {} } as const;
    await store.write((tx) => writeAudit(tx, { at: new Date(), by: null, message }));
    const left =
      locked === 0
        ? ""
        : `\n${locked} could not be decrypted with any known key and stay as they are.`;
    process.stdout.write(
      `Secrets encrypted with the new key: ${renewed}.${left}\nRestart the tracker: until then it works with the old key.\n`,
    );
    return 0;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
