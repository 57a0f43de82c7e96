import { expect, it, vi } from "vitest";
import { aMovie, aShow } from "../../simulator/manual-stack.ts";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import { findLibraryItem } from "../../simulator/world/library.ts";
import { request } from "../../simulator/world/request.ts";
import type { AnyResult } from "../support/answer.ts";
import {
  makeAvailable,
  callsOf,
  deleteRequest,
  waitForDeletion,
  findDeletion,
  preview,
  waitForRequest,
  startDeletionApp,
  stepsOf,
  unitsOf,
  seerrRequest,
} from "../support/deletion.ts";

const isReady = ({ state }: AnyResult) => state === "AVAILABLE";

it("E2: with Jellyfin down the other steps continue, the record says so, and the missing step follows after a restart", async () => {
  const app = await startDeletionApp();
  const { world } = app;
  const item = seerrRequest(world, { title: LYCORIS_RECOIL, by: "mika" });
  makeAvailable(world, item, unitsOf(item, 1));
  const own = await waitForRequest(app, isReady);
  app.stack.failures.service.jellyfin.isDown = true;

  const { id } = await deleteRequest(app, own.id);
  const incomplete = await waitForDeletion(app, id, "INCOMPLETE");
  expect(stepsOf(incomplete)).toEqual([
    "UNMONITOR VERIFIED",
    "DOWNLOADS VERIFIED",
    "FILES VERIFIED",
    "MATCHING VERIFIED",
    "LIBRARY FAILED",
    "REQUEST VERIFIED",
  ]);
  expect(incomplete.reason).toMatch(/^Jellyfin: /);
  expect(world.media.size).toBe(0);

  await app.restart();
  expect(await findDeletion(app, id)).toMatchObject({
    status: expect.stringMatching(/INCOMPLETE|RUNNING/),
  });
  app.stack.failures.clear();
  await waitForDeletion(app, id, "COMPLETE");
  expect(world.libraries.jellyfin.items.size).toBe(0);
});

it("E3: counts steps that do not apply and objects that do not exist as done", async () => {
  const app = await startDeletionApp();
  seerrRequest(app.world, { title: aMovie("Never Grabbed"), by: "mika" });
  const own = await waitForRequest(app, ({ state }) => state === "APPROVED");
  const { id } = await deleteRequest(app, own.id);
  const done = await waitForDeletion(app, id, "COMPLETE");
  expect(stepsOf(done)).toEqual([
    "UNMONITOR VERIFIED",
    "DOWNLOADS NOT_FOUND",
    "FILES VERIFIED",
    "MATCHING NOT_APPLICABLE",
    "LIBRARY NOT_FOUND",
    "REQUEST VERIFIED",
  ]);
});

it("E6: searches each service for ids that the tracker does not know", async () => {
  // Polls and syncs are a day apart, so the tracker learns no ids before the deletion.
  const app = await startDeletionApp({
    env: { VERIFY_SECONDS: "86400", RECONCILE_SECONDS: "86400" },
  });
  const { world } = app;
  const item = seerrRequest(world, { title: LYCORIS_RECOIL, by: "mika" });
  await waitForRequest(app, ({ state }) => state === "APPROVED");
  await app.app.tracker.idle();
  app.stack.failures.webhook.sonarr.lose = 1;
  const pack = makeAvailable(world, item, unitsOf(item, 1));
  const own = await waitForRequest(app, ({ state }) => state === "APPROVED");
  await app.app.store.write(async (tx) => {
    await tx.unit.deleteMany({});
    await tx.mediaRequest.updateMany({ data: { arrService: null, arrId: null, arrPath: null } });
  });

  const shown = await preview(app, own.id);
  const { id } = await deleteRequest(app, own.id, { previewId: shown.id });
  const done = await waitForDeletion(app, id, "COMPLETE");
  expect(stepsOf(done)).toEqual([
    "UNMONITOR VERIFIED",
    "DOWNLOADS VERIFIED",
    "FILES VERIFIED",
    "MATCHING VERIFIED",
    "LIBRARY VERIFIED",
    "REQUEST VERIFIED",
  ]);
  expect(world.torrents.has(pack.hash)).toBe(false);
  expect(world.items).toEqual([]);
  expect(world.libraries.jellyfin.items.size).toBe(0);
});

it("without files, only withdraws the request and stops tracking it", async () => {
  const app = await startDeletionApp();
  const { world, changes } = app;
  const item = seerrRequest(world, { title: aShow("Kept Show", 2), by: "mika" });
  const pack = makeAvailable(world, item, unitsOf(item, 1));
  const own = await waitForRequest(app, isReady);
  const shown = await preview(app, own.id, false);
  expect(shown.steps.map(({ kind }: AnyResult) => kind)).toEqual(["REQUEST"]);
  const { id } = await deleteRequest(app, own.id, { deleteFiles: false });
  await waitForDeletion(app, id, "COMPLETE");
  expect(callsOf(changes)).toEqual(["seerr DELETE /api/v1/request/1"]);
  expect(world.torrents.has(pack.hash)).toBe(true);
  expect(world.items).toEqual([item]);
  // Sonarr still has the series, which must not bring the request back.
  await app.stack.settled();
  await waitForRequest(app, ({ state }) => state === "DELETED");
  const { requests } = await app.query(`{ requests(first: 10) { nodes { id } } }`);
  expect(requests.nodes).toHaveLength(1);
});

