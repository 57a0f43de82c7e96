import { expect, it } from "vitest";
import { aMovie, aShow } from "../../simulator/manual-stack.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { findLibraryItem } from "../../simulator/world/library.ts";
import { numbered, series } from "../../simulator/world/title.ts";
import { expectFound } from "../../simulator/world/world.ts";
import {
  makeAvailable,
  callsOf,
  deleteRequest,
  waitForDeletion,
  preview,
  waitForRequest,
  startDeletionApp,
  stepsOf,
  unitsOf,
  seerrRequest,
} from "../support/deletion.ts";

const twoSeasons = (title: string) =>
  series({
    title,
    year: 2021,
    seasons: [
      { number: 1, episodes: numbered(2) },
      { number: 2, episodes: numbered(2) },
    ],
  });

const available =
  (by: string, count: number) =>
  (request: { requestedBy: string; counts: { available: number } }) =>
    request.requestedBy === by && request.counts.available === count;

it("E4: keeps a pack and a series that another request needs, and deletes only the files of its own season", async () => {
  const app = await startDeletionApp();
  const { world, changes } = app;
  const title = twoSeasons("Shared Pack");
  const item = seerrRequest(world, { title, seasons: [1], by: "mika" });
  seerrRequest(world, { title, seasons: [2], by: "Ada" });
  const pack = makeAvailable(world, item, unitsOf(item, 1, 2));
  const own = await waitForRequest(app, available("mika", 2));
  await waitForRequest(app, available("Ada", 2));

  const shown = await preview(app, own.id);
  expect(shown.kept).toEqual([
    { service: "sonarr", what: "the series Shared Pack", reason: "Ada asked for it too" },
    {
      service: "qbittorrent",
      what: pack.release.title,
      reason: "it also brings what Ada asked for; it also holds season 2",
    },
    { service: "seerr", what: "the entry of Shared Pack", reason: "Ada asked for it too" },
  ]);

  const { id } = await deleteRequest(app, own.id, { previewId: shown.id });
  const done = await waitForDeletion(app, id, "COMPLETE");
  expect(stepsOf(done)).toEqual([
    "UNMONITOR VERIFIED",
    "DOWNLOADS NOT_APPLICABLE",
    "FILES VERIFIED",
    "MATCHING NOT_APPLICABLE",
    "LIBRARY VERIFIED",
    "REQUEST VERIFIED",
  ]);
  expect(world.torrents.has(pack.hash)).toBe(true);
  expect(world.items).toEqual([item]);
  expect(unitsOf(item, 1).map(({ file, monitored }) => [file, monitored])).toEqual([
    [null, false],
    [null, false],
  ]);
  for (const { file, monitored } of unitsOf(item, 2)) {
    expect(monitored).toBe(true);
    expect(findLibraryItem(world, expectFound(file, "file"))).not.toBeNull();
  }
  expect(world.seerrRequests.map(({ requestedBy }) => requestedBy.name)).toEqual(["Ada"]);
  expect(world.media.size).toBe(1);
  const calls = callsOf(changes);
  expect(
    calls.filter(
      (call) => /queue|torrents|\/series\/\d|media\//i.test(call) && call.includes("DELETE"),
    ),
  ).toEqual([]);
  expect(calls).toContain("sonarr DELETE /api/v3/episodefile/bulk");
  await waitForRequest(app, available("Ada", 2));
});

it("F2b: deletes only the request of a season that two people requested", async () => {
  const app = await startDeletionApp();
  const { world, changes } = app;
  const title = aShow("Two Fans", 2);
  const item = seerrRequest(world, { title, seasons: [1], by: "mika" });
  seerrRequest(world, { title, seasons: [1], by: "Ada" });
  makeAvailable(world, item, unitsOf(item, 1));
  const own = await waitForRequest(app, available("mika", 2));
  await waitForRequest(app, available("Ada", 2));

  const { id } = await deleteRequest(app, own.id);
  const done = await waitForDeletion(app, id, "COMPLETE");
  expect(stepsOf(done)).toEqual([
    "UNMONITOR NOT_APPLICABLE",
    "DOWNLOADS NOT_APPLICABLE",
    "FILES NOT_APPLICABLE",
    "MATCHING NOT_APPLICABLE",
    "LIBRARY NOT_FOUND",
    "REQUEST VERIFIED",
  ]);
  expect(callsOf(changes)).toEqual(["seerr DELETE /api/v1/request/1"]);
  expect(unitsOf(item, 1).every(({ file, monitored }) => file !== null && monitored)).toBe(true);
});

