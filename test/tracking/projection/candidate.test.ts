import { expect, it } from "vitest";
import type { Store } from "../../../server/store/store.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { openTestStore } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { buildObservation } from "../../support/observation.ts";
import { startTestTracker } from "../../support/tracking.ts";

const EPISODE = { season: 1, number: 1 };

async function start(kinds: readonly ("SONARR" | "RADARR")[]) {
  const store = await openTestStore();
  const tracker = await startTestTracker(store, kinds, createManualClock());
  await tracker.context.reconciler.idle();
  return { store, tracker, make: createFactory(store) };
}

async function unitsOf(store: Store): Promise<readonly unknown[]> {
  const units = await store.read.unit.findMany({ orderBy: { id: "asc" } });
  return units.map(({ state, fileId }) => [state, fileId]);
}

/** A series that left Sonarr was asked for again, and Sonarr found its file under another id. */
async function addAgain(filePath: string | null) {
  const { store, tracker, make } = await start(["SONARR"]);
  const shared = { tvdbId: 7, seasons: "[1]", arrService: "sonarr" };
  const old = await make.request({ ...shared, arrId: 21 });
  const state = filePath === null ? "DOWNLOADING" : "AVAILABLE";
  const left = await make.unit(old.id, { number: 1, state, filePath, isUnmanaged: true });
  await make.attempt(left.id, null, { step: state, filePath });
  const again = await make.request(shared);
  await make.unit(again.id, { number: 1 });
  const keys = { mediaType: "TV", arr: { service: "sonarr", id: 22 }, tvdbId: 7 } as const;
  await observe(tracker.context, [
    buildObservation("imported", {
      channel: "POLL",
      keys: { ...keys, episodes: [EPISODE] },
      file: { id: 9, path: "/shows/one/S01E01.mkv" },
    }),
  ]);
  const units = await unitsOf(store);
  await tracker.stop();
  return units;
}

it("lets a request whose files stayed go on with its title when it is added again", async () => {
  expect(await addAgain("/shows/one/S01E01.mkv")).toEqual([
    ["AVAILABLE", 9],
    ["AVAILABLE", 9],
  ]);
});

it("leaves a request alone that left its arr without a file before it was asked for again", async () => {
  expect(await addAgain(null)).toEqual([
    ["DOWNLOADING", null],
    ["AVAILABLE", 9],
  ]);
});

it("leaves to the library what a series left behind, though it is added again before it is asked for", async () => {
  const { store, tracker, make } = await start(["SONARR"]);
  const series = { tvdbId: 7, seasons: "[1]", arrService: "sonarr" };
  const old = await make.request({ ...series, arrId: 21 });
  const left = {
    state: "IMPORTING",
    isUnmanaged: true,
    filePath: "/shows/one/S01E01.mkv",
  } as const;
  await make.unit(old.id, { number: 1, arrId: 31, ...left });
  const keys = {
    mediaType: "TV",
    arr: { service: "sonarr", id: 22 },
    tvdbId: 7,
    episodes: [{ ...EPISODE, arrId: 41 }],
  } as const;
  const airs = buildObservation("airs", { service: "sonarr", channel: "POLL", keys });
  await observe(tracker.context, [airs]);
  const again = await make.request(series);
  await make.unit(again.id, { number: 1 });
  await observe(tracker.context, [
    airs,
    buildObservation("grabbed", {
      service: "sonarr",
      channel: "POLL",
      keys: { ...keys, downloadId: "AA" },
    }),
  ]);
  const units = await store.read.unit.findMany({ orderBy: { id: "asc" } });
  expect(units.map(({ state, arrId, isUnmanaged }) => [state, arrId, isUnmanaged])).toEqual([
    ["IMPORTING", 31, true],
    ["GRABBING", 41, false],
  ]);
  await tracker.stop();
});

/** The history of a series that was added again, of whose first two episodes one file had stayed or not. */
async function readHistory(record: "upgrade" | "import") {
  const { store, tracker, make } = await start(["SONARR"]);
  const series = { tvdbId: 7, seasons: "[1]", arrService: "sonarr" };
  const old = await make.request({ ...series, arrId: 21 });
  const both = "/shows/one/S01E01-E02.mkv";
  for (const number of [1, 2]) {
    const file = { filePath: both, fileId: 5 };
    const left = { state: "AVAILABLE", isUnmanaged: true, fileSize: 700n, ...file } as const;
    const unit = await make.unit(old.id, { number, arrId: 30 + number, ...left });
    await make.attempt(unit.id, null, { step: "AVAILABLE", ...file });
  }
  const again = await make.request(series);
  await make.unit(again.id, { number: 1 });
  await make.unit(again.id, { number: 2 });
  const ofEpisode = (number: number) =>
    ({
      mediaType: "TV",
      arr: { service: "sonarr", id: 22 },
      tvdbId: 7,
      episodes: [{ season: 1, number, arrId: 40 + number }],
    }) as const;
  const base = { service: "sonarr", channel: "POLL" } as const;
  const path = record === "upgrade" ? "/shows/one/S01E01.mkv" : both;
  const deleted = [1, 2].map((number) =>
    buildObservation("file-deleted", {
      ...base,
      keys: { ...ofEpisode(number), path: both },
      reason: "upgrade",
      historyId: 900 + number,
    }),
  );
  await observe(tracker.context, [
    ...(record === "upgrade" ? deleted : []),
    buildObservation("imported", {
      ...base,
      keys: { ...ofEpisode(1), downloadId: "BB", fileId: 9, path },
      file: { id: 9, path, size: 800 },
      historyId: 910,
    }),
    // What the poll reports beside it: the first episode has the file, the second has none.
    ...(record === "upgrade"
      ? [
          buildObservation("file-deleted", {
            ...base,
            keys: { ...ofEpisode(2), fileId: 5 },
            reason: { code: "FILE_REPLACED", params: {} },
            isReplaced: true,
          }),
        ]
      : []),
  ]);
  const units = await unitsOf(store);
  await tracker.stop();
  return units;
}

