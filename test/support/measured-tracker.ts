import { once } from "node:events";
import { join } from "node:path";
import type { ProcessMeasure } from "./measure-process.ts";
import type { TrackerProcess } from "./spawn-tracker.ts";
import { makeDataDir, startTrackerProcess } from "./tracker-process.ts";

const MEASURE_PROCESS = join(import.meta.dirname, "measure-process.ts");

/** A tracker in a process of its own that says what it holds and how long it kept everybody waiting. */
export interface MeasuredTracker extends TrackerProcess {
  measure(): Promise<ProcessMeasure>;
}

/** Starts one that ends with the test, with these settings and further options of Node. */
export async function startMeasuredTracker(
  env: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<MeasuredTracker> {
  const tracker = await startTrackerProcess(makeDataDir(), env, {
    nodeOptions: ["--expose-gc", ...nodeOptions, "--import", MEASURE_PROCESS],
    hasChannel: true,
  });
  return {
    ...tracker,
    async measure() {
      const answer = once(tracker.child, "message");
      tracker.child.send("measure");
      const [measure] = await answer;
      return measure as ProcessMeasure;
    },
  };
}
