import { describe, expect, it } from "vitest";
import { readRequestGroups, sumGroups } from "../../server/store/request-count.ts";
import type { Database } from "../../server/store/store.ts";
import {
  describeEachProvider,
  describeWithPostgresql,
  type Provider,
} from "../support/database.ts";
import { createFactory } from "../support/factory.ts";
import { createPreviousDatabase } from "../support/previous-release.ts";

function toText(groups: readonly object[]): readonly string[] {
  return groups.map((group) => JSON.stringify(group)).toSorted();
}

async function expectCounted(read: Database): Promise<void> {
  const rows = await read.mediaRequest.groupBy({
    by: ["state", "isFinished", "problemCode"],
    _count: true,
  });
  const recounted = rows.map(({ state, isFinished, problemCode, _count: count }) => ({
    state,
    isFinished,
    problemCode,
    count,
  }));
  expect(toText(await readRequestGroups(read))).toEqual(toText(recounted));
}

describeEachProvider("the counts of requests", (open) => {
  it("equal a recount after whatever changes requests, and after a rollback", async () => {
    const store = await open();
    const make = createFactory(store);
    const ids: string[] = [];
    for (const problemCode of [null, "STALLED", "NOT_AIRED", null])
      ids.push((await make.request({ problemCode })).id);
    await expectCounted(store.read);
    expect(sumGroups(await readRequestGroups(store.read), { isStuck: true })).toBe(1);

    const [one, two, three] = ids;
    const set = (id: string | undefined, data: object) =>
      store.write((tx) =>
        tx.mediaRequest.updateMany({ where: id === undefined ? {} : { id }, data }),
      );
    await set(one, { state: "DOWNLOADING", problemCode: "STALLED" });
    await set(two, { state: "AVAILABLE", isFinished: true, problemCode: null });
    // Nothing that is counted changes.
    await set(three, { state: "APPROVED", title: "New" });
    await set(undefined, { isFinished: true });
    await expectCounted(store.read);
    expect(sumGroups(await readRequestGroups(store.read), { isFinished: true })).toBe(4);

    const failed = store.write(async (tx) => {
      await tx.mediaRequest.updateMany({ data: { state: "FAILED" } });
      throw new Error("undo");
    });
    await expect(failed).rejects.toThrow("undo");
    await expectCounted(store.read);

    await store.write((tx) => tx.mediaRequest.delete({ where: { id: one ?? "" } }));
    await store.write((tx) => tx.$executeRaw`DELETE FROM "MediaRequest" WHERE "id" = ${two}`);
    await expectCounted(store.read);
    expect(sumGroups(await readRequestGroups(store.read))).toBe(2);
  });
});

function checkUpgrade(provider: Provider): void {
  it("are there after the upgrade, and go on", async () => {
    const store = await (await createPreviousDatabase(provider)).open();
    expect(sumGroups(await readRequestGroups(store.read))).toBeGreaterThan(5);
    await expectCounted(store.read);
    await createFactory(store).request({ state: "FAILED" });
    await expectCounted(store.read);
  });
}

describe("the counts of a database of the previous release on SQLite", () => {
  checkUpgrade("sqlite");
});

describeWithPostgresql("the counts of a database of the previous release on PostgreSQL", () => {
  checkUpgrade("postgresql");
});
