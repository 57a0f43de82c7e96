import type { Report } from "./figure.ts";
import { observeIdle } from "./idle-house.ts";
import type { BenchOptions } from "./options.ts";

/** How much of a core the tracker uses while nothing happens. */
export async function measureIdle(options: BenchOptions): Promise<Report> {
  const { cpuPercent } = await observeIdle(options);
  return {
    title: `idle: ${options.idleMinutes} min beside six simulated services`,
    lines: [{ what: "idle CPU, six services", unit: "%", figure: cpuPercent, baseline: null }],
  };
}
