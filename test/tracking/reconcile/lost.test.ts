import { describe, expect, it } from "vitest";
import type { SnapshotReading } from "../../../server/integrations/port/snapshot.ts";
import type { TrackedItem } from "../../../server/integrations/port/tracked-item.ts";
import type { ServiceSnapshot } from "../../../server/tracking/reconcile/snapshots.ts";
import { syncPage } from "../../../server/tracking/reconcile/sync-page.ts";
import { createTestDatabase } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { startTestTracker } from "../../support/tracking.ts";

const MOVIES = 12;
const GRACE_MS = 2 * 60_000;

/** A library that shows none of what it is asked about, and that takes its time. */
function emptyLibrary(meanwhile: () => Promise<void>): ServiceSnapshot {
  const readItems = async (items: readonly TrackedItem[]): Promise<SnapshotReading> => {
    await meanwhile();
    return { observations: [], lost: items.map((item) => ({ item, episode: null })) };
  };
  return {
    slug: "jellyfin",
    name: "Jellyfin",
    role: "library",
    snapshot: () => null,
    readItems,
    attempt: () => Promise.resolve(null),
  };
}

/** Twelve movies that can be watched. */
async function setStage() {
  const store = await (await createTestDatabase()).open();
  const clock = createManualClock();
  const tracker = await startTestTracker(store, ["RADARR", "JELLYFIN"], clock);
  await tracker.context.reconciler.idle();
  const make = createFactory(store);
  const ids: string[] = [];
  for (let arrId = 1; arrId <= MOVIES; arrId += 1) {
    const file = {
      fileId: arrId,
      filePath: `/movies/${arrId}.mkv`,
      libraryItemId: `item-${arrId}`,
    };
    const { id } = await make.request({
      mediaType: "MOVIE",
      state: "AVAILABLE",
      tmdbId: arrId,
      arrService: "radarr",
      arrId,
    });
    const { id: unitId } = await make.unit(id, {
      season: null,
      number: null,
      state: "AVAILABLE",
      ...file,
    });
    await make.attempt(unitId, null, { step: "AVAILABLE", fileId: arrId, filePath: file.filePath });
    ids.push(id);
  }
  const lose = (some: readonly string[]) =>
    store.write((tx) =>
      tx.unit.updateMany({
        where: { requestId: { in: [...some] } },
        data: { missingSince: clock.now(), fileId: null, filePath: null, fileName: null },
      }),
    );
  const states = async () =>
    (await store.read.unit.findMany({ orderBy: { id: "asc" } })).map(({ state }) => state);
  return { context: tracker.context, clock, ids, lose, states, stop: () => tracker.stop() };
}

describe("what a library shows no more", () => {
  it("is deleted when its arr has missed the file for longer than the grace", async () => {
    const { context, clock, ids, lose, states, stop } = await setStage();
    await lose(ids.slice(0, 1));
    await clock.advance(GRACE_MS + 1);
    await syncPage(context, [emptyLibrary(() => Promise.resolve())], ids.slice(0, 1));
    expect(await states()).toEqual(["DELETED", ...Array(MOVIES - 1).fill("AVAILABLE")]);
    await stop();
  });

  it("stays when the disk went away while the library was asked, for longer than the grace", async () => {
    const { context, clock, ids, lose, states, stop } = await setStage();
    const library = emptyLibrary(async () => {
      await lose(ids);
      await clock.advance(GRACE_MS + 60_000);
    });
    await syncPage(context, [library], ids);
    expect(await states()).toEqual(Array(MOVIES).fill("AVAILABLE"));
    await stop();
  });
});
