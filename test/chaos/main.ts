import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { PlayedSeed } from "./job.ts";
import { KINDS } from "./kind.ts";
import { playSeeds } from "./play-seeds.ts";
import { reportOn } from "./report.ts";

// npm run chaos -- --seeds N --from S --jobs J: so many seeds in so many processes. A seed that fails is printed with its
// story, its weather and what the tracker wrote; `--seeds 1 --from S` plays it again. Without `--from` it plays a range
// that nobody has played before.
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    from: { type: "string" },
    /** Processes that play beside each other. */
    jobs: { type: "string", default: String(availableParallelism()) },
    /** A run on PostgreSQL is played again by its seed, but not always in the same order within a moment. */
    database: { type: "string", default: "sqlite" },
    /** Every run and every story that can have it has this kind of event, e.g. `server-edit` or `push`. */
    kind: { type: "string" },
    /** Prints every seed. */
    verbose: { type: "boolean", default: false },
  },
});
const DAY_MS = 86_400_000;
const SEEDS_OF_A_DAY = 100_000;

const first = values.from === undefined ? freshSeed(new Date()) : Number(values.from);
const count = Number(values.seeds);
const jobs = Number(values.jobs);
const { database, kind } = values;
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(count) || first < 0 || count < 1)
  throw new RangeError("--seeds and --from take whole numbers");
if (!Number.isSafeInteger(jobs) || jobs < 1) throw new RangeError("--jobs takes a whole number");
if (database !== "sqlite" && database !== "postgresql")
  throw new RangeError("--database takes sqlite or postgresql");
if (kind !== undefined && !KINDS.some((known) => known === kind))
  throw new RangeError(`--kind takes ${KINDS.join(", ")}`);

process.stdout.write(`seeds ${first} to ${first + count - 1} on ${database}\n`);
const played: PlayedSeed[] = [];
const missing = await playSeeds({
  first,
  count,
  provider: database,
  jobs,
  kind: KINDS.find((known) => known === kind),
  printed: values.verbose ? "verbose" : "failed",
  onPlayed(one) {
    played.push(one);
    if (one.print !== null) process.stdout.write(`${one.print}\n\n`);
  },
});
played.sort((a, b) => a.seed - b.seed);
const { failedSeeds, line } = reportOn(played);
if (failedSeeds.length > 0) process.stdout.write(`failed seeds: ${failedSeeds.join(" ")}\n`);
process.stdout.write(`${line}\n`);
if (missing > 0) process.stdout.write(`${missing} seeds were not played\n`);
process.exitCode = failedSeeds.length > 0 || missing > 0 ? 1 : 0;

/** By the date and the second: nobody has begun there before. */
function freshSeed(now: Date): number {
  const days = Math.floor((now.getTime() - Date.UTC(2026, 0)) / DAY_MS);
  const seconds = Math.floor((now.getTime() % DAY_MS) / 1000);
  return (1 + days) * SEEDS_OF_A_DAY + seconds;
}
