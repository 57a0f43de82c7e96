import { expect, it } from "vitest";
import { StoreError } from "../../server/store/store.ts";
import { describeEachProvider } from "../support/database.ts";
import { putSetting, rejection } from "./support.ts";

describeEachProvider("write", (open) => {
  it("commits a transaction and returns the result of its work", async () => {
    const store = await open();
    const result = await store.write(async (tx) => {
      await putSetting(tx, "a");
      await putSetting(tx, "b");
      return "done";
    });
    expect(result).toBe("done");
    expect(await store.read.setting.count()).toBe(2);
  });

  it("rolls back when the work throws, and rethrows the error", async () => {
    const store = await open();
    const refusal = new RangeError("no");
    const error = await rejection(
      store.write(async (tx) => {
        await putSetting(tx, "a");
        throw refusal;
      }),
    );
    expect(error).toBe(refusal);
    expect(await store.read.setting.count()).toBe(0);
  });

  it("reports a refused statement as a StoreError with its cause, and rolls back", async () => {
    const store = await open();
    const error = await rejection(
      store.write(async (tx) => {
        await putSetting(tx, "a");
        await putSetting(tx, "a");
      }),
    );
    expect(error).toMatchObject({ name: "StoreError", code: "FAILED", cause: { code: "P2002" } });
    expect(await store.read.setting.count()).toBe(0);
  });

  it("hides a transaction from readers before its commit", async () => {
    const store = await open();
    const seenInside = await store.write(async (tx) => {
      await putSetting(tx, "a");
      return { outside: await store.read.setting.count(), inside: await tx.setting.count() };
    });
    expect(seenInside).toEqual({ outside: 0, inside: 1 });
    expect(await store.read.setting.count()).toBe(1);
  });

  it("keeps other writes when an open transaction fails", async () => {
    const store = await open();
    const begun = Promise.withResolvers<void>();
    const others = Promise.withResolvers<void>();
    const failing = rejection(
      store.write(async (tx) => {
        await putSetting(tx, "lost");
        begun.resolve();
        await others.promise;
        throw new RangeError("no");
      }),
    );
    await begun.promise;
    const kept = store.write((tx) => putSetting(tx, "kept"));
    others.resolve();
    await Promise.all([failing, kept]);
    expect((await store.read.setting.findMany()).map(({ name }) => name)).toEqual(["kept"]);
  });

  it("refuses a write inside a write, which would deadlock, and keeps working", async () => {
    const store = await open();
    const error = await rejection(store.write(() => store.write((tx) => putSetting(tx, "inner"))));
    expect(error).toBeInstanceOf(StoreError);
    await store.write((tx) => putSetting(tx, "next"));
    expect(await store.read.setting.count()).toBe(1);
  });

  it("finishes accepted writes on close, and refuses later ones", async () => {
    const store = await open();
    const taken = Promise.all([1, 2, 3].map((n) => store.write((tx) => putSetting(tx, `s${n}`))));
    const [results] = await Promise.all([taken, store.close()]);
    expect(results).toHaveLength(3);
    expect(await rejection(store.write((tx) => putSetting(tx, "late")))).toBeInstanceOf(Error);
  });

  it("answers a ping while open and rejects it when closed", async () => {
    const store = await open();
    await store.isReady();
    await store.close();
    expect(await rejection(store.isReady())).toBeInstanceOf(Error);
  });
});
