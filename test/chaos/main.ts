import { parseArgs } from "node:util";
import { medianOf } from "./delay.ts";
import { runSeed, type SeedResult } from "./run.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    from: { type: "string", default: "1" },
    verbose: { type: "boolean", default: false },
  },
});
const from = Number(values.from);
const count = Number(values.seeds);

const results: SeedResult[] = [];
for (let seed = from; seed < from + count; seed += 1) {
  const result = await runSeed(seed);
  const isBad = result.wrong.length > 0 || result.lies.length > 0;
  if (isBad || values.verbose) process.stdout.write(`${result.print()}\n\n`);
  results.push(result);
}

const seconds = (ms: number | null): string => (ms === null ? "–" : `${(ms / 1000).toFixed(1)} s`);
const downloads = results.flatMap(({ delays }) => delays?.downloads ?? []);
const rest = results.flatMap(({ delays }) => delays?.rest ?? []);
const wrong = results.reduce((sum, result) => sum + result.wrong.length, 0);
const lies = results.flatMap((result) => result.lies);
const falseAvailable = lies.filter(({ kind }) => kind === "false AVAILABLE").length;
const failed = results.filter((result) => result.wrong.length > 0 || result.lies.length > 0);
if (failed.length > 0)
  process.stdout.write(`failed seeds: ${failed.map(({ seed }) => seed).join(" ")}\n`);
process.stdout.write(
  `${count} seeds run (${results.reduce((sum, { unitCount }) => sum + unitCount, 0)} units), ${wrong} wrong states, ` +
    `${falseAvailable} false AVAILABLE, ${lies.length - falseAvailable} other untruths, ` +
    `median delay with all webhooks lost: downloads ${seconds(medianOf(downloads))}, the rest ${seconds(medianOf(rest))}\n`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
