import { expect, it } from "vitest";
import { openDatabases } from "./database.ts";
import { runSeed } from "./run.ts";

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
