import { expect, it } from "vitest";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import { findLibraryItem } from "../../simulator/world/library.ts";
import { request } from "../../simulator/world/request.ts";
import { sizeOf } from "../../simulator/world/torrent.ts";
import { expectFound } from "../../simulator/world/world.ts";
import {
  callsOf,
  deleteRequest,
  waitForDeletion,
  download,
  importSome,
  preview,
  waitForRequest,
  startDeletionApp,
  stepsOf,
  unitsOf,
  seerrRequest,
} from "../support/deletion.ts";
import { followLog } from "../support/follower.ts";

it("E1: deletes an anime season in mid-download everywhere, in order, and lets it be requested again (E7)", async () => {
  const app = await startDeletionApp();
  const { world, changes } = app;
  const log = followLog(app.socket);
  const item = seerrRequest(world, { title: LYCORIS_RECOIL, seasons: [1], by: "mika" });
  const pack = download(world, item, unitsOf(item, 1));
  const files = importSome(world, pack, 3);
  const found = await waitForRequest(
    app,
    ({ counts }) => counts.available === 3 && counts.downloading === 10,
  );

  const shown = await preview(app, found.id);
  expect(shown.kept).toEqual([]);
  expect(shown.unseen).toEqual([]);
  expect(
    shown.steps.map((step: { kind: string; items: unknown[] }) => [step.kind, step.items.length]),
  ).toEqual([
    ["UNMONITOR", 1],
    ["DOWNLOADS", 1],
    ["FILES", 4],
    ["MATCHING", 3],
    ["LIBRARY", 3],
    ["REQUEST", 2],
  ]);
  expect(Number(shown.size)).toBe(sizeOf(expectFound(world.torrents.get(pack.hash), "torrent")));
  expect(callsOf(changes)).toEqual([]);

  const { id } = await deleteRequest(app, found.id, { previewId: shown.id });
  const done = await waitForDeletion(app, id, "COMPLETE");
  expect(stepsOf(done)).toEqual([
    "UNMONITOR VERIFIED",
    "DOWNLOADS VERIFIED",
    "FILES VERIFIED",
    "MATCHING VERIFIED",
    "LIBRARY VERIFIED",
    "REQUEST VERIFIED",
  ]);
  expect(done).toMatchObject({ by: "ADMIN_TOKEN", request: { state: "DELETED" } });

  const calls = callsOf(changes).map((call) => call.replace(/\/\d+(?=$|\/)/g, "/…"));
  expect(calls.filter((call) => !call.startsWith("jellyfin"))).toEqual([
    "sonarr PUT /api/v3/series/editor",
    "sonarr DELETE /api/v3/queue/…",
    "sonarr DELETE /api/v3/series/…",
    "shoko GET /api/v3/Action/RemoveMissingFiles/false",
    "seerr DELETE /api/v1/request/…",
    "seerr DELETE /api/v1/media/…",
  ]);
  const inLibrary = callsOf(changes).filter((call) => call.startsWith("jellyfin"));
  expect(inLibrary.every((call) => !call.includes("DELETE"))).toBe(true);
  const removal = changes.find(({ call }) => call.includes("/queue/"));
  expect(Object.fromEntries(removal?.query ?? [])).toEqual({
    removeFromClient: "true",
    blocklist: "false",
    skipRedownload: "true",
    changeCategory: "false",
  });
  expect(world.torrents.size).toBe(0);
  expect(world.items).toEqual([]);
  expect(world.seerrRequests).toEqual([]);
  expect(world.media.size).toBe(0);
  for (const file of files) {
    expect(world.disk.has(file.disk)).toBe(false);
    expect(findLibraryItem(world, file)).toBeNull();
    expect(world.shokoFiles.has(file.disk)).toBe(false);
  }

  // What is gone is not revived, and its history says who.
  await log.until((seen) => seen.filter(({ to }) => to === "DELETED").length >= 13);
  const last = log.seen.findLast(({ to }) => to === "DELETED");
  expect(last).toMatchObject({
    channel: "PERSON",
    message: "The request was removed by ADMIN_TOKEN",
  });

  request(world, { title: LYCORIS_RECOIL, seasons: [1], by: "mika" });
  const again = await waitForRequest(app, ({ state }) => state === "REQUESTED");
  expect(again.id).not.toBe(found.id);
  await waitForRequest(app, (one) => one.id === found.id && one.state === "DELETED");
});
