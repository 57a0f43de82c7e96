import { expect, it } from "vitest";
import { createInbox } from "../../server/store/inbox.ts";
import { createTestDatabase, describeEachProvider } from "../support/database.ts";
import { delivery, putSetting, rejection } from "./support.ts";

describeEachProvider("insertDelivery", (open, provider) => {
  it("keeps the bytes, the time and the defaults as Prisma would", async () => {
    const store = await open();
    const given = { ...delivery("x"), body: Uint8Array.from([0, 255, 10, 128]) };
    const id = await store.insertDelivery(given);
    const row = await store.read.delivery.findUniqueOrThrow({ where: { id } });
    expect(row).toEqual({
      id,
      ...given,
      body: Uint8Array.from([0, 255, 10, 128]),
      status: "PENDING",
      event: null,
      message: null,
      messageCode: null,
      messageParams: null,
      tries: 0,
      appliedAt: null,
    });
    expect(await store.read.delivery.count({ where: { receivedAt: given.receivedAt } })).toBe(1);
    expect(
      await store.read.delivery.count({ where: { receivedAt: { gt: given.receivedAt } } }),
    ).toBe(0);
  });

  it("is kept when the store is opened again", async () => {
    const database = await createTestDatabase(provider);
    const first = await database.open();
    const id = await first.insertDelivery(delivery("kept"));
    await first.close();
    const second = await database.open();
    expect(await second.read.delivery.findMany({ select: { id: true } })).toEqual([{ id }]);
  });

  it("gives each of 500 deliveries next to 50 transactions its own id, in the order of arrival", async () => {
    const store = await open();
    const texts = Array.from({ length: 500 }, (_, n) => `body ${n}`);
    const writes = Array.from({ length: 50 }, (_, n) =>
      store.write((tx) => putSetting(tx, `s${n}`)),
    );
    const ids = await Promise.all(texts.map((text) => store.insertDelivery(delivery(text))));
    await Promise.all(writes);

    expect(new Set(ids).size).toBe(500);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    const rows = await store.read.delivery.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ body }) => new TextDecoder().decode(body))).toEqual(texts);
    expect(await store.read.setting.count()).toBe(50);
  });

  it("stores what arrives during a transaction that fails", async () => {
    const store = await open();
    const inserts: Promise<number>[] = [];
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
    inserts.push(store.insertDelivery(delivery("a")), store.insertDelivery(delivery("b")));
    others.resolve();
    await failing;
    await Promise.all(inserts);
    expect(await store.read.delivery.count()).toBe(2);
    expect(await store.read.setting.count()).toBe(0);
  });

  it("refuses a delivery without a valid time and stores its neighbours", async () => {
    const store = await open();
    const [broken, whole] = await Promise.allSettled([
      store.insertDelivery({ ...delivery("x"), receivedAt: new Date(Number.NaN) }),
      store.insertDelivery(delivery("y")),
    ]);
    expect([broken.status, whole.status]).toEqual(["rejected", "fulfilled"]);
    expect(await store.read.delivery.count()).toBe(1);
  });
});

it("commits deliveries that arrive together at once", async () => {
  const groups: number[] = [];
  let id = 0;
  const insert = createInbox(async (take) => {
    await Promise.resolve();
    const group = take();
    groups.push(group.length);
    return group.map(() => ++id);
  });
  const ids = await Promise.all([
    insert(delivery("a")),
    insert(delivery("b")),
    insert(delivery("c")),
  ]);
  expect(ids).toEqual([1, 2, 3]);
  expect(groups).toEqual([3]);
});

it("rejects every caller of a failed group, and stores the next group", async () => {
  let isBroken = true;
  const insert = createInbox((take) => {
    const group = take();
    if (isBroken) return Promise.reject(new RangeError("broken"));
    return Promise.resolve(group.map((_, index) => index + 1));
  });
  const failed = await Promise.allSettled([insert(delivery("a")), insert(delivery("b"))]);
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isBroken = false;
  expect(await insert(delivery("c"))).toBe(1);
});

it("fails with BUSY at once when too many writes wait for a blocked database", async () => {
  const stuck = Promise.withResolvers<void>();
  const insert = createInbox(async (take) => {
    await stuck.promise;
    return take().map((_, index) => index + 1);
  }, 10);
  const waiting = insert(delivery("12345678"));
  expect(await rejection(insert(delivery("123")))).toMatchObject({ code: "BUSY" });
  stuck.resolve();
  expect(await waiting).toBe(1);
  expect(await insert(delivery("123"))).toBe(1);
});
