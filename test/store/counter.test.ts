import { expect, it } from "vitest";
import { describeEachProvider } from "../support/database.ts";
import { rejection } from "./support.ts";

describeEachProvider("takeNumbers", (open) => {
  it("begins at 1 and returns the first of the requested numbers", async () => {
    const store = await open();
    const take = (count: number): Promise<bigint> =>
      store.write((_tx, rows) => rows.takeNumbers("transition", count));
    expect([await take(1), await take(3), await take(1)]).toEqual([1n, 2n, 5n]);
    expect(await store.write((_tx, rows) => rows.takeNumbers("version", 1))).toBe(1n);
  });

  it("returns the numbers of a failed transaction", async () => {
    const store = await open();
    await rejection(
      store.write(async (_tx, rows) => {
        await rows.takeNumbers("transition", 5);
        throw new RangeError("no");
      }),
    );
    expect(await store.write((_tx, rows) => rows.takeNumbers("transition", 1))).toBe(1n);
  });

  it("hands out nothing without its counter, as in a database that was restored by hand", async () => {
    const store = await open();
    await store.write((tx) => tx.counter.deleteMany());
    const error = await rejection(store.write((_tx, rows) => rows.takeNumbers("transition", 1)));
    expect(error).toMatchObject({ name: "StoreError", code: "BUSY" });
  });

  it("refuses a count below 1", async () => {
    const store = await open();
    expect(
      await rejection(store.write((_tx, rows) => rows.takeNumbers("transition", 0))),
    ).toBeInstanceOf(RangeError);
  });

  it("never shows a reader a number while a lower one is uncommitted", async () => {
    const store = await open();
    let isWriting = true;
    const writing = Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        store.write(async (tx, rows) => {
          // A slow transaction must not be overtaken once it holds its number, nor hold one before it is needed.
          await tx.setting.create({ data: { name: `slow ${n}`, value: "" } });
          const first = await rows.takeNumbers("transition", 2);
          for (const number of [first, first + 1n]) {
            await tx.setting.create({ data: { name: `number ${number}`, value: "" } });
          }
        }),
      ),
    ).finally(() => (isWriting = false));

    const seen: number[][] = [];
    while (isWriting) {
      const rows = await store.read.setting.findMany({
        where: { name: { startsWith: "number " } },
      });
      seen.push(rows.map(({ name }) => Number(name.slice(7))).toSorted((a, b) => a - b));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;

    const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);
    for (const numbers of seen) expect(numbers).toEqual(upTo(numbers.length));
    expect(await store.read.setting.count({ where: { name: { startsWith: "number " } } })).toBe(80);
  });
});
