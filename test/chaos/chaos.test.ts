import { expect, inject, it } from "vitest";
import { FIXED_SEEDS } from "./fixed-seeds.ts";
import type { PlayedSeed } from "./job.ts";
import { hasFailed, reportOn } from "./report.ts";

/** Of one test, so that what fails is soon seen. */
const SEEDS_PER_TEST = 10;
/** Polls of the download client, and two of Seerr and the arrs. */
const POLL_MS = 2_000;
const TWO_RECONCILES_MS = 120_000;
/** Run alone, a test waits until its seeds are played. */
const TEST_TIMEOUT_MS = 10 * 60_000;

for (let from = 0; from < FIXED_SEEDS.length; from += SEEDS_PER_TEST) {
  const seeds = FIXED_SEEDS.slice(from, from + SEEDS_PER_TEST);
  it(
    `never lies and ends right in seeds ${seeds[0]} to ${seeds.at(-1)}`,
    { timeout: TEST_TIMEOUT_MS },
    async () => {
      const played = await playedOf(seeds);
      expect(played.filter(hasFailed).map(({ print }) => print)).toEqual([]);
      expect(played.map(({ seed }) => seed)).toEqual(seeds);
    },
  );
}

it("catches up within the poll interval when every webhook is lost", async () => {
  const { downloadDelayMs, otherDelayMs, line } = reportOn(await playedOf(FIXED_SEEDS));
  process.stdout.write(`chaos: ${line}\n`);
  expect(downloadDelayMs).toBeLessThan(POLL_MS);
  expect(otherDelayMs).toBeLessThan(TWO_RECONCILES_MS);
});

/** Waits until these seeds are played; a seed whose process was lost is left out. */
async function playedOf(seeds: readonly number[]): Promise<readonly PlayedSeed[]> {
  const ask = async (seed: number) => {
    const response = await fetch(`${inject("playedSeedsUrl")}/${seed}`);
    return (await response.json()) as PlayedSeed | null;
  };
  return (await Promise.all(seeds.map(ask))).filter((played) => played !== null);
}
