import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createAdmin } from "../server/account/create-admin.ts";
import { createApp } from "../server/app.ts";
import { loadConfig } from "../server/config/config.ts";
import { createLog } from "../server/log.ts";
import { systemClock } from "../server/tracking/core/clock.ts";
import { startStack } from "./stack.ts";
import { playDemo } from "./stories/demo.ts";

// The tracker next to six simulated services and a busy installation. Its data is temporary.
const root = join(import.meta.dirname, "..");
const dataDir = join(process.env["DATA_DIR"] ?? join(root, "data"), "demo");
rmSync(dataDir, { recursive: true, force: true });

const secret = (): string => randomBytes(18).toString("base64url");
const webhookToken = secret();
const signInCode = secret();
const speed = Number(process.env["DEMO_SPEED"] ?? 1);

const stack = await startStack({ speed });
const config = loadConfig({
  PORT: process.env["PORT"],
  HOST: process.env["HOST"],
  LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
  ...stack.env(),
  DATA_DIR: dataDir,
  WEBHOOK_TOKEN: webhookToken,
  POLL_SECONDS: "1",
  VERIFY_SECONDS: "3",
  RECONCILE_SECONDS: "10",
});
const app = await createApp({
  config,
  log: createLog(config.logLevel),
  clock: systemClock,
  fetch,
  version: "demo",
  clientDir: join(root, "dist", "client"),
  signInCode,
});
await createAdmin(app.account, { username: "demo", password: secret() });
stack.connectTracker({ baseUrl: app.url, token: webhookToken });

process.stdout.write(
  `\nThe demo is running. Open ${app.url}/api/sign-in?code=${signInCode}\nStop it with Ctrl+C.\n\n`,
);

const playing = playDemo(stack);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void Promise.all([app.close(), stack.stop()]).then(() => process.exit(0));
  });
}
await playing;
