import { expect, it } from "vitest";
import type { Store } from "../../../server/store/store.ts";
import {
  createScopeLoader,
  isAnyWaiting,
  loadDownloadScope,
} from "../../../server/tracking/projection/poll-scope.ts";
import { describeEachProvider } from "../../support/database.ts";
import { createFactory, type Factory } from "../../support/factory.ts";

const EPISODES = 1_200;

/** A show with more episodes than a statement of SQLite takes parameters. */
async function addLongShow(store: Store, make: Factory): Promise<void> {
  const request = await make.request({ title: "One Long Voyage", seasons: "[1]" });
  const units = Array.from({ length: EPISODES }, (_, index) => ({
    id: `episode-${String(index + 1).padStart(5, "0")}`,
    requestId: request.id,
    season: 1,
    number: index + 1,
    state: "APPROVED",
    stateChangedAt: new Date(),
  }));
  // A transaction has to end within seconds, on a busy machine too.
  for (let start = 0; start < EPISODES; start += 200)
    await store.write((tx) => tx.unit.createMany({ data: units.slice(start, start + 200) }));
}

describeEachProvider("tracked items", (open) => {
  it("contains every unfinished request, however many episodes and pages there are", async () => {
    const store = await open();
    const make = createFactory(store);
    await addLongShow(store, make);
    for (let index = 0; index < 60; index += 1) await make.request({ id: `more-${index}` });
    await make.request({ id: "finished", isFinished: true });
    const { tracked, cursor } = await createScopeLoader(store.read)("sonarr");
    expect(tracked).toHaveLength(61);
    expect(tracked.find(({ title }) => title === "One Long Voyage")?.units).toHaveLength(EPISODES);
    expect(cursor).toBeNull();
  });

  it("names the newest live attempt's download, and every download that may still bring a file", async () => {
    const store = await open();
    const make = createFactory(store);
    const request = await make.request();
    const unit = await make.unit(request.id, { number: 1, state: "DOWNLOADING" });
    const old = await make.download({ downloadKey: "aa", downloadId: "AA" });
    const live = await make.download({ downloadKey: "bb", downloadId: "BB" });
    const imported = await make.download({ downloadKey: "cc", downloadId: "CC" });
    await make.attempt(unit.id, live.id, { ordinal: 2, step: "DOWNLOADING" });
    await make.attempt(unit.id, old.id, { ordinal: 1, step: "DOWNLOADING", end: "failed" });
    const other = await make.unit(request.id, { number: 2, state: "IMPORTING" });
    expect(await isAnyWaiting(store.read)).toBe(true);
    await make.attempt(other.id, imported.id, { ordinal: 1, step: "IMPORTING", fileId: 7 });
    const begun = await make.download({ downloadKey: "dd", downloadId: "DD" });
    const third = await make.unit(request.id, { number: 3, state: "IMPORTING" });
    await make.attempt(third.id, begun.id, { ordinal: 1, step: "IMPORTING" });
    const { tracked, downloadIds } = await createScopeLoader(store.read)("sonarr");
    // An import that has begun may end without the episode.
    expect([...downloadIds].toSorted()).toEqual(["bb", "dd"]);
    expect(tracked[0]?.units.find(({ number }) => number === 1)?.downloadId).toBe("BB");
    expect([...(await loadDownloadScope(store.read, "qbittorrent")).downloadIds]).toEqual(["bb"]);
  });

  it("has the size of a finished download whose title left its arr, and of no other without a file", async () => {
    const store = await open();
    const make = createFactory(store);
    const request = await make.request();
    const download = await make.download({ downloadKey: "aa", size: 700n });
    const add = async (number: number, given: object, fileSize: bigint | null = null) => {
      const unit = await make.unit(request.id, { number, state: "DOWNLOADED", ...given });
      await make.attempt(unit.id, download.id, { ordinal: 1, step: "DOWNLOADED", fileSize });
    };
    await add(1, { isUnmanaged: true });
    await add(2, { isUnmanaged: true }, 300n);
    await add(3, {});
    await add(4, { isUnmanaged: true, state: "DOWNLOADING" });
    const { tracked } = await createScopeLoader(store.read)("jellyfin");
    const sizes = tracked[0]?.units.map(({ number, fileSize }) => [number, fileSize]);
    expect(sizes?.toSorted()).toEqual([
      [1, 700],
      [2, 300],
      [3, undefined],
      [4, undefined],
    ]);
  });
});
