import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { createSqliteInbox } from "../../server/store/sqlite-inbox.ts";
import { createTestDatabase, openTestStore } from "../support/database.ts";
import { delivery, putSetting, rejection } from "./support.ts";

describe("SQLite", () => {
  it("sets its PRAGMAs on every connect", async () => {
    const database = await createTestDatabase();
    await (await database.open()).close();
    const store = await database.open();
    const pragmas = await store.write(async (tx) => [
      ...(await tx.$queryRaw<object[]>`PRAGMA journal_mode`),
      ...(await tx.$queryRaw<object[]>`PRAGMA synchronous`),
      ...(await tx.$queryRaw<object[]>`PRAGMA foreign_keys`),
      ...(await tx.$queryRaw<object[]>`PRAGMA busy_timeout`),
    ]);
    expect(pragmas).toEqual([
      { journal_mode: "wal" },
      { synchronous: 2n },
      { foreign_keys: 1n },
      { timeout: 100n },
    ]);
  });

  it("finds the rows of a long list in order", async () => {
    const store = await openTestStore();
    const names = Array.from({ length: 2_000 }, (_, index) => `name ${index}`);
    await store.write((tx) => putSetting(tx, "name 7"));
    const where = { name: { in: names }, value: { not: "other" } };
    const found = store.read.setting.findMany({
      where,
      orderBy: { name: "asc" },
      take: 10,
      select: { name: true },
    });
    expect(await found).toEqual([{ name: "name 7" }]);
    expect(await store.read.setting.count({ where: { name: { notIn: names } } })).toBe(0);
    expect(await store.write((tx) => tx.setting.count({ where }))).toBe(1);
  });

  it("refuses a write through the reading client", async () => {
    const store = await openTestStore();
    expect(
      await rejection(store.read.setting.create({ data: { name: "a", value: "" } })),
    ).toBeInstanceOf(Error);
    expect(await store.read.setting.count()).toBe(0);
  });

  it("fails with BUSY while another program locks the file, stores nothing, and recovers", async () => {
    const database = await createTestDatabase();
    const store = await database.open();
    const other = new SqliteFile(join(database.dataDir, "tracker.db"));
    other.exec("BEGIN IMMEDIATE");
    let runs = 0;
    const writing = rejection(
      store.write(async (tx) => {
        runs += 1;
        await putSetting(tx, "a");
      }),
    );
    const inserting = rejection(store.insertDelivery(delivery("a")));
    expect(await writing).toMatchObject({ name: "StoreError", code: "BUSY" });
    expect(await inserting).toMatchObject({ name: "StoreError", code: "BUSY" });
    expect(runs).toBe(0);
    expect([await store.read.setting.count(), await store.read.delivery.count()]).toEqual([0, 0]);

    other.exec("ROLLBACK");
    other.close();
    await store.write((tx) => putSetting(tx, "a"));
    await store.insertDelivery(delivery("a"));
    expect([await store.read.setting.count(), await store.read.delivery.count()]).toEqual([1, 1]);
  });

  it("waits for a lock that is released soon, without blocking the event loop", async () => {
    const database = await createTestDatabase();
    const store = await database.open();
    const other = new SqliteFile(join(database.dataDir, "tracker.db"));
    other.exec("BEGIN IMMEDIATE");
    setTimeout(() => {
      other.exec("ROLLBACK");
      other.close();
    }, 200);
    const id = await store.insertDelivery(delivery("a"));
    expect(other.open).toBe(false);
    expect(await store.read.delivery.count({ where: { id } })).toBe(1);
  });

  it("fails with FULL on a full disk, keeps nothing of the transaction, and recovers", async () => {
    const store = await openTestStore();
    const setPages = (pages: number): Promise<unknown> =>
      store.write((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`));
    await setPages(1); // The least SQLite takes is what the file has.
    const error = await rejection(
      store.write(async (tx) => {
        await putSetting(tx, "small");
        await putSetting(tx, "large", "x".repeat(1_000_000));
      }),
    );
    expect(error).toMatchObject({ name: "StoreError", code: "FULL" });
    expect(await store.read.setting.count()).toBe(0);

    await setPages(1_000_000);
    await store.write((tx) => putSetting(tx, "large", "x".repeat(1_000_000)));
    expect(await store.read.setting.count()).toBe(1);
  });

  it("accepts no delivery on a full disk, and the next once there is room", async () => {
    const store = await openTestStore();
    const setPages = (pages: number): Promise<unknown> =>
      store.write((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`));
    await setPages(1);
    const error = await rejection(store.insertDelivery(delivery("x".repeat(1_000_000))));
    expect(error).toMatchObject({ name: "StoreError", code: "FULL" });
    expect(await store.read.delivery.count()).toBe(0);

    await setPages(1_000_000);
    const id = await store.insertDelivery(delivery("x".repeat(1_000_000)));
    expect(await store.read.delivery.count({ where: { id } })).toBe(1);
  });

  it("accepts a delivery durably although a failed commit left its transaction open", async () => {
    const database = await createTestDatabase();
    await (await database.open()).close();
    const file = join(database.dataDir, "tracker.db");
    const handle = new SqliteFile(file);
    handle.exec(`BEGIN; INSERT INTO "Counter" ("name", "value") VALUES ('left open', 1)`);
    createSqliteInbox(handle)([delivery("a")]);
    handle.close();

    const { read } = await database.open();
    expect(await read.delivery.count()).toBe(1);
    expect(await read.counter.count({ where: { name: "left open" } })).toBe(0);
  });

  it("says within a transaction whether others wait for its end", async () => {
    const store = await openTestStore();
    const queued = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const answers = store.write(async (_tx, rows) => {
      const before = await rows.isAwaited();
      asked.resolve();
      await queued.promise;
      return [before, await rows.isAwaited()];
    });
    await asked.promise;
    const insertion = store.insertDelivery(delivery("a"));
    queued.resolve();
    expect(await answers).toEqual([false, true]);
    await insertion;
  });

  it("lets timers run between 300 queued transactions", async () => {
    const store = await openTestStore();
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 1);
    await Promise.all(
      Array.from({ length: 300 }, (_, n) => store.write((tx) => putSetting(tx, `s${n}`))),
    );
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(30);
  });

  it("stores deliveries ahead of queued transactions, without starving them", async () => {
    const store = await openTestStore();
    const order: string[] = [];
    const writes = Array.from({ length: 5 }, (_, n) =>
      store.write((tx) => putSetting(tx, `s${n}`)).then(() => order.push("write")),
    );
    await store.insertDelivery(delivery("a")).then(() => order.push("insert"));
    let isWriting = true;
    const storm = (async () => {
      while (isWriting) await store.insertDelivery(delivery("b"));
    })();
    await Promise.all(writes).finally(() => (isWriting = false));
    await storm;
    expect(order.indexOf("insert")).toBeLessThan(2);
    expect(order.filter((step) => step === "write")).toHaveLength(5);
  });
});
