import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../../server/integrations/port/snapshot.ts";
import { createReconciler } from "../../../server/tracking/reconcile/create-reconciler.ts";
import { saveService, saveSettings } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { startTestTracker } from "../../support/tracking.ts";

/** Syncs of one Sonarr, which opens its snapshot when the test allows it. */
async function setStage() {
  const store = await openTestStore();
  const clock = createManualClock();
  const tracker = await startTestTracker(store, ["SONARR"], clock);
  await tracker.context.reconciler.idle();
  const { integrations } = tracker.context.services;
  const sonarr = integrations.get("sonarr");
  if (sonarr === undefined) throw new Error("there is no Sonarr");
  const opened: (() => void)[] = [];
  const snapshot: Snapshot = { readItems: () => Promise.resolve({ observations: [] }) };
  integrations.set("sonarr", {
    ...sonarr,
    openSnapshot: () => new Promise((resolve) => opened.push(() => resolve(snapshot))),
  });
  const reconciler = createReconciler(tracker.context);
  const make = createFactory(store);
  return {
    context: tracker.context,
    store,
    clock,
    opened,
    reconciler,
    make,
    sync: (requestId: string) => reconciler.syncRequest({ requestId, by: "Ada" }),
    async stop() {
      for (const open of opened) open();
      await reconciler.stop();
      await tracker.stop();
    },
  };
}

const settled = async () => {
  for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
};

async function untilOpened(opened: readonly unknown[], count: number): Promise<void> {
  await expect.poll(() => opened.length).toBe(count);
}

describe("syncs of one request", () => {
  it("run one at a time, and a waiting one is joined", async () => {
    const { make, sync, opened, stop, store } = await setStage();
    const [one, two] = [await make.request(), await make.request()];
    const syncs = [sync(one.id)];
    await untilOpened(opened, 1);
    syncs.push(sync(two.id), sync(two.id));
    await settled();
    expect(opened).toHaveLength(1);
    opened[0]?.();
    await untilOpened(opened, 2);
    opened[1]?.();
    await Promise.all(syncs);
    expect(await store.read.sync.count({ where: { kind: "REQUEST" } })).toBe(2);
    await stop();
  });

  it("are refused for a request that does not exist or was synced a moment ago", async () => {
    const { make, sync, opened, stop, clock } = await setStage();
    const { id } = await make.request();
    const ask = async (count: number) => {
      const done = sync(id);
      await untilOpened(opened, count);
      opened[count - 1]?.();
      await done;
    };
    await ask(1);
    await expect(sync("nothing")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(sync(id)).rejects.toMatchObject({ code: "LIMIT" });
    await clock.advance(5_000);
    await ask(2);
    await stop();
  });

  it("keep at most a hundred reports, and never delete that of the first sync", async () => {
    const { make, sync, opened, stop, store } = await setStage();
    const old = (kind: string, index: number) => ({
      id: `${kind}-${index}`,
      kind,
      status: "DONE",
      step: "Done",
      startedAt: new Date(index * 1000),
      endedAt: new Date(index * 1000),
    });
    const rows = Array.from({ length: 150 }, (_, index) => [
      old("REQUEST", index),
      old("NIGHTLY", index),
    ]).flat();
    await store.write(async (tx) => {
      await tx.sync.deleteMany();
      await tx.sync.createMany({ data: [...rows, old("FIRST", 0)] });
    });
    const done = sync((await make.request()).id);
    await untilOpened(opened, 1);
    opened[0]?.();
    await done;
    const counts = await store.read.sync.groupBy({
      by: ["kind"],
      _count: true,
      orderBy: { kind: "asc" },
    });
    expect(counts.map(({ kind, _count }) => [kind, _count])).toEqual([
      ["FIRST", 1],
      ["NIGHTLY", 100],
      ["REQUEST", 100],
    ]);
    await stop();
  });
});

describe("a service that recovers", () => {
  it("gets a sync of its own when the running one started without it", async () => {
    const { opened, reconciler, stop, store, clock } = await setStage();
    const running = await reconciler.start({ kind: "BUTTON" });
    await untilOpened(opened, 1);
    reconciler.noteRecovered();
    await clock.advance(5_000);
    expect(opened).toHaveLength(1);
    opened[0]?.();
    await untilOpened(opened, 2);
    const reports = await store.read.sync.findMany({ where: { id: { not: running } } });
    expect(reports.filter(({ kind }) => kind === "OUTAGE")).toHaveLength(1);
    opened[1]?.();
    await reconciler.idle();
    expect(opened).toHaveLength(2);
    await stop();
  });
});

describe("settings of the app", () => {
  it("starts a sync when all titles are tracked from then on", async () => {
    const { context, opened, stop } = await setStage();
    await saveSettings(context, { followsAdded: "NONE" });
    await saveSettings(context, { followsAdded: "ALL" });
    await untilOpened(opened, 1);
    opened[0]?.();
    await context.reconciler.idle();
    await saveSettings(context, { followsAdded: "ALL" });
    await settled();
    expect(opened).toHaveLength(1);
    await stop();
  });

  it("starts a sync of each service as it is added", async () => {
    const { context, opened, stop } = await setStage();
    const radarr = { kind: "RADARR", name: "Radarr", url: "http://127.0.0.1:9", apiKey: "k" };
    const { slug } = await saveService(context, { ...radarr, kind: "RADARR" });
    await untilOpened(opened, 1);
    // Changed while that runs, which knows it already.
    await saveService(context, { ...radarr, kind: "RADARR", slug, name: "Movies" });
    opened[0]?.();
    await context.reconciler.idle();
    await settled();
    expect(opened).toHaveLength(1);
    await stop();
  });
});