it("goes on with a file that stayed, of which only the history shows that it was replaced", async () => {
  expect(await readHistory("upgrade")).toEqual([
    ["AVAILABLE", 9],
    ["APPROVED", null],
    ["AVAILABLE", 9],
    ["APPROVED", null],
  ]);
});

it("deletes what left with its title when a download of the one that was added again has its place", async () => {
  expect(await readHistory("import")).toEqual([
    ["DELETED", null],
    // Its file is that of the first episode, which no report names here.
    ["AVAILABLE", 5],
    ["AVAILABLE", 9],
    ["APPROVED", null],
  ]);
});

it("knows nothing of the library's former item when something new comes after a deletion", async () => {
  const { store, tracker, make } = await start(["SONARR"]);
  const { id } = await make.request({ tvdbId: 7, seasons: "[1]", arrService: "sonarr", arrId: 21 });
  const former = { libraryItemId: "former", watchUrl: "http://jellyfin/former" };
  const unit = await make.unit(id, { number: 1, state: "DELETED", ...former });
  const keys = { mediaType: "TV", arr: { service: "sonarr", id: 21 }, tvdbId: 7 } as const;
  await observe(tracker.context, [
    buildObservation("grabbed", { keys: { ...keys, episodes: [EPISODE], downloadId: "AA" } }),
  ]);
  expect(await store.read.unit.findUniqueOrThrow({ where: { id: unit.id } })).toMatchObject({
    state: "GRABBING",
    libraryItemId: null,
    watchUrl: null,
  });
  await tracker.stop();
});

it("leaves the grab that follows a deletion to a newer request, though one poll reports both", async () => {
  const { store, tracker, make } = await start(["RADARR"]);
  const movie = { mediaType: "MOVIE", tmdbId: 11, arrService: "radarr", arrId: 5 } as const;
  const old = await make.request({ ...movie, state: "AVAILABLE" });
  const file = { filePath: "/movies/one.mkv", fileId: 3 };
  const unit = { season: null, number: null } as const;
  const { id } = await make.unit(old.id, { ...unit, ...file, state: "AVAILABLE" });
  await make.attempt(id, null, { step: "AVAILABLE", ...file });
  const again = await make.request(movie);
  await make.unit(again.id, unit);
  const base = { service: "radarr", channel: "POLL" } as const;
  const keys = { mediaType: "MOVIE", arr: { service: "radarr", id: 5 }, tmdbId: 11 } as const;
  await observe(tracker.context, [
    buildObservation("file-deleted", { ...base, keys, reason: "manual", historyId: 900 }),
    buildObservation("grabbed", { ...base, keys: { ...keys, downloadId: "BB" }, historyId: 901 }),
  ]);
  expect(await unitsOf(store)).toEqual([
    ["DELETED", null],
    ["GRABBING", null],
  ]);
  await tracker.stop();
});

it("revives a deleted movie in 4K by its next grab, whoever asks for it in HD meanwhile", async () => {
  const { store, tracker, make } = await start(["RADARR"]);
  const movie = { mediaType: "MOVIE", tmdbId: 11, state: "DELETED" } as const;
  const old = await make.request({ ...movie, arrService: "radarr-4k", arrId: 5, is4k: true });
  const unit = { season: null, number: null } as const;
  await make.unit(old.id, { ...unit, state: "DELETED" });
  const hd = await make.request({ ...movie, state: "APPROVED", arrService: "radarr", arrId: 5 });
  await make.unit(hd.id, unit);
  const grabIn = (service: string) =>
    observe(tracker.context, [
      buildObservation("grabbed", {
        service,
        keys: { mediaType: "MOVIE", arr: { service, id: 5 }, tmdbId: 11, downloadId: service },
      }),
    ]);
  await grabIn("radarr-4k");
  expect(await unitsOf(store)).toEqual([
    ["GRABBING", null],
    ["APPROVED", null],
  ]);
  await tracker.stop();
});
