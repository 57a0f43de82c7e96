import { availableParallelism } from "node:os";
import { beforeAll, expect, it } from "vitest";
import { openDatabases } from "./database.ts";
import type { PlayedSeed } from "./job.ts";
import { playSeeds } from "./play-seeds.ts";
import { hasFailed, reportOn } from "./report.ts";
import { runSeed } from "./run.ts";

const FIRST = 1;
const COUNT = 300;
/** Of one test, so that what fails is soon seen. */
const SEEDS_PER_TEST = 10;
/** Polls of the download client, and two of Seerr and the arrs. */
const POLL_MS = 2_000;
const TWO_RECONCILES_MS = 120_000;
/** The seeds take the time that no other test needs, so they may have to wait for the last of those. */
const TEST_TIMEOUT_MS = 30 * 60_000;

const outcomes = new Map(
  Array.from({ length: COUNT }, (_, index) => [
    FIRST + index,
    Promise.withResolvers<PlayedSeed | null>(),
  ]),
);

beforeAll(() => {
  const playing = playSeeds({
    first: FIRST,
    count: COUNT,
    provider: "sqlite",
    jobs: availableParallelism(),
    printed: "failed",
    niceness: 19,
    onPlayed: (played) => outcomes.get(played.seed)?.resolve(played),
  });
  // What no process played by the end was lost with its process.
  void playing.finally(() => outcomes.forEach(({ resolve }) => resolve(null)));
});

it.each([null, "push", "restored-arr"] as const)(
  "replays a seed identically (what every title has beside its story: %s)",
  async (kind) => {
    const databases = await openDatabases("sqlite");
    try {
      const [one, other] = [await runSeed(7, databases, kind), await runSeed(7, databases, kind)];
      expect(one.lines.length).toBeGreaterThan(10);
      expect(other.lines).toEqual(one.lines);
      expect([...one.wrong, ...one.lies]).toEqual([]);
    } finally {
      await databases.close();
    }
  },
);

for (let from = FIRST; from < FIRST + COUNT; from += SEEDS_PER_TEST) {
  const seeds = Array.from({ length: SEEDS_PER_TEST }, (_, index) => from + index);
  it(
    `never lies and ends right in seeds ${from} to ${seeds.at(-1)}`,
    { timeout: TEST_TIMEOUT_MS },
    async () => {
      const played = await playedOf(seeds);
      expect(played.filter(hasFailed).map(({ print }) => print)).toEqual([]);
      expect(played.map(({ seed }) => seed)).toEqual(seeds);
    },
  );
}

it("catches up within the poll interval when every webhook is lost", async () => {
  const { downloadDelayMs, otherDelayMs, line } = reportOn(await playedOf([...outcomes.keys()]));
  process.stdout.write(`chaos: ${line}\n`);
  expect(downloadDelayMs).toBeLessThan(POLL_MS);
  expect(otherDelayMs).toBeLessThan(TWO_RECONCILES_MS);
});

async function playedOf(seeds: readonly number[]): Promise<readonly PlayedSeed[]> {
  const played = await Promise.all(seeds.map(async (seed) => outcomes.get(seed)?.promise));
  return played.filter((one) => one !== null && one !== undefined);
}
