import { expect, it } from "vitest";
import { claimTruth } from "./chaos-suite.ts";
import { runSeed } from "./run.ts";

// Half of the seeds: the other half runs beside it, in the worker next door.
claimTruth(1, 100);

it("replays a seed identically", async () => {
  const [one, other] = [await runSeed(7), await runSeed(7)];
  expect(one.lines.length).toBeGreaterThan(10);
  expect(other.lines).toEqual(one.lines);
});