it("can be cancelled until it starts, and starts once", async () => {
  const app = await startDeletionApp({ speed: 10 });
  const { world, changes } = app;
  seerrRequest(world, { title: aMovie("Second Thoughts"), by: "mika" });
  const own = await waitForRequest(app, ({ state }) => state === "APPROVED");
  const { id } = await deleteRequest(app, own.id);
  await expect(deleteRequest(app, own.id)).rejects.toThrow("CONFLICT");
  const { cancelDeletion } = await app.query(
    `mutation ($id: ID!) { cancelDeletion(id: $id) { status reason } }`,
    { id },
  );
  expect(cancelDeletion).toEqual({
    status: "CANCELLED",
    reason: "ADMIN_TOKEN cancelled the deletion.",
  });
  await expect(
    app.query(`mutation ($id: ID!) { cancelDeletion(id: $id) { id } }`, { id }),
  ).rejects.toThrow("CONFLICT");
  await expect(
    app.query(`mutation ($id: ID!) { retryDeletion(id: $id) { id } }`, { id }),
  ).rejects.toThrow("CONFLICT");
  expect(callsOf(changes)).toEqual([]);
  expect(world.items).toHaveLength(1);
  await waitForRequest(app, (one) => one.id === own.id && one.state === "APPROVED");
  // After a cancelled deletion, the request can be deleted again.
  const again = await deleteRequest(app, own.id);
  await waitForDeletion(app, again.id, "COMPLETE");
});

it("leaves a title alone that is requested again while its deletion runs", async () => {
  const app = await startDeletionApp();
  const { world } = app;
  const title = aShow("Wanted Again", 2);
  const item = seerrRequest(world, { title, by: "mika" });
  makeAvailable(world, item, unitsOf(item, 1));
  const own = await waitForRequest(app, isReady);
  app.stack.failures.service.sonarr.isDown = true;
  const { id } = await deleteRequest(app, own.id);
  await waitForDeletion(app, id, "INCOMPLETE");
  request(world, { title, seasons: [1], by: "Ada", isAutomatic: true });
  await waitForRequest(
    app,
    ({ requestedBy, state }) => requestedBy === "Ada" && state !== "DELETED",
  );
  app.stack.failures.clear();
  const done = await waitForDeletion(app, id, "COMPLETE");
  expect(done.steps.find(({ kind }: AnyResult) => kind === "FILES")).toMatchObject({
    status: "NOT_APPLICABLE",
    message: expect.stringContaining("Ada asked for it too"),
  });
  expect(world.items).toEqual([item]);
  for (const { file } of unitsOf(item, 1)) {
    if (file === null) throw new Error("its file is gone");
    expect(findLibraryItem(world, file)).not.toBeNull();
  }
});

it("does not ask Shoko to clean up while one of its folders is unreachable", async () => {
  const app = await startDeletionApp();
  const { world } = app;
  const other = seerrRequest(world, { title: aMovie("Another Anime", true), by: "Ada" });
  makeAvailable(world, other, other.units);
  const item = seerrRequest(world, { title: LYCORIS_RECOIL, by: "mika" });
  makeAvailable(world, item, unitsOf(item, 1));
  const own = await waitForRequest(app, (one) => one.title === "Lycoris Recoil" && isReady(one));
  const folder = [...world.shokoFiles.values()].find(({ file }) => file.title === other.title);
  world.shoko.inaccessible.add(folder?.folderId ?? 0);

  const { id } = await deleteRequest(app, own.id);
  const incomplete = await waitForDeletion(app, id, "INCOMPLETE");
  expect(incomplete.reason).toContain("Anime movies cannot be reached");
  expect(world.shokoFiles.size).toBe(14);
  world.shoko.inaccessible.clear();
  await waitForDeletion(app, id, "COMPLETE");
  expect(world.shokoFiles.size).toBe(1);
});

const SERVICES = ["seerr", "sonarr", "qbittorrent", "shoko", "jellyfin"] as const;
/** The steps that wait for each service; failures of every kind are in test/tracking/deletion/failure.test.ts. */
const WAITING_STEPS: Readonly<Record<(typeof SERVICES)[number], readonly string[]>> = {
  seerr: ["REQUEST"],
  // The downloads wait as well: only Sonarr knows for which other titles they were grabbed.
  sonarr: ["UNMONITOR", "DOWNLOADS", "FILES", "MATCHING", "LIBRARY", "REQUEST"],
  qbittorrent: ["DOWNLOADS"],
  shoko: ["MATCHING"],
  jellyfin: ["LIBRARY"],
};

for (const service of SERVICES) {
  it(`while ${service} is down the other steps finish and the record names the missing one; a retry completes it`, async () => {
    const app = await startDeletionApp();
    const { world } = app;
    const item = seerrRequest(world, { title: LYCORIS_RECOIL, by: "mika" });
    makeAvailable(world, item, unitsOf(item, 1));
    const own = await waitForRequest(app, isReady);
    app.stack.failures.service[service].isDown = true;
    const { id } = await deleteRequest(app, own.id);
    await vi.waitFor(
      async () => {
        const incomplete = await findDeletion(app, id);
        expect(incomplete.status).toBe("INCOMPLETE");
        for (const { kind, status } of incomplete.steps)
          expect(`${kind} ${status}`).toMatch(
            WAITING_STEPS[service].includes(kind) ? /FAILED|PENDING|DONE/ : /VERIFIED/,
          );
        expect(incomplete.reason).toMatch(/./);
      },
      { interval: 100 },
    );
    app.stack.failures.clear();
    await app
      .query(`mutation ($id: ID!) { retryDeletion(id: $id) { id } }`, { id })
      .catch(() => null);
    await waitForDeletion(app, id, "COMPLETE");
    expect(world.items).toEqual([]);
    expect(world.torrents.size).toBe(0);
    expect(world.shokoFiles.size).toBe(0);
    expect(world.libraries.jellyfin.items.size).toBe(0);
    expect(world.seerrRequests).toEqual([]);
    expect(world.media.size).toBe(0);
  });
}
