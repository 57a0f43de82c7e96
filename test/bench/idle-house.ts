import { setTimeout as delay } from "node:timers/promises";
import { startStack } from "../../simulator/stack.ts";
import { seedInstallation } from "../../simulator/stories/installation.ts";
import { followSync } from "../support/backfill.ts";
import { createDatabase } from "./database.ts";
import type { BenchOptions } from "./options.ts";
import { spawnBundle } from "./spawn.ts";
import { environmentOfStack } from "./tracker.ts";

const FULL = { requests: 56, episodes: 800, settleMs: 20_000 };
const SMALL = { requests: 3, episodes: 30, settleMs: 0 };

export interface IdleRun {
  /** Share of one core. */
  readonly cpuPercent: number;
  readonly rssMb: number;
}

let running: Promise<IdleRun> | null = null;

/** A tracker beside six simulated services in which nothing happens. Observed once for all benchmarks of a run. */
export function observeIdle(options: BenchOptions): Promise<IdleRun> {
  running ??= observe(options);
  return running;
}

async function observe({ isSmall, idleMinutes }: BenchOptions): Promise<IdleRun> {
  const { settleMs, ...size } = isSmall ? SMALL : FULL;
  const stack = await startStack();
  try {
    seedInstallation(stack.world, size);
    await using database = await createDatabase("sqlite");
    await using tracker = await spawnBundle(database.dataDir, environmentOfStack(stack));
    await followSync(tracker, ({ status }) => status !== "RUNNING");
    await delay(settleMs);
    const before = await tracker.read();
    const beganAt = performance.now();
    await delay(idleMinutes * 60_000);
    const passedMs = performance.now() - beganAt;
    const after = await tracker.read();
    return {
      cpuPercent: ((after.cpuMs - before.cpuMs) / passedMs) * 100,
      rssMb: after.rssMb,
    };
  } finally {
    await stack.stop();
  }
}
