import { afterEach, beforeEach, expect, it } from "vitest";
import {
  aMovie,
  added,
  aShow,
  downloaded,
  startManualStack,
  type ManualStack,
} from "../../simulator/manual-stack.ts";
import { startReceiver, type Receiver } from "../../simulator/receiver.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { grab } from "../../simulator/world/download.ts";
import { importPart, importRest } from "../../simulator/world/import.ts";
import {
  addStub,
  findLibraryItem,
  hideFromLibrary,
  isPlayable,
  pickUpFiles,
  revealToLibrary,
  scanLibrary,
} from "../../simulator/world/library.ts";
import { deleteFile } from "../../simulator/world/media-file.ts";
import type { ArrItem, MediaFile } from "../../simulator/world/model.ts";
import { expectFound } from "../../simulator/world/world.ts";

let environment: ManualStack;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  environment = await startManualStack({ instances: ["jellyfin-2"] });
  environment.stack.connectTracker(receiver.target);
});
afterEach(async () => {
  await environment.stack.stop();
  await receiver.stop();
});

function imported(item: ArrItem): readonly MediaFile[] {
  const download = downloaded(environment.world, item);
  importRest(environment.world, download);
  return download.imported;
}

const second = async <T>(path: string): Promise<T> => {
  const response = await fetch(environment.stack.urls["jellyfin-2"] + path, {
    headers: { Authorization: `MediaBrowser Token="${API_KEYS["jellyfin-2"]}"` },
  });
  return (await response.json()) as T;
};
const events = async () => {
  await environment.stack.settled();
  return receiver.received.flatMap(({ slug, body }) =>
    slug.startsWith("jellyfin")
      ? [[slug, (body as { NotificationType: string }).NotificationType]]
      : [],
  );
};
const ALL =
  "/Items?Recursive=true&IncludeItemTypes=Movie,Episode&isMissing=false&Fields=MediaSources,Path,ProviderIds";

it("has a second server with its own key, scan, items and webhooks", async () => {
  const { world, ask, pass } = environment;
  const item = added(world, aMovie("On the Second"));
  const [file] = imported(item);
  hideFromLibrary(world, expectFound(file, "file"));
  scanLibrary(world);
  scanLibrary(world, { library: "jellyfin-2" });
  await pass(6);
  expect((await ask.jellyfin(ALL)).Items).toEqual([]);
  expect(await second(ALL)).toMatchObject({ TotalRecordCount: 1 });
  const unit = expectFound(item.units[0], "unit");
  expect([isPlayable(world, unit), isPlayable(world, unit, "jellyfin-2")]).toEqual([false, true]);
  expect(await events()).toContainEqual(["jellyfin-2", "ItemAdded"]);
  expect(await events()).not.toContainEqual(["jellyfin", "ItemAdded"]);
  const [one, two] = await Promise.all([
    ask.jellyfin("/System/Info/Public"),
    second<object>("/System/Info/Public"),
  ]);
  expect(one).not.toEqual(two);
});

it("never finds a file that its plug-in was not notified of, however often it scans", async () => {
  const { world, ask, pass } = environment;
  const [file] = imported(added(world, aMovie("Unmapped")));
  hideFromLibrary(world, expectFound(file, "file"));
  for (const _ of [1, 2]) {
    scanLibrary(world);
    await pass(5);
  }
  expect(world.libraries.jellyfin.scanCount).toBe(2);
  expect((await ask.jellyfin(ALL)).TotalRecordCount).toBe(0);
  revealToLibrary(world, expectFound(file, "file"));
  scanLibrary(world);
  await pass(5);
  expect((await ask.jellyfin(ALL)).TotalRecordCount).toBe(1);
});

it("lists entries without a path and a media source", async () => {
  const { world, ask } = environment;
  const movie = aMovie("Stub");
  const show = aShow("Stub Show");
  addStub(world, movie);
  addStub(world, show, show.episodes[0]);
  const { Items } = await ask.jellyfin(ALL);
  expect(Items).toMatchObject([
    { Name: "Episode 1", MediaSources: [] },
    { Name: "Stub", ProviderIds: { Tmdb: String(movie.tmdbId) }, MediaSources: [] },
  ]);
  expect(Items.every((item) => !("Path" in item))).toBe(true);
  const series = await ask.jellyfin(
    "/Items?Recursive=true&IncludeItemTypes=Series&Fields=ProviderIds",
  );
  const episodes = await ask.jellyfin(`/Shows/${series.Items[0]?.Id}/Episodes?isMissing=false`);
  expect(episodes.TotalRecordCount).toBe(1);
});

it("drops missing items with its next scan and sends a webhook", async () => {
  const { world, pass } = environment;
  const [file] = imported(added(world, aMovie("Dropped")));
  pickUpFiles(world, [expectFound(file, "file")], 0);
  deleteFile(world, expectFound(file, "file"), "manual");
  expect(findLibraryItem(world, expectFound(file, "file"))).not.toBeNull();
  scanLibrary(world);
  await pass(5);
  expect(findLibraryItem(world, expectFound(file, "file"))).toBeNull();
  expect(await events()).toContainEqual(["jellyfin", "ItemDeleted"]);
});

it("keeps the item, without a webhook, when a better file takes the same path", async () => {
  const { world, ask, pass } = environment;
  const item = added(world, aMovie("Same Path"));
  const [file] = imported(item);
  pickUpFiles(world, [expectFound(file, "file")], 0);
  const before = await events();
  const repack = grab(world, item, [item.units], { version: 2, size: 9_000_000_000 });
  importPart(world, repack, expectFound(repack.parts[0], "part"));
  expect(isPlayable(world, expectFound(item.units[0], "unit"))).toBe(false);
  scanLibrary(world);
  await pass(5);
  expect(isPlayable(world, expectFound(item.units[0], "unit"))).toBe(true);
  expect((await ask.jellyfin(ALL)).Items).toMatchObject([
    { MediaSources: [{ Size: 9_000_000_000 }] },
  ]);
  expect((await events()).filter(([, type]) => type !== "TaskCompleted")).toEqual(before);
});

it("deletes the file with the item, and records that a person did", async () => {
  const { world, ask } = environment;
  const [file] = imported(added(world, aMovie("Deleted Here")));
  pickUpFiles(world, [expectFound(file, "file")], 0);
  const item = findLibraryItem(world, expectFound(file, "file"));
  expect((await ask.send("jellyfin", `DELETE /Items/${item?.id}`)).status).toBe(204);
  expect(world.libraries.jellyfin.deletedPaths).toEqual([file?.path]);
  expect(world.disk.all()).toEqual([]);
  expect((await ask.send("jellyfin", `DELETE /Items?ids=${item?.id}`)).status).toBe(404);
});

it("needs a minute for a notified path, gone or new", async () => {
  const { world, ask, pass } = environment;
  const [old, fresh] = [added(world, aMovie("Old")), added(world, aMovie("Fresh"))];
  const [file] = imported(old);
  pickUpFiles(world, [expectFound(file, "file")], 0);
  deleteFile(world, expectFound(file, "file"), "manual");
  imported(fresh);
  const Updates = [{ Path: "/data/media/movies", UpdateType: "Modified" }];
  await ask.send("jellyfin", "POST /Library/Media/Updated", { Updates });
  const names = async () => (await ask.jellyfin(ALL)).Items.map(({ Name }) => Name);
  expect(await names()).toEqual(["Old"]);
  await pass(63);
  expect(await names()).toEqual(["Fresh"]);
  expect(world.libraries.jellyfin.scanCount).toBe(0);
});
