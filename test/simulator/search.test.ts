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
import { grab } from "../../simulator/world/download.ts";
import { blockImport, importRest } from "../../simulator/world/import.ts";
import { setItemMonitored, setMonitored } from "../../simulator/world/monitor.ts";
import { offer, withdrawOffers } from "../../simulator/world/offer.ts";
import { forgetDownload, makeImportable } from "../../simulator/world/queue.ts";
import { movie } from "../../simulator/world/title.ts";
import { finishTransfer } from "../../simulator/world/torrent.ts";
import { expectFound } from "../../simulator/world/world.ts";

let environment: ManualStack;
beforeEach(async () => {
  environment = await startManualStack();
});
afterEach(() => environment.stack.stop());

async function run(arr: "sonarr" | "radarr", name: string, body: object = {}): Promise<void> {
  await environment.ask.send(arr, "POST /api/v3/command", { name, ...body });
  await environment.pass(3);
}

interface Release {
  title: string;
  approved: boolean;
  rejected: boolean;
  rejections: string[];
  seeders: number;
  ageHours: number;
}

it("answers a release search with every release and its rejections", async () => {
  const { world, ask } = environment;
  const show = added(world, aShow("Offered"));
  const [first] = each(show.units);
  offer(world, show, [expectFound(first, "first")], { seeders: 3, ageHours: 50 });
  offer(world, show, each(show.units), {
    rejections: ["Not enough seeders: 0. Minimum seeders: 1"],
  });
  const ofEpisode = await ask.sonarr<Release[]>(`/api/v3/release?episodeId=${show.units[1]?.id}`);
  expect(ofEpisode).toMatchObject([
    { approved: false, rejected: true, rejections: ["Not enough seeders: 0. Minimum seeders: 1"] },
  ]);
  const ofSeason = await ask.sonarr<Release[]>(
    `/api/v3/release?seriesId=${show.id}&seasonNumber=1`,
  );
  expect(ofSeason).toHaveLength(2);
  expect(ofSeason[0]).toMatchObject({ approved: true, rejections: [], seeders: 3, ageHours: 50 });
  withdrawOffers(world);
  expect(await ask.sonarr(`/api/v3/release?episodeId=${show.units[0]?.id}`)).toEqual([]);
});

it("grabs the best accepted release, a pack before singles, and nothing without one", async () => {
  const { world } = environment;
  const show = added(world, aShow("Searched"));
  await run("sonarr", "SeasonSearch", { seriesId: show.id, seasonNumber: 1 });
  expect(world.downloads).toEqual([]);
  for (const unit of show.units) offer(world, show, [[unit]], { seeders: 100 });
  offer(world, show, each(show.units), {
    rejections: ["1080p is not wanted in profile"],
    quality: "Bluray-2160p",
  });
  const pack = offer(world, show, each(show.units), { seeders: 2 });
  await run("sonarr", "SeasonSearch", { seriesId: show.id, seasonNumber: 1 });
  expect(world.downloads.map(({ hash }) => hash)).toEqual([pack.hash]);
  await run("sonarr", "EpisodeSearch", { episodeIds: [show.units[0]?.id] });
  expect(world.downloads).toHaveLength(1);
});

it("grabs singles for episodes that no pack contains, and leaves unmonitored episodes alone", async () => {
  const { world } = environment;
  const show = added(world, aShow("Singles"));
  for (const unit of show.units) offer(world, show, [[unit]]);
  setMonitored(world, show, show.units.slice(2), false);
  await run("sonarr", "SeriesSearch", { seriesId: show.id });
  expect(world.downloads.flatMap(({ units }) => units)).toEqual(show.units.slice(0, 2));
  setItemMonitored(world, show, false);
  setMonitored(world, show, show.units, true);
  await run("sonarr", "MissingEpisodeSearch");
  expect(world.downloads).toHaveLength(2);
});

it("does not search by itself for an unreleased movie, but does when a person starts a search", async () => {
  const { world } = environment;
  const title = movie({ title: "Not Out", year: 2030, releasedAt: new Date("2030-01-01") });
  const item = added(world, title);
  offer(world, item, [item.units]);
  await run("radarr", "MissingMoviesSearch");
  expect(world.downloads).toEqual([]);
  await run("radarr", "MoviesSearch", { movieIds: [item.id] });
  expect(world.downloads).toHaveLength(1);
});

