import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Loaded into the measured process with --import: answers over its channel what only the process itself knows.

/** "after a GC" collects all garbage first. */
export type Question = "now" | "after a GC";

export interface Reading {
  /** Resident memory now, and at most so far. */
  readonly rssMb: number;
  readonly peakRssMb: number;
  /** Processor time so far. */
  readonly cpuMs: number;
}

function read(): Reading {
  const { user, system } = process.cpuUsage();
  return {
    rssMb: process.memoryUsage.rss() / 2 ** 20,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    cpuMs: (user + system) / 1000,
  };
}

process.on("message", (question: Question) => {
  if (question === "after a GC") collect();
  process.send?.(read());
});

// A benchmark that is cut short leaves nothing running.
process.once("disconnect", () => process.exit());

function collect(): void {
  setFlagsFromString("--expose-gc");
  const gc: unknown = runInNewContext("gc");
  if (typeof gc === "function") gc();
}
