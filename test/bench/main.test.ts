import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, inject, it } from "vitest";
import { z } from "zod";
import { describeWithPostgresql } from "../support/database.ts";
import { TARGETS } from "./document/targets.ts";
import { BENCH_NAMES, type Figure } from "./figure.ts";

const Line = z.strictObject({
  bench: z.enum(BENCH_NAMES),
  figure: z.string().min(1),
  value: z.number().nonnegative(),
  unit: z.enum(["/s", "ms", "s", "MB", "%", "statements"]),
  floor: z.number().nonnegative().nullable(),
  ratio: z.number().nonnegative().nullable(),
});

const MAIN = new URL("main.ts", import.meta.url).pathname;

/** They start a dozen trackers; on a busy machine that takes minutes. */
const TIMEOUT_MS = 600_000;

/** Runs the benchmarks in the smallest sizes, as `npm run bench -- --json` does. */
async function runSmall(...args: readonly string[]): Promise<readonly Figure[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [MAIN, "--small", "--json", "--minutes", "0.001", ...args],
    { maxBuffer: 2 ** 24 },
  );
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => Line.parse(JSON.parse(line)));
}

function expectDistinct(figures: readonly Figure[]): void {
  const names = figures.map(({ bench, figure }) => `${bench}: ${figure}`);
  expect(new Set(names).size).toBe(names.length);
}

/** Where there is PostgreSQL, they are run on both databases instead. */
const TESTED_ON_BOTH: [Figure["bench"][]] = [["latency", "list"]];

/** Every figure that has a target is there, once. */
function expectTargets(figures: readonly Figure[], benches: readonly Figure["bench"][]): void {
  expectDistinct(figures);
  expect([...new Set(figures.map(({ bench }) => bench))]).toEqual(benches);
  const missing = TARGETS.filter(
    ({ bench, figure, of }) =>
      benches.includes(bench) &&
      !figures.some(
        (one) =>
          one.bench === bench && figure.test(one.figure) && (of === "value" || one.floor !== null),
      ),
  );
  expect(missing).toEqual([]);
}

it.each<[Figure["bench"][]]>([
  [["ingest", "fan-out", "back-fill", "memory", "idle", "growth", "boot"]],
  ...(inject("postgresqlHindrance") === "" ? [] : [TESTED_ON_BOTH]),
])(
  "the benchmarks %j print every figure that has a target as one JSON object per line",
  async (benches) => expectTargets(await runSmall(...benches), benches),
  TIMEOUT_MS,
);

it("every benchmark has a target", () => {
  expect(new Set(TARGETS.map(({ bench }) => bench))).toEqual(new Set(BENCH_NAMES));
});

describeWithPostgresql("the benchmarks on PostgreSQL", () => {
  it(
    "give the same figures as on SQLite, marked as PostgreSQL's",
    async () => {
      const figures = await runSmall(...TESTED_ON_BOTH[0], "--database", "both");
      expectDistinct(figures);
      const own = figures.filter(({ figure }) => !figure.endsWith(" (PostgreSQL)"));
      expectTargets(own, TESTED_ON_BOTH[0]);
      expect(figures.map(({ figure }) => figure).toSorted()).toEqual(
        own.flatMap(({ figure }) => [figure, `${figure} (PostgreSQL)`]).toSorted(),
      );
    },
    TIMEOUT_MS,
  );
});

it("explains an unknown benchmark on stderr and prints no figure", async () => {
  const run = promisify(execFile)(process.execPath, [MAIN, "lists", "--json"]);
  await expect(run).rejects.toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining('no benchmark is named "lists"'),
  });
});
