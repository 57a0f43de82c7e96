import { expect, it } from "vitest";
import { aMovie, aShow } from "../../simulator/manual-stack.ts";
import { deleteItem } from "../../simulator/world/deletion.ts";
import { findLibraryItem } from "../../simulator/world/library.ts";
import { withdraw } from "../../simulator/world/request.ts";
import { expectFound } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import {
  makeAvailable,
  callsOf,
  deleteRequest,
  waitForDeletion,
  download,
  waitForRequest,
  startDeletionApp,
  unitsOf,
  seerrRequest,
} from "../support/deletion.ts";

const isReady = ({ state }: AnyResult) => state === "AVAILABLE";
const isGone = ({ state }: AnyResult) => state === "DELETED";

it("E5: a series removed in Sonarr with its files is DELETED with service and time, and nothing else is deleted", async () => {
  const app = await startDeletionApp();
  const { world, changes } = app;
  const item = seerrRequest(world, { title: aShow("Removed Outside", 2), by: "mika" });
  const made = makeAvailable(world, item, unitsOf(item, 1));
  const own = await waitForRequest(app, isReady);
  deleteItem(world, item, true);
  await waitForRequest(app, isGone);
  const { transitions } = await app.query(
    `query ($requestId: ID!) { transitions(requestId: $requestId, first: 100) { to message service at } }`,
    { requestId: own.id },
  );
  expect(transitions.findLast(({ to }: AnyResult) => to === "DELETED")).toMatchObject({
    service: "sonarr",
    message: expect.stringContaining("Removed from Sonarr"),
    at: expect.any(String),
  });
  await app.stack.settled();
  expect(callsOf(changes)).toEqual([]);
  expect(world.torrents.has(made.hash)).toBe(true);
  expect(world.seerrRequests).toHaveLength(1);

  // A person can have the rest removed.
  const { id } = await deleteRequest(app, own.id);
  await waitForDeletion(app, id, "COMPLETE");
  expect(world.torrents.size).toBe(0);
  expect(world.seerrRequests).toEqual([]);
  expect(world.libraries.jellyfin.items.size).toBe(0);
});

it("E5: a movie removed in Radarr with its files kept stays available", async () => {
  const app = await startDeletionApp();
  const { world, changes } = app;
  const item = seerrRequest(world, { title: aMovie("Kept Outside"), by: "mika" });
  const made = makeAvailable(world, item, item.units);
  await waitForRequest(app, isReady);
  deleteItem(world, item, false);
  await app.stack.settled();
  await waitForRequest(app, isReady);
  expect(findLibraryItem(world, expectFound(made.imported[0], "file"))).not.toBeNull();
  expect(callsOf(changes)).toEqual([]);
});

it("E5: a request withdrawn in Seerr is DELETED, and its download continues", async () => {
  const app = await startDeletionApp();
  const { world, changes } = app;
  const item = seerrRequest(world, { title: aMovie("Withdrawn Outside"), by: "mika" });
  const made = download(world, item, item.units);
  await waitForRequest(app, ({ state }) => state === "DOWNLOADING");
  withdraw(world, expectFound(world.seerrRequests[0], "request"));
  await waitForRequest(app, isGone);
  expect(callsOf(changes)).toEqual([]);
  expect(world.torrents.has(made.hash)).toBe(true);
});
