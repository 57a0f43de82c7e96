import { expect, it, vi } from "vitest";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { expectFound } from "../../../simulator/world/world.ts";
import { ADA } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { addGrab, addSecondSeason, addShow, createEnvironment } from "./environment.ts";
import { addRequest, MINE, startEnvironmentTracker } from "./tracker.ts";

const UNDO_MS = 2_000_000;
const LATER = "C".repeat(40);

async function open(undoMs: number) {
  const environment = createEnvironment();
  addShow(environment, MINE);
  addSecondSeason(environment, MINE);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  const tracker = await startEnvironmentTracker(store, environment, { undoMs });
  const remove = () =>
    deleteRequest(tracker.context, { requestId, deleteFiles: true, previewId: null, by: ADA });
  const find = (id: string) =>
    store.read.deletion.findUniqueOrThrow({
      where: { id },
      include: { steps: { orderBy: { ordinal: "asc" } } },
    });
  const comesTo = (id: string, status: string) =>
    vi.waitFor(async () => expect((await find(id)).status).toBe(status), 10_000);
  return { environment, tracker, remove, find, comesTo };
}

it("removes a file that is imported after it was confirmed", async () => {
  const { environment, tracker, remove, comesTo } = await open(UNDO_MS);
  const series = expectFound(environment.series.get(MINE.id), "series");
  const { files } = series;
  const [imported] = files;
  const path = expectFound(imported, "file").path;
  series.files = files.slice(1);
  const [first] = series.episodes;
  series.episodes[0] = { ...expectFound(first, "episode"), fileId: null };
  environment.disk.delete(path);
  const id = await remove();
  series.files = files;
  series.episodes[0] = expectFound(first, "episode");
  environment.disk.add(path);
  await comesTo(id, "COMPLETE");
  expect(environment.effects).toContain(`remove file ${path}`);
  expect([...environment.disk]).toEqual(["/tv/Mine/S02E01.mkv"]);
  expect([...environment.matches, ...environment.shown]).toEqual([]);
  await tracker.stop();
});

it("removes a download that is grabbed after it was confirmed", async () => {
  const { environment, tracker, remove, comesTo } = await open(UNDO_MS);
  const id = await remove();
  addGrab(environment, MINE, LATER);
  await comesTo(id, "COMPLETE");
  expect([...environment.torrents.keys()]).toEqual([]);
  await tracker.stop();
});

it("settles no download while the arr may grab another, and removes the next grab", async () => {
  const { environment, tracker, remove, find, comesTo } = await open(UNDO_MS);
  const id = await remove();
  environment.failures.set("sonarr", "unreachable");
  await comesTo(id, "INCOMPLETE");
  expect([...environment.torrents.keys()]).toEqual([]);
  const { steps } = await find(id);
  expect(steps.find(({ kind }) => kind === "DOWNLOADS")).toMatchObject({ status: "DONE" });
  addGrab(environment, MINE, LATER);
  environment.failures.clear();
  await comesTo(id, "COMPLETE");
  expect([...environment.torrents.keys()]).toEqual([]);
  expect(environment.effects.filter((effect) => effect.startsWith("remove download"))).toHaveLength(
    2,
  );
  await tracker.stop();
});
