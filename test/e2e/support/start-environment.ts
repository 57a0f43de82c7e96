import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createAdmin } from "../../../server/account/create-admin.ts";
import { type App, createApp } from "../../../server/app.ts";
import { loadConfig } from "../../../server/config/config.ts";
import { createLog } from "../../../server/log.ts";
import { type Stack, startStack } from "../../../simulator/stack.ts";
import { createFastClock } from "../../support/fast-clock.ts";

const SIGN_IN_CODE = "let-me-in";
/** The built client. */
export const CLIENT_DIR = join(import.meta.dirname, "../../../dist/client");
const HOOK_SECRET = "hook-secret-of-this-house";

export interface TestEnvironment {
  readonly app: App;
  readonly stack: Stack;
  /** Opens the app signed in as its admin, Ada. */
  readonly signInUrl: string;
}

/** The tracker with its pages beside the simulated services, all on one clock that runs `speed` times as fast; ends with the test. */
export async function startEnvironment(
  speed: number,
  clientDir = CLIENT_DIR,
): Promise<TestEnvironment> {
  const dataDir = mkdtempSync(join(tmpdir(), "tracker-house-"));
  const stack = await startStack({ speed });
  const app = await createApp({
    config: loadConfig({
      ...stack.env(),
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      WEBHOOK_TOKEN: HOOK_SECRET,
      VERIFY_SECONDS: "5",
      RECONCILE_SECONDS: "20",
    }),
    log: createLog("silent"),
    clock: createFastClock(stack.world.clock),
    fetch,
    version: "test",
    clientDir,
    signInCode: SIGN_IN_CODE,
  });
  onTestFinished(async () => {
    await app.close();
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  await createAdmin(app.account, { username: "Ada", password: "correct horse battery" });
  stack.connectTracker({ baseUrl: app.url, token: HOOK_SECRET });
  return { app, stack, signInUrl: `${app.url}/api/sign-in?code=${SIGN_IN_CODE}` };
}
