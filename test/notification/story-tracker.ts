import { createApp } from "../../server/app.ts";
import { loadConfig } from "../../server/config/config.ts";
import { createLog } from "../../server/log.ts";
import { createFastClock } from "../support/fast-clock.ts";

// A whole tracker in a process of its own that can be killed, on the fast time of the simulated services.
const { STORY_EPOCH = "0", STORY_SPEED = "1", ...env } = process.env;
const epoch = Number(STORY_EPOCH);
const speed = Number(STORY_SPEED);
const log = createLog("info");
const app = await createApp({
  config: loadConfig(env),
  log,
  clock: createFastClock({ now: () => new Date(epoch + (Date.now() - epoch) * speed), speed }),
  fetch,
  version: "test",
});
log.info({ url: app.url }, "ready");
