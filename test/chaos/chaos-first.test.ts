import { expect, it } from "vitest";
import { claimTruth } from "./chaos-suite.ts";
import { openDatabases } from "./database.ts";
import { runSeed } from "./run.ts";

// Half of the seeds: the other half runs beside it, in the worker next door.
claimTruth(1, 150);

it("replays a seed identically", async () => {
  const databases = await openDatabases("sqlite");
  try {
    const [one, other] = [await runSeed(7, databases), await runSeed(7, databases)];
    expect(one.lines.length).toBeGreaterThan(10);
    expect(other.lines).toEqual(one.lines);
  } finally {
    await databases.close();
  }
});
