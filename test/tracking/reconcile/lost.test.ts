import { describe, expect, it } from "vitest";
import type { SnapshotReading } from "../../../server/integrations/port/snapshot.ts";
import type { TrackedItem } from "../../../server/integrations/port/tracked-item.ts";
import type { ServiceSnapshot } from "../../../server/tracking/reconcile/snapshots.ts";
import { syncPage } from "../../../server/tracking/reconcile/sync-page.ts";
import { openTestStore } from "../../support/database.ts";
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

/** A Shoko that knows the files of the first so many episodes and cannot read them. */
function blindShoko(count: number): ServiceSnapshot {
  const readItems = (items: readonly TrackedItem[]): Promise<SnapshotReading> =>
    Promise.resolve({
      observations: [],
      lost: items.flatMap((item) =>
        item.units
          .filter(({ number }) => number <= count)
          .map(({ season, number }) => ({ item, episode: { season, number } })),
      ),
    });
  return { ...emptyLibrary(() => Promise.resolve()), slug: "shoko", role: "matching", readItems };
}

/** Twelve movies that can be played. */
async function setStage() {
  const store = await openTestStore();
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

it("is deleted when it left its arr and neither Shoko nor the library knows its file", async () => {
  const store = await openTestStore();
  const clock = createManualClock();
  const tracker = await startTestTracker(store, ["SONARR", "SHOKO", "JELLYFIN"], clock);
  await tracker.context.reconciler.idle();
  const make = createFactory(store);
  const { id } = await make.request({ isAnime: true, tvdbId: 7, arrService: "sonarr", arrId: 21 });
  const left = { state: "ANIME_MATCHING", matching: null, isUnmanaged: true } as const;
  const unit = await make.unit(id, { number: 1, ...left, filePath: "/anime/01.mkv" });
  await make.attempt(unit.id, null, { step: "ANIME_MATCHING" });
  const state = async () => (await store.read.unit.findFirstOrThrow()).state;
  const library = emptyLibrary(() => Promise.resolve());
  const silent = { ...blindShoko(0), readItems: () => Promise.resolve(null) };
  await syncPage(tracker.context, [silent, library], [id]);
  expect(await state()).toBe("ANIME_MATCHING");
  await syncPage(tracker.context, [blindShoko(0), library], [id]);
  expect(await state()).toBe("DELETED");
  await tracker.stop();
});

it("is deleted when it left its arr unrecognised and Shoko cannot read its file", async () => {
  const store = await openTestStore();
  const clock = createManualClock();
  const tracker = await startTestTracker(store, ["SONARR", "SHOKO", "JELLYFIN"], clock);
  await tracker.context.reconciler.idle();
  const make = createFactory(store);
  const { id } = await make.request({ isAnime: true, tvdbId: 7, arrService: "sonarr", arrId: 21 });
  for (const number of [1, 2]) {
    const left = { state: "ANIME_MATCHING", matching: "unmatched", isUnmanaged: true } as const;
    const unit = await make.unit(id, { number, ...left, filePath: `/anime/0${number}.mkv` });
    await make.attempt(unit.id, null, { step: "ANIME_MATCHING" });
  }
  await syncPage(tracker.context, [blindShoko(1), emptyLibrary(() => Promise.resolve())], [id]);
  const units = await store.read.unit.findMany({ orderBy: { number: "asc" } });
  expect(units.map(({ state }) => state)).toEqual(["DELETED", "ANIME_MATCHING"]);
  await tracker.stop();
});

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
