import { expect, it } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import { IntegrationError } from "../../../server/integrations/port/error.ts";
import type { Integration } from "../../../server/integrations/port/integration.ts";
import type { Snapshot } from "../../../server/integrations/port/snapshot.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { createChangeScan } from "../../../server/tracking/reconcile/change-scan.ts";
import type { Tracking } from "../../../server/tracking/tracker.ts";
import { describeEachProvider } from "../../support/database.ts";
import { startTestTracker } from "../../support/tracking.ts";
import { SERIES } from "../body.ts";

const ARR = { service: "sonarr", id: SERIES.id };

const POLLED = { channel: "POLL", event: "poll", at: null } as const;
const BY_SEERR = { ...POLLED, service: "seerr" };
const BY_SONARR = { ...POLLED, service: "sonarr" };

/** A service whose list and whose answers the test sets. */
function createFake(slug: string, kind: Integration["kind"]) {
  const fake = {
    lines: new Map<string, string>(),
    answer: (): readonly Observation[] => [],
    asked: 0,
  };
  const snapshot: Snapshot = {
    fingerprints: () => Promise.resolve(new Map(fake.lines)),
    readItems(items) {
      if (items.length === 0) return Promise.resolve({ observations: [] });
      fake.asked += 1;
      return Promise.resolve().then(() => ({ observations: fake.answer() }));
    },
  };
  const integration: Integration = {
    slug,
    kind,
    check: () => Promise.resolve({ version: "test" }),
    openSnapshot: () => Promise.resolve(snapshot),
  };
  return Object.assign(fake, { integration });
}

const EPISODE = { mediaType: "TV", arr: ARR, episodes: [{ season: 1, number: 1 }] } as const;

const imported = (id: number): Observation => ({
  ...BY_SONARR,
  kind: "imported",
  keys: EPISODE,
  file: { id, path: "/shows/one/S01E01.mkv" },
});

const deleted = (fileId: number): Observation => ({
  ...BY_SONARR,
  kind: "file-deleted",
  keys: { ...EPISODE, fileId },
  reason: "manual",
});

const withdrawn: Observation = {
  ...BY_SEERR,
  kind: "withdrawn",
  keys: { requestId: "1" },
  reason: "withdrawn",
};
const removed: Observation = {
  ...BY_SONARR,
  kind: "removed-from-arr",
  keys: { mediaType: "TV", arr: ARR, tvdbId: SERIES.tvdbId },
};

describeEachProvider("the change scan", (open) => {
  async function start() {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    const seerr = createFake("seerr", "SEERR");
    const sonarr = createFake("sonarr", "SONARR");
    const ctx: Tracking = {
      ...tracker.context,
      // The tracker's own look finds nobody at these addresses.
      reconciler: { ...tracker.context.reconciler, isFirst: () => false },
      services: {
        ...tracker.context.services,
        integrations: new Map([
          ["seerr", seerr.integration],
          ["sonarr", sonarr.integration],
        ]),
      },
    };
    await observe(ctx, [
      {
        ...BY_SEERR,
        kind: "approved",
        keys: {
          mediaType: "TV",
          requestId: "1",
          tvdbId: SERIES.tvdbId,
          tmdbId: SERIES.tmdbId,
          seasons: [1],
        },
        item: { title: SERIES.title },
      },
      {
        ...BY_SONARR,
        kind: "airs",
        keys: {
          mediaType: "TV",
          arr: ARR,
          tvdbId: SERIES.tvdbId,
          episodes: [{ season: 1, number: 1, airDate: "2020-01-01T00:00:00.000Z" }],
        },
      },
    ]);
    seerr.lines.set("1", "approved");
    sonarr.lines.set(String(SERIES.id), "0 0");
    const state = async () => (await store.read.mediaRequest.findFirstOrThrow()).state;
    return { store, tracker, ctx, seerr, sonarr, state };
  }

  it("notices a request that was made and withdrawn between two scans", async () => {
    const { tracker, ctx, seerr, state } = await start();
    const fingerprints = createChangeScan(ctx);
    seerr.lines.clear();
    await fingerprints.begin();
    seerr.answer = () => [withdrawn];
    await fingerprints.round();

    expect(await state()).toBe("DELETED");
    await tracker.stop();
  });

  it("calls no service for details while nothing has changed", async () => {
    const { tracker, ctx, seerr, sonarr } = await start();
    const fingerprints = createChangeScan(ctx);
    await fingerprints.begin();
    await fingerprints.round();

    expect([seerr.asked, sonarr.asked]).toEqual([0, 0]);
    await tracker.stop();
  });

  it("notices what has changed while the tracker was away", async () => {
    const { tracker, ctx, sonarr } = await start();
    await createChangeScan(ctx).begin();
    sonarr.lines.set(String(SERIES.id), "1 700");
    const next = createChangeScan(ctx);
    await next.begin();
    await next.round();
    expect(sonarr.asked).toBe(1);

    await next.round();
    expect(sonarr.asked).toBe(1);
    await tracker.stop();
  });

  it("finds a change again after its sync failed", async () => {
    const { tracker, ctx, seerr, state } = await start();
    const fingerprints = createChangeScan(ctx);
    await fingerprints.begin();
    seerr.lines.clear();
    seerr.answer = () => {
      throw new IntegrationError("seerr", "unreachable", "it does not answer");
    };
    await fingerprints.round();
    expect(await state()).toBe("APPROVED");

    seerr.answer = () => [withdrawn];
    await fingerprints.round();
    expect(await state()).toBe("DELETED");
    await tracker.stop();
  });

  it("confirms twice that a series without a file is gone", async () => {
    const { store, tracker, ctx, sonarr, state } = await start();
    const fingerprints = createChangeScan(ctx);
    await fingerprints.begin();
    sonarr.lines.clear();
    sonarr.answer = () => [removed];
    await fingerprints.round();
    expect(await store.read.unit.findFirstOrThrow()).toMatchObject({
      state: "APPROVED",
      isUnmanaged: true,
    });

    await fingerprints.round();
    expect(await state()).toBe("DELETED");
    await tracker.stop();
  });

  it("syncs a title again that every library has lost", async () => {
    const { store, tracker, ctx, sonarr } = await start();
    await observe(ctx, [imported(10)]);
    const fingerprints = createChangeScan(ctx);
    await fingerprints.begin();
    await fingerprints.round();
    expect(sonarr.asked).toBe(0);
    await store.write((tx) => tx.unit.updateMany({ data: { lostSince: new Date() } }));
    await fingerprints.round();

    expect(sonarr.asked).toBe(1);
    await tracker.stop();
  });

  it("finds a file that is back after it was deleted, under a new id and its old path", async () => {
    const { tracker, ctx, sonarr, state } = await start();
    await observe(ctx, [imported(10), deleted(10)]);
    expect(await state()).toBe("DELETED");
    const fingerprints = createChangeScan(ctx);
    await fingerprints.begin();
    sonarr.lines.set(String(SERIES.id), "1 700");
    sonarr.answer = () => [imported(11)];
    await fingerprints.round();

    expect(await state()).toBe("AVAILABLE");
    await tracker.stop();
  });

  it("does not ask again and again for a deleted title that its arr does not list", async () => {
    const { tracker, ctx, sonarr, state } = await start();
    await observe(ctx, [imported(10), deleted(10)]);
    const fingerprints = createChangeScan(ctx);
    await fingerprints.begin();
    sonarr.lines.clear();
    await fingerprints.round();
    await fingerprints.round();

    expect([await state(), sonarr.asked]).toEqual(["DELETED", 0]);
    await tracker.stop();
  });
});
