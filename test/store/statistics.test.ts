import { expect, it } from "vitest";
import { describeEachProvider } from "../support/database.ts";
import { createFactory } from "../support/factory.ts";

const QUERY = `EXPLAIN QUERY PLAN SELECT "id" FROM "Unit" WHERE "missingSince" <= '2030' AND "state" IN ('AVAILABLE', 'IMPORTING')`;

describeEachProvider("statistics", (open) => {
  it("lead to the index of the few among many, on connections that are open already", async () => {
    const store = await open();
    const { id: requestId } = await createFactory(store).request();
    const rows = Array.from({ length: 500 }, (_, number) => ({
      id: `unit-${number}`,
      requestId,
      season: 1,
      number,
      state: "AVAILABLE",
      stateChangedAt: new Date(0),
      missingSince: number === 7 ? new Date(0) : null,
    }));
    await store.write((tx) => tx.unit.createMany({ data: rows }));
    if (store.provider === "postgresql") {
      await store.gatherStatistics();
      const [row] = await store.read.$queryRaw<{ rows: number }[]>`
        SELECT reltuples::int AS "rows" FROM pg_class WHERE relname = 'Unit'`;
      expect(row?.rows).toBe(500);
      return;
    }
    let asked = 0;
    const plan = async () => {
      // A connection notices a change of the schema when it runs a statement, which EXPLAIN does not. Of the same text, the
      // statement prepared before would answer.
      await store.read.unit.count();
      asked += 1;
      const steps = await store.read.$queryRawUnsafe<{ readonly detail: string }[]>(
        `${QUERY} LIMIT ${asked}`,
      );
      return steps.map(({ detail }) => detail).join();
    };
    expect(await plan()).toContain("Unit_state_stateChangedAt_idx");
    await store.gatherStatistics();
    expect(await plan()).toContain("Unit_missingSince_idx");
    // Again, when there are statistics already.
    await store.gatherStatistics();
    expect(await plan()).toContain("Unit_missingSince_idx");
  });
});
