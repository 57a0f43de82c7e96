import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createApp, type App } from "./app.ts";
import { ConfigError, loadConfig, type Config } from "./config/config.ts";
import { explainDataFolder } from "./data-folder.ts";
import { createLog } from "./log.ts";
import { readVersion, root } from "./package-file.ts";
import { formatSetUpCode } from "./set-up-code.ts";
import { startStallWatch } from "./stall-watch.ts";
import { systemClock } from "./tracking/core/clock.ts";

function readConfig(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return refuse(error.message);
  }
}

/** Ends the process for a reason that whoever runs it can remove. */
function refuse(reason: string): never {
  process.stderr.write(`${reason}\n`);
  return process.exit(1);
}

async function start(): Promise<App> {
  const client = root === undefined ? undefined : new URL("dist/client/", root);
  const hasClient = client !== undefined && existsSync(client);
  const stallWatch = startStallWatch({ dataDir: config.dataDir, log });
  const app = await createApp({
    config,
    log,
    clock: systemClock,
    fetch,
    version: readVersion(),
    stallWatch,
    restart,
    onSetUpRequired: (code, url) => showSetUpCode(code, config.publicUrl ?? url),
    ...(hasClient ? { clientDir: fileURLToPath(client) } : {}),
  });
  stallWatch.forget();
  // Where it was opened first: clients come back to a free port, too.
  config = { ...config, port: app.port };
  log.info({ url: app.url, services: config.services.map(({ slug }) => slug) }, "ready");
  return app;
}

/** Alone and as plain text for whoever reads a terminal; as a line of the log for everything else. */
function showSetUpCode(code: string, url: string): void {
  if (process.stdout.isTTY) process.stdout.write(formatSetUpCode(code, url));
  else log.warn(`There is no account yet. Open ${url} and create one with the setup code ${code}`);
}

/** Container engines kill after ten seconds. */
const CLOSE_MS = 8_000;
const AGAIN_MS = 1_000;
/** For five minutes. */
const MAX_TRIES = 300;

let config = readConfig();
const hindrance = explainDataFolder(config.dataDir);
if (hindrance !== null) refuse(hindrance);
const log = createLog(config.logLevel);

let isStopping = false;

/** The app that runs, or begins to. */
let running: Promise<App> = start();

/** Closes the app and starts it anew, for what is done before anything opens the database, and if another replica leads. */
function restart(): void {
  log.info("restarting");
  const closed = running.then((app) => app.close(CLOSE_MS));
  running = closed.then(() => startAgain());
  running.catch(fail);
}

/** The app ran a moment ago: what fails now, such as a database that is away, is tried again. */
async function startAgain(): Promise<App> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (isStopping || tries === MAX_TRIES) throw error;
      log.warn({ err: error }, "could not start, trying again");
      await delay(AGAIN_MS);
    }
  }
}

function fail(error: unknown): void {
  log.fatal({ err: error }, "failed to start");
  process.exitCode = 1;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    log.info({ signal }, "stopping");
    isStopping = true;
    running
      .then((app) => app.close(CLOSE_MS))
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "failed to stop cleanly");
          process.exit(1);
        },
      );
  });
}

await running.catch(fail);
