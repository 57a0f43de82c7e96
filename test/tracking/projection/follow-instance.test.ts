import { expect, it } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import type { Store } from "../../../server/store/store.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { describeEachProvider } from "../../support/database.ts";
import { buildObservation } from "../../support/observation.ts";
import { startTestTracker, type TestTracker } from "../../support/tracking.ts";

const TITLE = { mediaType: "MOVIE", tmdbId: 1001 } as const;

const approved = (sentTo: string): Observation =>
  buildObservation("approved", {
    service: "seerr",
    channel: "POLL",
    at: "2026-01-01T00:00:00.000Z",
    keys: { ...TITLE, requestId: "1" },
    item: { sentTo },
  });

function grabbed(service: string, id: number, downloadId: string, historyId?: number): Observation {
  return buildObservation("grabbed", {
    service,
    channel: historyId === undefined ? "WEBHOOK" : "POLL",
    at: historyId === undefined ? null : "2026-02-01T00:00:00.000Z",
    keys: { ...TITLE, arr: { service, id }, downloadId },
    ...(historyId === undefined ? {} : { historyId }),
  });
}

const file = (service: string, id: number): Observation =>
  buildObservation("imported", {
    service,
    channel: "POLL",
    keys: { ...TITLE, arr: { service, id }, fileId: 3, path: "/movies/a/a.mkv" },
    file: { id: 3, path: "/movies/a/a.mkv" },
  });

async function only(store: Store) {
  const rows = await store.read.mediaRequest.findMany({ include: { units: true } });
  expect(rows).toHaveLength(1);
  const [row] = rows;
  const [unit] = row?.units ?? [];
  return { state: row?.state, arrService: row?.arrService, arrId: row?.arrId, unit };
}

describeEachProvider("a request that is sent to another instance", (open) => {
  async function start(): Promise<{ store: Store; tracker: TestTracker }> {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "RADARR"]);
    return { store, tracker };
  }

  it("is followed there: events of the former instance count no more, whatever number its history has", async () => {
    const { store, tracker } = await start();
    await observe(tracker.context, [approved("radarr"), grabbed("radarr", 5, "A1", 9000)]);
    expect(await only(store)).toMatchObject({ arrService: "radarr", arrId: 5 });
    await observe(tracker.context, [approved("radarr-2")]);
    expect(await only(store)).toMatchObject({ arrService: "radarr-2", arrId: null });

    const gone = { ...TITLE, arr: { service: "radarr", id: 5 } };
    const removed = buildObservation("removed-from-arr", {
      service: "radarr",
      keys: gone,
      filesDeleted: true,
    });
    await observe(tracker.context, [removed, removed]);
    expect(await only(store)).toMatchObject({ state: "GRABBING" });
    await observe(tracker.context, [grabbed("radarr-2", 5, "B1", 12)]);
    const { unit, ...row } = await only(store);
    expect(row).toEqual({ state: "GRABBING", arrService: "radarr-2", arrId: 5 });
    expect(unit?.historyId).toBe(12);
    await tracker.stop();
  });

  it("takes webhooks that arrived before Seerr reported it, and makes no second request", async () => {
    const { store, tracker } = await start();
    await observe(tracker.context, [approved("radarr"), grabbed("radarr", 5, "A1")]);
    const addition = {
      service: "radarr-2",
      channel: "WEBHOOK",
      keys: { ...TITLE, arr: { service: "radarr-2", id: 8 } },
    } as const;
    await observe(tracker.context, [
      buildObservation("requested", { ...addition, origin: "arr" }),
      buildObservation("approved", addition),
      grabbed("radarr-2", 8, "B1"),
    ]);
    await observe(tracker.context, [approved("radarr-2")], {
      followBefore: new Date(Date.now() + 1000),
    });
    expect(await only(store)).toMatchObject({ arrService: "radarr-2", arrId: 8 });
    expect(await store.read.pendingObservation.count()).toBe(0);
    await tracker.stop();
  });

  it.each([
    ["before its file came", grabbed("radarr", 5, "A1")],
    ["with its file", file("radarr", 5)],
  ])(
    "comes back when it was gone from the former instance %s, and makes no second request",
    async (_when, last) => {
      const { store, tracker } = await start();
      await observe(tracker.context, [approved("radarr"), last]);
      const removed = buildObservation("removed-from-arr", {
        service: "radarr",
        keys: { ...TITLE, arr: { service: "radarr", id: 5 } },
        filesDeleted: true,
      });
      const addition = {
        service: "radarr-2",
        channel: "WEBHOOK",
        keys: { ...TITLE, arr: { service: "radarr-2", id: 8 } },
      } as const;
      await observe(tracker.context, [
        removed,
        buildObservation("requested", { ...addition, origin: "arr" }),
        buildObservation("approved", addition),
      ]);
      expect(await only(store)).toMatchObject({ state: "DELETED" });
      await observe(tracker.context, [approved("radarr-2")], {
        followBefore: new Date(Date.now() + 1000),
      });
      const { unit, ...row } = await only(store);
      expect(row).toMatchObject({ state: "APPROVED", arrService: "radarr-2" });
      expect(unit).toMatchObject({ filePath: null, isUnmanaged: false });
      await tracker.stop();
    },
  );

  it("stays AVAILABLE by the file of the former instance", async () => {
    const { store, tracker } = await start();
    await observe(tracker.context, [approved("radarr"), file("radarr", 5)]);
    expect(await only(store)).toMatchObject({ state: "AVAILABLE" });
    await observe(tracker.context, [approved("radarr-2")]);
    const { unit, ...row } = await only(store);
    expect(row).toMatchObject({ state: "AVAILABLE", arrService: "radarr-2" });
    expect(unit).toMatchObject({ isUnmanaged: true, fileId: null, filePath: "/movies/a/a.mkv" });
    await tracker.stop();
  });
});
