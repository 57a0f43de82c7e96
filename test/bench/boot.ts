import { createDatabase } from "./database.ts";
import type { Report } from "./figure.ts";
import { openLargeDatabase, largeRequests } from "./large-database.ts";
import type { BenchOptions } from "./options.ts";
import { spawnBundle } from "./spawn.ts";
import { median } from "./statistic.ts";

const FULL = { warmUp: 1, rounds: 5 };
const SMALL = { warmUp: 0, rounds: 1 };

/** How long the bundled tracker takes from the start of its process until it is ready. */
export async function measureBoot({ isSmall }: BenchOptions): Promise<Report> {
  const { warmUp, rounds } = isSmall ? SMALL : FULL;
  const requests = largeRequests(isSmall);
  await using empty = await createDatabase("sqlite");
  const large = await openLargeDatabase(requests);
  const times = { empty: [] as number[], large: [] as number[] };
  // In turns; the first ones read the program into the system's cache.
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const pair = [await boot(empty.dataDir), await boot(large.dataDir)] as const;
    if (round < warmUp) continue;
    times.empty.push(pair[0]);
    times.large.push(pair[1]);
  }
  const emptySeconds = median(times.empty) / 1000;
  return {
    title: "boot: from the start of the process until it is ready",
    lines: [
      { what: "boot, empty", unit: "s", figure: emptySeconds, baseline: null },
      {
        what: `boot, ${requests.toLocaleString("en")} requests`,
        unit: "s",
        figure: median(times.large) / 1000,
        baseline: { what: "boot, empty", figure: emptySeconds },
      },
    ],
  };
}

async function boot(dataDir: string): Promise<number> {
  await using tracker = await spawnBundle(dataDir, {});
  return tracker.bootMs;
}
