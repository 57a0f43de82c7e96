import { afterEach, beforeEach, expect, it } from "vitest";
import {
  aMovie,
  added,
  aShow,
  downloaded,
  each,
  startManualStack,
  torrentOf,
  type ManualStack,
} from "../../simulator/manual-stack.ts";
import { startReceiver, type Receiver } from "../../simulator/receiver.ts";
import { deleteItem } from "../../simulator/world/deletion.ts";
import { diskScan, mountDisk, placeFile, unmountDisk } from "../../simulator/world/disk-scan.ts";
import { grab } from "../../simulator/world/download.ts";
import { importByHand, importExisting } from "../../simulator/world/import-by-hand.ts";
import { completeImport, importPart, importRest } from "../../simulator/world/import.ts";
import { scanLibrary } from "../../simulator/world/library.ts";
import type { Unit } from "../../simulator/world/model.ts";
import { withdraw } from "../../simulator/world/request.ts";
import { shokoDetect, shokoHash, shokoMatch } from "../../simulator/world/shoko.ts";
import { finishTransfer } from "../../simulator/world/torrent.ts";
import { expectFound } from "../../simulator/world/world.ts";

let environment: ManualStack;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  environment = await startManualStack();
  environment.stack.connectTracker(receiver.target);
});
afterEach(async () => {
  await environment.stack.stop();
  await receiver.stop();
});

interface History {
  records: { eventType: string; downloadId?: string; data: Record<string, string> }[];
}
const historyOf = async (arr: "sonarr" | "radarr") =>
  (await environment.ask[arr]<History>("/api/v3/history?pageSize=100")).records;
const events = async (): Promise<string[]> => {
  await environment.stack.settled();
  return receiver.received.map(({ body }) => (body as { eventType?: string }).eventType ?? "");
};
const firstUnit = (units: readonly Unit[]) => expectFound(units[0], "unit");

it("finds a placed file with the next disk scan: no event, no history, a file id of its own", async () => {
  const { world, ask, pass } = environment;
  const item = added(world, aMovie("Placed"));
  const file = placeFile(world, item, item.units, { title: "Placed.2020.1080p" });
  expect(firstUnit(item.units).file).toBeNull();
  await ask.send("radarr", "POST /api/v3/command", { name: "RescanMovie", movieId: item.id });
  await pass(3);
  const [movie] =
    await ask.radarr<{ hasFile: boolean; movieFile: { path: string } }[]>("/api/v3/movie");
  expect(movie).toMatchObject({ hasFile: true, movieFile: { path: file.path } });
  expect(await historyOf("radarr")).toEqual([]);
  expect(await events()).not.toContain("Download");
});

it("finds existing files in the folder when a title is requested again", async () => {
  const { world, pass } = environment;
  const title = aMovie("Asked Again");
  const item = added(world, title);
  importRest(world, downloaded(world, item));
  withdraw(world, expectFound(world.seerrRequests[0], "request"));
  deleteItem(world, item, false);
  const again = added(world, title);
  expect(firstUnit(again.units).file).toBeNull();
  await pass(2);
  expect(firstUnit(again.units).file?.download).toBeNull();
  expect(again.history).toEqual([]);
});

it("imports from a torrent that was not grabbed: only the history shows it", async () => {
  const { world, ask } = environment;
  const item = added(world, aMovie("Was There"));
  const stranger = grab(world, added(world, aMovie("Stranger")), [item.units]);
  const torrent = torrentOf(world, stranger);
  finishTransfer(world, torrent);
  const before = (await events()).filter((name) => name === "Download").length;
  const download = importExisting(world, item, torrent, [item.units]);
  expect(download.item.history.map(({ eventType }) => eventType)).toEqual([
    "downloadFolderImported",
  ]);
  expect((await historyOf("radarr"))[0]).toMatchObject({
    eventType: "downloadFolderImported",
    downloadId: torrent.hash.toUpperCase(),
  });
  expect((await events()).filter((name) => name === "Download")).toHaveLength(before);
  expect(await ask.radarr("/api/v3/moviefile?movieId=201")).toHaveLength(1);
});

it("imports by hand with a webhook without a download id, or with no webhook", async () => {
  const { world } = environment;
  const show = added(world, aShow("By Hand"));
  const [one, two] = show.units;
  importByHand(world, show, [expectFound(one, "first")], { isReported: false });
  expect(await events()).not.toContain("Download");
  importByHand(world, show, [expectFound(two, "second")]);
  expect(await events()).toContain("Download");
  const body = receiver.received.at(-1)?.body as { downloadId?: string; episodeFile?: object };
  expect(body.episodeFile).toBeDefined();
  expect(body).not.toHaveProperty("downloadId");
  const records = await historyOf("sonarr");
  expect(records.map(({ downloadId }) => downloadId)).toEqual([undefined, undefined]);
});

it("completes a pack that contains fewer files than announced", async () => {
  const { world } = environment;
  const show = added(world, aShow("Short Pack", 12));
  const pack = grab(world, show, each(show.units.slice(0, 10)), { units: show.units });
  finishTransfer(world, torrentOf(world, pack));
  importRest(world, pack);
  await environment.stack.settled();
  const bodies = receiver.received.map(
    ({ body }) => body as { eventType?: string; episodes?: object[]; episodeFiles?: object[] },
  );
  expect(bodies.find(({ eventType }) => eventType === "Grab")?.episodes).toHaveLength(12);
  expect(bodies.find(({ episodeFiles }) => episodeFiles)?.episodeFiles).toHaveLength(10);
  expect(show.units.filter(({ file }) => file)).toHaveLength(10);
});