it("two simultaneous deletions of one show leave nothing of it", async () => {
  const app = await startDeletionApp();
  const { world } = app;
  const title = twoSeasons("Both Gone");
  const item = seerrRequest(world, { title, seasons: [1], by: "mika" });
  seerrRequest(world, { title, seasons: [2], by: "Ada" });
  // One torrent for both: it goes with the second.
  makeAvailable(world, item, unitsOf(item, 1, 2));
  const one = await waitForRequest(app, available("mika", 2));
  const other = await waitForRequest(app, available("Ada", 2));

  const first = await deleteRequest(app, one.id);
  const second = await deleteRequest(app, other.id);
  await waitForDeletion(app, first.id, "COMPLETE");
  await waitForDeletion(app, second.id, "COMPLETE");
  expect(world.items).toEqual([]);
  expect(world.torrents.size).toBe(0);
  expect(world.seerrRequests).toEqual([]);
  expect(world.media.size).toBe(0);
  expect(world.libraries.jellyfin.items.size).toBe(0);
});

it("E4: keeps a torrent whose data another torrent seeds, and deletes the movie", async () => {
  const app = await startDeletionApp();
  const { world, changes } = app;
  const item = seerrRequest(world, { title: aMovie("Cross Seeded"), by: "mika" });
  const made = makeAvailable(world, item, item.units);
  const torrent = expectFound(world.torrents.get(made.hash), "torrent");
  const other = "c".repeat(40);
  world.torrents.set(other, { ...torrent, hash: other, category: "cross-seed" });
  const own = await waitForRequest(app, ({ state }) => state === "AVAILABLE");

  const shown = await preview(app, own.id);
  expect(shown.kept).toEqual([
    {
      service: "qbittorrent",
      what: made.release.title,
      reason: `its data is shared with ${torrent.name}`,
    },
  ]);
  const { id } = await deleteRequest(app, own.id);
  await waitForDeletion(app, id, "COMPLETE");
  expect([...world.torrents.keys()]).toEqual([made.hash, other]);
  expect(world.items).toEqual([]);
  expect(callsOf(changes).some((call) => call.includes("torrents/delete"))).toBe(false);
});

it("F1: the other quality keeps its movie, its request and its half of Seerr's entry", async () => {
  const app = await startDeletionApp({ instances: ["radarr-4k"], without: ["SHOKO"] });
  const { world, changes } = app;
  await app.query(`mutation ($input: ServiceInput!) { saveService(input: $input) { slug } }`, {
    input: {
      kind: "RADARR",
      name: "Radarr 4K",
      url: app.stack.urls["radarr-4k"],
      apiKey: API_KEYS["radarr-4k"],
    },
  });
  const title = aMovie("In Two Qualities");
  const hd = seerrRequest(world, { title, by: "mika" });
  const uhd = seerrRequest(world, { title, by: "Ada", is4k: true });
  makeAvailable(world, hd, hd.units);
  makeAvailable(world, uhd, uhd.units);
  const own = await waitForRequest(app, ({ is4k, counts }) => !is4k && counts.available === 1);

  const shown = await preview(app, own.id);
  expect(shown.kept).toContainEqual({
    service: "radarr-4k",
    what: "In Two Qualities",
    reason: "it is another instance's, for another quality",
  });
  const { id } = await deleteRequest(app, own.id);
  await waitForDeletion(app, id, "COMPLETE");
  expect(world.items).toEqual([uhd]);
  expect(world.torrents.size).toBe(1);
  expect(world.seerrRequests.map(({ is4k }) => is4k)).toEqual([true]);
  expect(callsOf(changes).some((call) => /radarr-4k (DELETE|PUT)/.test(call))).toBe(false);
  expect(callsOf(changes).some((call) => call.includes("DELETE /api/v1/media"))).toBe(false);
});
