import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabases, type ChaosDatabases } from "./database.ts";
import { hasFailed, reportOn, type CountedSeed } from "./report.ts";
import { runSeed } from "./run.ts";

/** Of one test, so that what fails is soon seen. */
const SEEDS_PER_TEST = 10;
/** Polls of the download client, and two of Seerr and the arrs. */
const POLL_MS = 2_000;
const TWO_RECONCILES_MS = 120_000;
const TEST_TIMEOUT_MS = 180_000;

/** The claims of a chaos run, for `count` seeds from `first` on. */
export function claimTruth(first: number, count: number): void {
  const results: CountedSeed[] = [];
  let databases: ChaosDatabases;
  beforeAll(async () => {
    databases = await openDatabases("sqlite");
  });
  afterAll(() => databases.close());

  for (let from = first; from < first + count; from += SEEDS_PER_TEST) {
    const to = Math.min(from + SEEDS_PER_TEST, first + count) - 1;
    it(
      `never lies and ends right in seeds ${from} to ${to}`,
      { timeout: TEST_TIMEOUT_MS },
      async () => {
        const failed: string[] = [];
        for (let seed = from; seed <= to; seed += 1) {
          const result = await runSeed(seed, databases);
          const { wrong, lies, delays, unitCount } = result;
          // The result itself holds the whole world.
          results.push({ seed, wrong, lies, delays, unitCount });
          if (hasFailed(result)) failed.push(result.print());
        }
        expect(failed.join("\n\n")).toBe("");
      },
    );
  }

  it("catches up within the poll interval when every webhook is lost", () => {
    const { downloadDelayMs, otherDelayMs, line } = reportOn(results);
    process.stdout.write(`chaos: ${line}\n`);
    expect(downloadDelayMs).toBeLessThan(POLL_MS);
    expect(otherDelayMs).toBeLessThan(TWO_RECONCILES_MS);
  });
}
