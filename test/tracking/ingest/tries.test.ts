import { expect, it, vi } from "vitest";
import type { Integration } from "../../../server/integrations/port/integration.ts";
import type { Rows } from "../../../server/store/rows/rows.ts";
import type { Store } from "../../../server/store/store.ts";
import { createBus } from "../../../server/tracking/core/bus.ts";
import { systemClock } from "../../../server/tracking/core/clock.ts";
import { createInboxWorker } from "../../../server/tracking/ingest/inbox-worker.ts";
import { failStalled } from "../../../server/tracking/ingest/tries.ts";
import { NO_MARK, type TryMark } from "../../../server/tracking/ingest/try-mark.ts";
import { describeEachProvider } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { createIdleTracking } from "../../support/idle-tracking.ts";
import { buildObservation } from "../../support/observation.ts";
import { silentLog } from "../../support/tracking.ts";

const nothing = () => undefined;

function coreOf(store: Store) {
  const bus = createBus(nothing);
  return { store, bus, clock: systemClock, log: silentLog, newId: () => "no-id" };
}

function startWorker(store: Store, mark: TryMark = NO_MARK) {
  const tracking = createIdleTracking(coreOf(store), new Map());
  const worker = createInboxWorker(tracking, { onApplied: nothing, mark });
  worker.start();
  return worker;
}

/** A process that dies whenever it begins a transaction that applies a delivery. */
function dying(store: Store): Store {
  let hasBegun = false;
  const dead = new Promise<never>(nothing);
  return {
    ...store,
    write: (work) =>
      hasBegun
        ? dead
        : store.write(async (tx, rows) => {
            const listPending = () => {
              hasBegun = true;
              return Promise.reject(new RangeError("the process died"));
            };
            return work(tx, { ...rows, listPending });
          }),
  };
}

const READING: Integration = {
  slug: "sonarr",
  kind: "SONARR",
  check: () => Promise.resolve({ version: "1" }),
  receive: () => ({
    kind: "read",
    event: "Grab",
    observations: [buildObservation("grabbed", { keys: { tvdbId: 1, mediaType: "TV" } })],
  }),
};

/** Searching for the request of a delivery of Sonarr waits for what never comes, as an error in the tracker could. */
function startEndless(store: Store) {
  let waits = 0;
  const findByKeys: Rows["findByKeys"] = () => {
    waits += 1;
    return new Promise(nothing);
  };
  const waiting: Store = {
    ...store,
    write: (work) => store.write((tx, rows) => work(tx, { ...rows, findByKeys })),
  };
  const tracking = createIdleTracking(coreOf(waiting), new Map([["sonarr", READING]]));
  const worker = createInboxWorker(tracking, { onApplied: nothing, mark: NO_MARK, maxTryMs: 500 });
  worker.start();
  return { worker, waits: () => waits };
}

describeEachProvider("tries", (open) => {
  it("are marked while they run, so that one that does not end is known", async () => {
    const store = await open();
    const make = createFactory(store);
    const ids = [await make.delivery({ service: "nobody" }), await make.delivery()];
    const marks: (number | "end")[] = [];
    await startWorker(store, {
      begin: (id) => marks.push(id),
      end: () => marks.push("end"),
    }).idle();
    expect(marks.filter((mark) => mark !== "end")).toEqual(ids.map(({ id }) => id));
    expect(marks.at(-1)).toBe("end");
  });

  it("are counted from the start on for what is pending then, until it is given up", async () => {
    const store = await open();
    const { id: fatal } = await createFactory(store).delivery({ service: "nobody" });
    const read = (id: number) => store.read.delivery.findUniqueOrThrow({ where: { id } });
    for (let lives = 1; lives <= 3; lives += 1) {
      startWorker(dying(store));
      await expect.poll(async () => (await read(fatal)).tries).toBe(lives);
      expect((await read(fatal)).status).toBe("PENDING");
    }

    const { id: later } = await createFactory(store).delivery({ service: "nobody" });
    await startWorker(store).idle();
    expect(await read(fatal)).toMatchObject({ status: "FAILED", tries: 3 });
    expect(await read(later)).toMatchObject({ status: "UNRECOGNISED", tries: 1 });
  });

  it("end for a delivery that stopped the last process, and nothing else waits for it", async () => {
    const store = await open();
    const make = createFactory(store);
    const { id: fatal } = await make.delivery({ service: "nobody" });
    const { id: later } = await make.delivery({ service: "nobody" });
    const { id: done } = await make.delivery({ service: "nobody", status: "APPLIED" });
    for (const id of [fatal, done]) await failStalled({ ...coreOf(store), log: silentLog }, id);
    await startWorker(store).idle();
    const rows = await store.read.delivery.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ id, status, tries }) => [id, status, tries])).toEqual([
      [fatal, "FAILED", 0],
      [later, "UNRECOGNISED", 1],
      [done, "APPLIED", 0],
    ]);
    expect(rows[0]?.message).toBe("applying it did not end, and stopped the tracker");
  });

  it("end for a delivery whose application waits for ever, and the others are applied", async () => {
    const store = await open();
    const make = createFactory(store);
    const before = await make.delivery({ service: "nobody" });
    const endless = await make.delivery({ service: "sonarr", body: Buffer.from("{}") });
    const after = await make.delivery({ service: "nobody" });
    const { worker, waits } = startEndless(store);
    await worker.idle();
    const read = (id: number) => store.read.delivery.findUniqueOrThrow({ where: { id } });
    const FAILED = { status: "FAILED", message: "applying it did not end" };
    expect(await read(endless.id)).toMatchObject(FAILED);
    for (const { id } of [before, after])
      expect(await read(id)).toMatchObject({ status: "UNRECOGNISED" });
    // Once with others and once alone: a machine that slept meanwhile does not cost a delivery.
    expect(waits()).toBe(2);

    const later = await make.delivery({ service: "sonarr", body: Buffer.from("{}") });
    const last = await make.delivery({ service: "nobody" });
    worker.wake();
    await worker.idle();
    expect(await read(later.id)).toMatchObject(FAILED);
    expect(await read(last.id)).toMatchObject({ status: "UNRECOGNISED" });
  });

  it("lets what is pending at the start with a fatal delivery pass, each alone", async () => {
    const store = await open();
    const factory = createFactory(store);
    const { id: fatal } = await factory.delivery({ service: "nobody", tries: 2 });
    const { id: innocent } = await factory.delivery({ service: "nobody", tries: 1 });
    startWorker(dying(store));
    const read = (id: number) => store.read.delivery.findUniqueOrThrow({ where: { id } });
    await expect.poll(async () => (await read(fatal)).tries).toBe(3);
    expect((await read(innocent)).tries).toBe(1);

    await startWorker(store).idle();
    expect(await read(fatal)).toMatchObject({ status: "FAILED", tries: 3 });
    expect(await read(innocent)).toMatchObject({ status: "UNRECOGNISED", tries: 2 });
  });

  it("are not counted for what arrives later, which costs one transaction", async () => {
    const store = await open();
    const write = vi.spyOn(store, "write");
    const worker = startWorker(store);
    await worker.idle();
    const { id } = await createFactory(store).delivery({ service: "nobody" });
    write.mockClear();
    worker.wake();
    await worker.idle();
    expect(write).toHaveBeenCalledTimes(1);
    const row = await store.read.delivery.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: "UNRECOGNISED", tries: 0 });
  });
});
