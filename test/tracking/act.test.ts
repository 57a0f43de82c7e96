import { describe, expect, it } from "vitest";
import type { ActKind } from "../../server/domain/act.ts";
import type { ArrControl } from "../../server/integrations/control.ts";
import type { Store } from "../../server/store/store.ts";
import { performAct } from "../../server/tracking/act/perform.ts";
import type { Clock } from "../../server/tracking/clock.ts";
import { createTestDatabase } from "../support/database.ts";
import { createFactory, type Factory } from "../support/factory.ts";
import { startTestTracker, type TestTracker } from "../support/tracking.ts";

interface Stage {
  readonly tracker: TestTracker;
  readonly store: Store;
  readonly make: Factory;
  /** What Sonarr was told, as "blocklist ab12". */
  readonly orders: string[];
  press(kind: ActKind, requestId: string, unitIds?: readonly string[]): Promise<string>;
}

/** A tracker whose Sonarr does what `arr` says, and otherwise whatever it is told. */
async function setStage(arr: Partial<ArrControl> = {}, clock?: Clock): Promise<Stage> {
  const store = await (await createTestDatabase()).open();
  const tracker = await startTestTracker(store, ["SEERR", "SONARR"], clock);
  const { running } = tracker.context.services;
  const orders: string[] = [];
  const control: ArrControl = {
    async search({ episodes }) {
      orders.push(`search ${episodes.map(({ number }) => number).join(" ")}`);
    },
    look: () => Promise.reject(new Error("not in this test")),
    async blocklist(downloadId) {
      orders.push(`blocklist ${downloadId}`);
      return true;
    },
    async retryImport(downloadId) {
      orders.push(`import ${downloadId}`);
      return true;
    },
    refresh: () => Promise.resolve(),
    monitor: () => Promise.resolve(),
    ...arr,
  };
  const sonarr = running.get("sonarr");
  if (sonarr === undefined) throw new Error("there is no Sonarr");
  running.set("sonarr", { ...sonarr, integration: { ...sonarr.integration, arr: control } });
  return {
    tracker,
    store,
    make: createFactory(store),
    orders,
    press: (kind, requestId, unitIds) =>
      performAct(tracker.context, {
        requestId,
        kind,
        by: "Ada",
        unitIds: unitIds ?? null,
        downloadRowId: null,
      }),
  };
}

const OF_SONARR = { arrService: "sonarr", arrId: 5 };

interface Loading {
  readonly problem?: string;
  readonly downloads: readonly (readonly [id: string, step: string])[];
}

/** An episode with one attempt per download, the oldest first. */
async function addLoading(
  { make, store }: Stage,
  requestId: string,
  { problem, downloads }: Loading,
): Promise<string> {
  const { id } = await make.unit(requestId, {
    state: "DOWNLOADING",
    ...(problem === undefined
      ? {}
      : { problemCode: problem, problemActions: '["BLOCKLIST_AND_SEARCH"]' }),
  });
  for (const [index, [downloadId, step]] of downloads.entries()) {
    const known = await store.read.download.findFirst({ where: { downloadId } });
    const row =
      known ?? (await make.download({ downloadId, downloadKey: downloadId.toLowerCase() }));
    await make.attempt(id, row.id, { ordinal: index + 1, step });
  }
  return id;
}

describe("what an act is for", () => {
  it("counts nothing as removed that is there, although it is named", async () => {
    const { make, press, store, tracker } = await setStage();
    const request = await make.request(OF_SONARR);
    const there = await make.unit(request.id, { state: "AVAILABLE", fileId: 1 });
    const gone = await make.unit(request.id, {
      state: "AVAILABLE",
      fileId: 2,
      missingSince: new Date(),
    });
    await expect(press("CONFIRM_GONE", request.id, [there.id])).rejects.toMatchObject({
      code: "CONFLICT",
      message: "Nothing of it is missing any more.",
    });
    await press("CONFIRM_GONE", request.id, [there.id, gone.id]);
    const units = await store.read.unit.findMany({ orderBy: { id: "asc" } });
    expect(units.map(({ state }) => state === "AVAILABLE")).toEqual([true, false]);
    await tracker.stop();
  });

  it("drops the stalled pack that leads, not the single that was grabbed a moment ago", async () => {
    const stage = await setStage();
    const request = await stage.make.request(OF_SONARR);
    const pack = ["PACK", "DOWNLOADING"] as const;
    await addLoading(stage, request.id, {
      problem: "STALLED",
      downloads: [pack, ["SINGLE", "GRABBING"]],
    });
    await addLoading(stage, request.id, { problem: "STALLED", downloads: [pack] });
    await stage.press("BLOCKLIST_AND_SEARCH", request.id);
    expect(stage.orders).toEqual(["blocklist PACK"]);
    await stage.tracker.stop();
  });

  it("drops the one download that has the problem, every one that has it, and asks which where none has", async () => {
    const stage = await setStage();
    const mixed = await stage.make.request(OF_SONARR);
    await addLoading(stage, mixed.id, { downloads: [["FINE", "DOWNLOADING"]] });
    await addLoading(stage, mixed.id, { problem: "STALLED", downloads: [["BAD", "DOWNLOADING"]] });
    await stage.press("BLOCKLIST_AND_SEARCH", mixed.id);
    expect(stage.orders.splice(0)).toEqual(["blocklist BAD"]);

    const stalled = await stage.make.request({ ...OF_SONARR, arrId: 6 });
    for (const id of ["ONE", "TWO"])
      await addLoading(stage, stalled.id, { problem: "STALLED", downloads: [[id, "DOWNLOADING"]] });
    await stage.press("BLOCKLIST_AND_SEARCH", stalled.id);
    expect(stage.orders.splice(0)).toEqual(["blocklist ONE", "blocklist TWO"]);

    const fine = await stage.make.request({ ...OF_SONARR, arrId: 7 });
    await addLoading(stage, fine.id, { downloads: [["THREE", "DOWNLOADING"]] });
    const named = await addLoading(stage, fine.id, { downloads: [["FOUR", "DOWNLOADING"]] });
    await expect(stage.press("BLOCKLIST_AND_SEARCH", fine.id)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("name the episodes"),
    });
    await stage.press("BLOCKLIST_AND_SEARCH", fine.id, [named]);
    expect(stage.orders).toEqual(["blocklist FOUR"]);
    await stage.tracker.stop();
  });
});
