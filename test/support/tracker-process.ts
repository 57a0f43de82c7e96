import { rmSync } from "node:fs";
import { onTestFinished } from "vitest";
import { makeDatabaseFolder } from "./database.ts";
import { spawnTracker, type SpawnOptions, type TrackerProcess } from "./spawn-tracker.ts";

/** A folder for a tracker's data; goes with the test. */
export function makeDataDir(): string {
  const dataDir = makeDatabaseFolder();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** A tracker in a process of its own that ends with the test. */
export async function startTrackerProcess(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  options: SpawnOptions = {},
): Promise<TrackerProcess> {
  const tracker = await spawnTracker(dataDir, env, options);
  onTestFinished(() => tracker.end("SIGKILL"));
  return tracker;
}

/** Returns the setup code from the log, which follows the line that reports readiness. */
export async function findSetUpCode({ log }: TrackerProcess): Promise<string> {
  for (;;) {
    const code = /with the setup code ([\w-]+)/.exec(log.join("\n"))?.[1];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
