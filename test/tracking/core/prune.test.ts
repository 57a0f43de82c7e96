import { expect, it, onTestFinished } from "vitest";
import { createTransitionSource } from "../../../server/graphql/live/transition-source.ts";
import type { Store } from "../../../server/store/store.ts";
import { createPruner } from "../../../server/tracking/core/prune/pruner.ts";
import { BATCH_SIZE } from "../../../server/tracking/core/prune/steps.ts";
import { DEFAULT_RETENTION } from "../../../server/tracking/core/retention.ts";
import { describeEachProvider } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { openFrontDoor } from "../../support/front-door.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { isWork, recordStatements } from "../../support/statements.ts";
import { silentLog } from "../../support/tracking.ts";

const NOW = "2031-05-04T12:00:00Z";
const KEEP_A_YEAR = { ...DEFAULT_RETENTION, historyDays: 365 };

function daysAgo(days: number): Date {
  return new Date(Date.parse(NOW) - days * 86_400_000);
}

function createTestPruner(store: Store, retention = DEFAULT_RETENTION) {
  const clock = createManualClock(NOW);
  const pruner = createPruner({ store, clock, log: silentLog }, retention);
  return {
    /** Lets the pauses between batches pass. */
    async prune() {
      let isOver = false;
      const counts = pruner.prune().finally(() => {
        isOver = true;
      });
      while (!isOver) await clock.advance(1_000);
      return counts;
    },
  };
}

function sequencesOf(store: Store): Promise<readonly number[]> {
  return store.read.transition
    .findMany({ orderBy: { sequence: "asc" } })
    .then((rows) => rows.map(({ sequence }) => Number(sequence)));
}

async function addTransitions(
  store: Store,
  requestId: string,
  count: number,
  at: Date,
): Promise<void> {
  await store.write(async (tx, rows) => {
    const first = await rows.takeNumbers("transition", count);
    await tx.transition.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        sequence: first + BigInt(index),
        at,
        requestId,
        to: "APPROVED",
        service: "seerr",
        event: "MEDIA_APPROVED",
        channel: "POLL",
        message: "Approved.",
      })),
    });
  });
}

