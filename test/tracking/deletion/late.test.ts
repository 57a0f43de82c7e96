import { expect, it, vi } from "vitest";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { expectFound } from "../../../simulator/world/world.ts";
import { openTestStore } from "../../support/database.ts";
import { addGrab, addSecondSeason, addShow, openHouse } from "./environment.ts";
import { addRequest, MINE, startHouseTracker } from "./tracker.ts";

const UNDO_MS = 2_000_000;
const LATER = "C".repeat(40);

async function open(undoMs: number) {
  const house = openHouse();
  addShow(house, MINE);
  addSecondSeason(house, MINE);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  const tracker = await startHouseTracker(store, house, { undoMs });
  const remove = () =>
    deleteRequest(tracker.context, { requestId, deleteFiles: true, previewId: null, by: "Ada" });
  const find = (id: string) =>
    store.read.deletion.findUniqueOrThrow({
      where: { id },
      include: { steps: { orderBy: { ordinal: "asc" } } },
    });
  const comesTo = (id: string, status: string) =>
    vi.waitFor(async () => expect((await find(id)).status).toBe(status), 10_000);
  return { house, tracker, remove, find, comesTo };
}

it("removes a file that is imported after it was confirmed", async () => {
  const { house, tracker, remove, comesTo } = await open(UNDO_MS);
  const series = expectFound(house.series.get(MINE.id), "series");
  const { files } = series;
  const [imported] = files;
  const path = expectFound(imported, "file").path;
  series.files = files.slice(1);
  const [first] = series.episodes;
  series.episodes[0] = { ...expectFound(first, "episode"), fileId: null };
  house.disk.delete(path);
  const id = await remove();
  series.files = files;
  series.episodes[0] = expectFound(first, "episode");
  house.disk.add(path);
  await comesTo(id, "COMPLETE");
  expect(house.effects).toContain(`remove file ${path}`);
  expect([...house.disk]).toEqual(["/tv/Mine/S02E01.mkv"]);
  expect([...house.matches, ...house.shown]).toEqual([]);
  await tracker.stop();
});

it("removes a download that is grabbed after it was confirmed", async () => {
  const { house, tracker, remove, comesTo } = await open(UNDO_MS);
  const id = await remove();
  addGrab(house, MINE, LATER);
  await comesTo(id, "COMPLETE");
  expect([...house.torrents.keys()]).toEqual([]);
  await tracker.stop();
});

it("settles no download while the arr may grab another, and removes the next grab", async () => {
  const { house, tracker, remove, find, comesTo } = await open(UNDO_MS);
  const id = await remove();
  house.failures.set("sonarr", "unreachable");
  await comesTo(id, "INCOMPLETE");
  expect([...house.torrents.keys()]).toEqual([]);
  const { steps } = await find(id);
  expect(steps.find(({ kind }) => kind === "DOWNLOADS")).toMatchObject({ status: "DONE" });
  addGrab(house, MINE, LATER);
  house.failures.clear();
  await comesTo(id, "COMPLETE");
  expect([...house.torrents.keys()]).toEqual([]);
  expect(house.effects.filter((effect) => effect.startsWith("remove download"))).toHaveLength(2);
  await tracker.stop();
});