it("rejects a release that is not better than the existing file or download", async () => {
  const { world, ask } = environment;
  const item = added(world, aMovie("Had It"));
  offer(world, item, [item.units]);
  const download = downloaded(world, item);
  const reasons = async () =>
    (await ask.radarr<Release[]>(`/api/v3/release?movieId=${item.id}`)).flatMap(
      (one) => one.rejections,
    );
  expect(await reasons()).toEqual([expect.stringMatching(/^Release in queue is of equal/)]);
  importRest(world, download);
  expect(await reasons()).toEqual([expect.stringMatching(/^Existing file on disk is of equal/)]);
});

it("reports a command from queued to completed", async () => {
  const { ask, pass } = environment;
  const body = { name: "RssSync" };
  const { json } = await ask.send<{ id: number }>("radarr", "POST /api/v3/command", body);
  expect(json).toMatchObject({ status: "queued" });
  await pass(3);
  expect(await ask.radarr(`/api/v3/command/${json?.id}`)).toMatchObject({
    status: "completed",
    result: "successful",
  });
  await pass(310);
  await expect(ask.radarr(`/api/v3/command/${json?.id}`)).rejects.toThrow("404");
});

it("runs a command once that is sent twice", async () => {
  const slow = await startManualStack({ speed: 1 });
  const post = async (name: string) =>
    (await slow.ask.send<{ id: number }>("radarr", "POST /api/v3/command", { name })).json?.id;
  expect(await post("RssSync")).toBe(await post("RssSync"));
  expect(await post("CheckHealth")).not.toBe(await post("RssSync"));
  await slow.stack.stop();
});

it("offers the files of a blocked or forgotten download for import by hand, with reasons", async () => {
  const { world, ask } = environment;
  const show = added(world, aShow("Hand Over"));
  const download = downloaded(world, show);
  const [part] = download.parts;
  blockImport(world, download, [{ title: part?.name ?? "", messages: ["Sample"] }]);
  forgetDownload(world, download);
  interface Candidate {
    path: string;
    episodes: { id: number }[];
    rejections: { reason: string }[];
  }
  const rows = await ask.sonarr<Candidate[]>(
    `/api/v3/manualimport?downloadId=${download.hash.toUpperCase()}&filterExistingFiles=true`,
  );
  expect(rows.map(({ rejections }) => rejections.map(({ reason }) => reason))).toEqual([
    ["Sample"],
    [],
    [],
  ]);
  await run("sonarr", "ManualImport", {
    importMode: "auto",
    files: rows.map(({ path, episodes }) => ({
      path,
      seriesId: show.id,
      episodeIds: episodes.map(({ id }) => id),
      downloadId: download.hash.toUpperCase(),
    })),
  });
  expect(show.units.every(({ file }) => file?.download === download)).toBe(true);
  expect(download.state).toBe("imported");
  const folder = encodeURIComponent(`/data/downloads/complete/${download.release.title}`);
  expect(await ask.sonarr(`/api/v3/manualimport?folder=${folder}`)).toEqual([]);
});

it("imports a loose file by hand for the given episode", async () => {
  const { world } = environment;
  const show = added(world, aShow("Loose"));
  const files = [
    { path: "/data/other/loose.mkv", seriesId: show.id, episodeIds: [show.units[1]?.id] },
  ];
  await run("sonarr", "ManualImport", { files });
  expect(show.units.map(({ file }) => file?.sourcePath)).toEqual([
    undefined,
    "/data/other/loose.mkv",
    undefined,
  ]);
});

it("imports a finished download when its folder is scanned, unless it needs a person", async () => {
  const { world } = environment;
  const item = added(world, aMovie("Scanned"));
  const download = grab(world, item, [item.units]);
  const body = { downloadClientId: download.hash.toUpperCase() };
  await run("radarr", "DownloadedMoviesScan", body);
  expect(item.units[0]?.file).toBeNull();
  finishTransfer(world, torrentOf(world, download));
  blockImport(world, download, []);
  await run("radarr", "DownloadedMoviesScan", body);
  expect(item.units[0]?.file).toBeNull();
  makeImportable(world, download);
  await run("radarr", "DownloadedMoviesScan", body);
  expect(item.units[0]?.file).not.toBeNull();
});

it("reports the next search by the simulated clock", async () => {
  const { ask, world } = environment;
  const asked = world.clock.now().getTime();
  const tasks =
    await ask.sonarr<{ taskName: string; nextExecution: string }[]>("/api/v3/system/task");
  const next = tasks.find(({ taskName }) => taskName === "RssSync")?.nextExecution ?? "";
  const seconds = (new Date(next).getTime() - asked) / 1000;
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(16 * 60);
});