it("replaces a file by a better one: the old one is deleted as an upgrade, from the disk too", async () => {
  const { world } = environment;
  const item = added(world, aMovie("Better"));
  importRest(world, downloaded(world, item));
  const old = expectFound(firstUnit(item.units).file, "file");
  const better = grab(world, item, [item.units], { quality: "Bluray-2160p" });
  importPart(world, better, expectFound(better.parts[0], "part"));
  completeImport(world, better);
  expect((await events()).slice(-3)).toEqual(["Grab", "MovieFileDelete", "Download"]);
  expect(world.disk.has(old.disk)).toBe(false);
  expect((await historyOf("radarr"))[1]?.data).toEqual({ reason: "Upgrade" });
});

it("reports every file missing while the disk is away, keeps Shoko's rows and finds all again", async () => {
  const { world, ask, pass } = environment;
  const show = added(world, aShow("Away", 3, true));
  const download = downloaded(world, show);
  importRest(world, download);
  for (const file of download.imported) {
    const row = shokoDetect(world, file);
    shokoHash(world, row);
    shokoMatch(world, row);
  }
  const titles = async () =>
    (await ask.jellyfin("/Items?Recursive=true&IncludeItemTypes=Episode&isMissing=false")).Items;
  scanLibrary(world);
  await pass(6);
  const shown = await titles();
  expect(shown).toHaveLength(3);
  const ids = download.imported.map(({ id }) => id);

  unmountDisk(world);
  expect(show.units.every(({ file }) => file)).toBe(true);
  diskScan(world, show);
  scanLibrary(world);
  await pass(6);
  expect(show.units.every(({ file }) => file === null)).toBe(true);
  expect((await events()).filter((name) => name === "EpisodeFileDelete")).toHaveLength(3);
  expect((await historyOf("sonarr"))[0]?.data).toEqual({ reason: "MissingFromDisk" });
  expect(await titles()).toEqual([]);
  expect(await ask.shoko<{ Total: number }>("/api/v3/File")).toMatchObject({ Total: 3 });
  expect(await ask.sonarr("/api/v3/rootfolder")).toMatchObject([
    { accessible: false },
    { accessible: false },
  ]);

  mountDisk(world);
  diskScan(world, show);
  scanLibrary(world);
  await pass(6);
  expect(show.units.every(({ file }) => file && !ids.includes(file.id))).toBe(true);
  expect((await titles()).map(({ Id }) => Id)).toEqual(shown.map(({ Id }) => Id));
});

it("deletes files one by one and in bulk, but not while the root folder is missing", async () => {
  const { world, ask } = environment;
  const show = added(world, aShow("Deleted"));
  importRest(world, downloaded(world, show));
  const ids = show.files.map(({ id }) => id);
  unmountDisk(world, "/data/media/tv");
  expect((await ask.send("sonarr", `DELETE /api/v3/episodefile/${ids[0]}`)).status).toBe(409);
  mountDisk(world, "/data/media/tv");
  expect((await ask.send("sonarr", `DELETE /api/v3/episodefile/${ids[0]}`)).status).toBe(200);
  const body = { episodeFileIds: ids.slice(1) };
  expect((await ask.send("sonarr", "DELETE /api/v3/episodefile/bulk", body)).status).toBe(200);
  expect(show.units.every(({ file }) => file === null)).toBe(true);
  expect((await events()).filter((name) => name === "EpisodeFileDelete")).toHaveLength(3);
  expect((await ask.send("sonarr", `DELETE /api/v3/episodefile/${ids[0]}`)).status).toBe(404);
});

it("deletes series and movies, one or several, with their files only on request", async () => {
  const { world, ask, pass } = environment;
  const [one, two] = [added(world, aShow("Gone")), added(world, aShow("Kept on Disk"))];
  const movies = [added(world, aMovie("Gone Too")), added(world, aMovie("And This"))];
  for (const item of [one, two, ...movies]) importRest(world, downloaded(world, item));
  await ask.send("sonarr", `DELETE /api/v3/series/${one.id}?deleteFiles=true`);
  expect((await ask.send("sonarr", `DELETE /api/v3/series/${one.id}`)).status).toBe(500);
  await ask.send("sonarr", "DELETE /api/v3/series/editor", {
    seriesIds: [two.id],
    deleteFiles: false,
  });
  const movieIds = movies.map(({ id }) => id);
  await ask.send("radarr", "DELETE /api/v3/movie/editor", { movieIds, deleteFiles: true });
  expect((await ask.send("radarr", `DELETE /api/v3/movie/${movieIds[0]}`)).status).toBe(404);
  await pass(2);
  expect(world.disk.all().map(({ title }) => title.title)).toEqual(
    Array.from({ length: 3 }, () => "Kept on Disk"),
  );
  expect(await ask.sonarr("/api/v3/series")).toEqual([]);
  expect(await historyOf("sonarr")).toEqual([]);
});