describeEachProvider("at night", (open, provider) => {
  it("bodies go after 30 days and their rows after 90, but nothing that waits to be applied", async () => {
    const store = await open();
    const make = createFactory(store);
    const body = Buffer.from('{"eventType":"Test"}');
    const ages = [100, 91, 89, 31, 29];
    for (const age of ages)
      await make.delivery({ receivedAt: daysAgo(age), status: "APPLIED", body, bodyHash: "ab" });
    const { id } = await make.request();
    await make.transition(id, { deliveryId: 1 });
    await make.transition(id, { deliveryId: 3 });
    await store.write((tx) =>
      tx.pendingObservation.create({
        data: {
          deliveryId: 1,
          service: "sonarr",
          kind: "grabbed",
          observation: "{}",
          createdAt: daysAgo(100),
        },
      }),
    );

    expect(await createTestPruner(store).prune()).toEqual({ bodies: 4, deliveries: 2 });
    const rows = await store.read.delivery.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => [row.id, row.body.byteLength, row.bodyHash])).toEqual([
      [3, 0, "ab"],
      [4, 0, "ab"],
      [5, body.byteLength, "ab"],
    ]);
    const transitions = await store.read.transition.findMany({ orderBy: { sequence: "asc" } });
    expect(transitions.map(({ deliveryId }) => deliveryId)).toEqual([null, 3]);
    expect(await store.read.pendingObservation.count()).toBe(0);

    const late = await make.delivery({ receivedAt: daysAgo(40), body });
    await make.delivery({ receivedAt: daysAgo(40), status: "APPLIED", body });
    expect(await createTestPruner(store).prune()).toEqual({});
    await store.write((tx) =>
      tx.delivery.update({ where: { id: late.id }, data: { status: "APPLIED" } }),
    );
    // Those that arrived before it are recent.
    expect(await createTestPruner(store).prune()).toEqual({});
  });

  it("evidence goes after 90 days and the history stays, however old", async () => {
    const store = await open();
    const make = createFactory(store);
    const { id } = await make.request();
    for (const age of [2_000, 91, 89])
      await make.transition(id, { at: daysAgo(age), evidence: '{"hasFile":true}' });
    await make.transition(id, { at: daysAgo(500) });
    await store.write((tx) =>
      tx.appliedObservation.createMany({
        data: [89, 91].map((age) => ({
          id: String(age),
          requestId: id,
          appliedAt: daysAgo(age),
          observation: "{}",
        })),
      }),
    );
    expect(await createTestPruner(store).prune()).toEqual({ evidence: 2 });
    const kept = await store.read.appliedObservation.findMany({ select: { id: true } });
    expect(kept).toEqual([{ id: "89" }]);
    const rows = await store.read.transition.findMany({ orderBy: { sequence: "asc" } });
    expect(rows.map(({ evidence }) => evidence)).toEqual([null, null, '{"hasFile":true}', null]);
  });

  it("the history goes by setting from its beginning, and its newest entry stays", async () => {
    const store = await open();
    const make = createFactory(store);
    const { id } = await make.request();
    // An import adds old entries after recent ones.
    for (const age of [800, 400, 10, 700, 5]) await make.transition(id, { at: daysAgo(age) });
    expect(await createTestPruner(store, KEEP_A_YEAR).prune()).toEqual({ history: 2 });
    expect(await sequencesOf(store)).toEqual([3, 4, 5]);

    await store.write((tx) => tx.transition.updateMany({ data: { at: daysAgo(366) } }));
    expect(await createTestPruner(store, KEEP_A_YEAR).prune()).toEqual({ history: 2 });
    expect(await sequencesOf(store)).toEqual([5]);
    const door = await openFrontDoor({ store });
    const after = (sequence: number) =>
      door.query(`{ transitions(after: "${sequence}") { sequence } }`);
    expect((await after(3)).errors?.[0]?.extensions["code"]).toBe("SEQUENCE_EXPIRED");
    expect((await after(4)).data.transitions).toEqual([{ sequence: "5" }]);
    expect((await after(5)).data.transitions).toEqual([]);
  });

  it("what a subscriber has not replayed yet ends its replay", async () => {
    const store = await open();
    const make = createFactory(store);
    const { id } = await make.request();
    await addTransitions(store, id, 120, daysAgo(400));
    const door = await openFrontDoor({ store });
    const source = createTransitionSource(door.tracking, {
      after: 0n,
      requestId: null,
      visible: null,
      endsCaughtUp: true,
    });
    onTestFinished(() => void source.return());
    expect((await source.next()).value?.sequence).toBe(1n);
    expect(await createTestPruner(store, KEEP_A_YEAR).prune()).toEqual({ history: 119 });
    const seen: bigint[] = [];
    const rest = (async () => {
      for await (const { sequence } of source) seen.push(sequence);
    })();
    await expect(rest).rejects.toMatchObject({ extensions: { code: "SEQUENCE_EXPIRED" } });
    // The page that was read before.
    expect(seen.at(-1)).toBe(50n);
  });

  it("the audit log goes after a year", async () => {
    const store = await open();
    await store.write((tx) =>
      tx.auditEntry.createMany({
        data: [366, 364].map((age) => ({ at: daysAgo(age), event: "SIGN_IN" })),
      }),
    );
    expect(await createTestPruner(store).prune()).toEqual({ audit: 1 });
    expect(await store.read.auditEntry.count()).toBe(1);
  });

  it("goes in batches, and reads a little where nothing is old", async () => {
    const store = await open();
    const count = 2 * BATCH_SIZE + 50;
    await store.write((tx) =>
      tx.delivery.createMany({
        data: Array.from({ length: count }, () => ({
          service: "sonarr",
          kind: "SONARR",
          receivedAt: daysAgo(40),
          status: "APPLIED",
          body: Buffer.from("{}"),
          bodyHash: "ab",
        })),
      }),
    );
    const run = async () => {
      const { result, statements } = await recordStatements(provider, () =>
        createTestPruner(store, KEEP_A_YEAR).prune(),
      );
      return { result, count: statements.filter(isWork).length };
    };
    const first = await run();
    expect(first.result).toEqual({ bodies: count });
    // Three batches, each read, emptied and noted; then one read for each of the others.
    expect(first.count).toBeLessThanOrEqual(3 * 6 + 6);
    const second = await run();
    expect(second.result).toEqual({});
    expect(second.count).toBeLessThanOrEqual(8);
  });
});
