import { medianOf } from "./delay.ts";
import type { SeedResult } from "./run.ts";

/** What a number of seeds came to. */
export interface ChaosReport {
  readonly failedSeeds: readonly number[];
  /** Medians over the runs without webhooks, in milliseconds; null where there was none. */
  readonly downloadDelayMs: number | null;
  readonly otherDelayMs: number | null;
  /** One line: seeds run, wrong states, false AVAILABLE, median delay. */
  readonly line: string;
}

/** What is counted of each seed. */
export type CountedSeed = Pick<SeedResult, "seed" | "wrong" | "lies" | "delays" | "unitCount">;

export function hasFailed({ wrong, lies }: CountedSeed): boolean {
  return wrong.length > 0 || lies.length > 0;
}

export function reportOn(results: readonly CountedSeed[]): ChaosReport {
  const downloadDelayMs = medianOf(results.flatMap(({ delays }) => delays?.downloads ?? []));
  const otherDelayMs = medianOf(results.flatMap(({ delays }) => delays?.rest ?? []));
  const units = results.reduce((sum, { unitCount }) => sum + unitCount, 0);
  const wrong = results.reduce((sum, result) => sum + result.wrong.length, 0);
  const lies = results.flatMap((result) => result.lies);
  const falseAvailable = lies.filter(({ kind }) => kind === "false AVAILABLE").length;
  return {
    failedSeeds: results.filter(hasFailed).map(({ seed }) => seed),
    downloadDelayMs,
    otherDelayMs,
    line: [
      `${results.length} seeds run (${units} units)`,
      `${wrong} wrong states`,
      `${falseAvailable} false AVAILABLE`,
      `${lies.length - falseAvailable} other untruths`,
      `median delay without webhooks: downloads ${seconds(downloadDelayMs)}, the rest ${seconds(otherDelayMs)}`,
    ].join(", "),
  };
}

function seconds(ms: number | null): string {
  return ms === null ? "not measured" : `${(ms / 1000).toFixed(1)} s`;
}
