import { setTimeout as delay } from "node:timers/promises";
import { createDatabase } from "./database.ts";
import type { Line, Report } from "./figure.ts";
import { observeIdle } from "./idle-house.ts";
import { sendToBundle } from "./ingest-cpu.ts";
import type { BenchOptions } from "./options.ts";
import { spawnBundle } from "./spawn.ts";

const FULL = { webhooks: 20_000, settleMs: 2_000 };
const SMALL = { webhooks: 30, settleMs: 0 };

/** How much memory the bundled tracker holds, with the limits it ships with. */
export async function measureMemory(options: BenchOptions): Promise<Report> {
  const { webhooks, settleMs } = options.isSmall ? SMALL : FULL;
  const afterBoot = await measureBoot(settleMs);
  const idle = await observeIdle(options);
  const afterWebhooks = await sendToBundle("sqlite", webhooks, async (tracker, send) => {
    await send();
    return (await tracker.read()).rssMb;
  });
  const toLine = (what: string, figure: number): Line => ({
    what: `resident ${what}`,
    unit: "MB",
    figure,
    baseline: null,
  });
  return {
    title: "memory: resident, with the limits that npm start sets",
    lines: [
      toLine("after boot", afterBoot),
      toLine("idle with six services", idle.rssMb),
      toLine(`after ${webhooks.toLocaleString("en")} webhooks`, afterWebhooks),
    ],
  };
}

async function measureBoot(settleMs: number): Promise<number> {
  await using database = await createDatabase("sqlite");
  await using tracker = await spawnBundle(database.dataDir, {});
  await delay(settleMs);
  return (await tracker.read()).rssMb;
}
