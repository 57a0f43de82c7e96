import { parseArgs } from "node:util";
import { hasFailed, reportOn } from "./report.ts";
import { runSeed, type SeedResult } from "./run.ts";

// npm run chaos -- --seeds N --from S: one seed after the other, for as long as one likes. A seed that fails is printed
// with its story, its weather and what the tracker wrote; `--seeds 1 --from S` plays it again.
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    from: { type: "string", default: "1" },
    /** Prints every seed. */
    verbose: { type: "boolean", default: false },
  },
});
const first = Number(values.from);
const count = Number(values.seeds);
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(count) || first < 0 || count < 1)
  throw new RangeError("--seeds and --from take whole numbers");

const results: SeedResult[] = [];
for (let seed = first; seed < first + count; seed += 1) {
  const result = await runSeed(seed);
  if (hasFailed(result) || values.verbose) process.stdout.write(`${result.print()}\n\n`);
  results.push(result);
}
const { failedSeeds, line } = reportOn(results);
if (failedSeeds.length > 0) process.stdout.write(`failed seeds: ${failedSeeds.join(" ")}\n`);
process.stdout.write(`${line}\n`);
process.exitCode = failedSeeds.length > 0 ? 1 : 0;
