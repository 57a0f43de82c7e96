import { toUpgradeBackup } from "./backup-order.ts";
import { ConfigError, loadConfig, type Config } from "./config/config.ts";
import { loadSecretKeys } from "./config/secret-key.ts";
import { createIntegration } from "./integrations/registry.ts";
import { createReach } from "./integrations/shared/http/reach.ts";
import { guardOutgoing } from "./integrations/shared/outgoing-guard.ts";
import { createLog } from "./log.ts";
import { readVersion } from "./package-file.ts";
import { openStore } from "./store/store.ts";
import { systemClock } from "./tracking/core/clock.ts";
import { createSecretCipher } from "./tracking/core/secrets.ts";
import { checkChain } from "./tracking/doctor/check-chain.ts";
import type { ChainReport } from "./tracking/doctor/report.ts";
import { openStandAlone } from "./tracking/doctor/stand-alone.ts";

// `npm run doctor`, or in a container `node dist/server/doctor.js`. The tracker may run or not. Ends with 1 if something
// is broken.

/** Nothing is polled here: the registry wants a pace all the same. */
const NO_PACE = { pollSeconds: 60, verifySeconds: 60, reconcileSeconds: 60 };

const LABELS = { BROKEN: "Broken", ADVICE: "Advice" } as const;

function toText({ findings, unchecked }: ChainReport): string {
  const lines = [
    ...findings.map(({ severity, message }) => `${LABELS[severity]}: ${message}`),
    ...unchecked.map(({ message }) => `Not checked: ${message}`),
    ...(findings.length === 0 ? ["Nothing is wrong with what was checked."] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** The address of the tracker on this machine. */
function ownAddress({ host, port, basePath }: Config): string {
  const isEverywhere = host === undefined || host === "0.0.0.0" || host === "::";
  const name = isEverywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}${basePath}/api/live`;
}

async function run(config: Config): Promise<number> {
  guardOutgoing();
  const log = createLog("silent");
  const clock = systemClock;
  const now = (): Date => clock.now();
  const reach = createReach({ fetch, now });
  const { databaseUrl, dataDir } = config;
  const keys = await loadSecretKeys(config, log);
  const beforeUpgrade = toUpgradeBackup(config, log);
  const store = await openStore({ databaseUrl, dataDir, log, now, beforeUpgrade });
  try {
    const { signal } = new AbortController();
    const context = await openStandAlone({
      store,
      clock,
      log,
      cipher: createSecretCipher(keys.current, keys.previous),
      connections: config.services,
      integrate: (connection, given) =>
        createIntegration(connection, { fetch, now, log, ...given }),
      pace: NO_PACE,
      publicUrl: config.publicUrl ?? null,
      webhookToken: config.webhookToken ?? null,
      doctor: {
        version: readVersion(),
        dataDir,
        reach,
        isServing: await reach(ownAddress(config), { allowsSelfSigned: false, signal }),
      },
    });
    const report = await checkChain(context);
    process.stdout.write(toText(report));
    return report.findings.some(({ severity }) => severity === "BROKEN") ? 1 : 0;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await run(loadConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
