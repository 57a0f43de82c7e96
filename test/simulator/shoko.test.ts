import { afterEach, beforeEach, expect, it } from "vitest";
import {
  aMovie,
  added,
  aShow,
  downloaded,
  startManualStack,
  type ManualStack,
} from "../../simulator/manual-stack.ts";
import { diskScan } from "../../simulator/world/disk-scan.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles } from "../../simulator/world/library.ts";
import { deleteFile } from "../../simulator/world/media-file.ts";
import type { ArrItem } from "../../simulator/world/model.ts";
import { findItem, request } from "../../simulator/world/request.ts";
import type { ShokoFile } from "../../simulator/world/shoko-model.ts";
import {
  anidbLearns,
  banShoko,
  shokoDetect,
  shokoHash,
  shokoMatch,
  shokoMiss,
  shokoRelocate,
} from "../../simulator/world/shoko.ts";
import { numbered, series } from "../../simulator/world/title.ts";
import { expectFound } from "../../simulator/world/world.ts";

let environment: ManualStack;
beforeEach(async () => {
  environment = await startManualStack();
});
afterEach(() => environment.stack.stop());

/** Imported and hashed; what AniDB says is left to the test. */
function hashed(item: ArrItem): ShokoFile[] {
  const { world } = environment;
  const download = downloaded(world, item);
  importRest(world, download);
  return download.imported.map((file) => {
    const row = shokoDetect(world, file);
    shokoHash(world, row);
    return row;
  });
}

const rescan = async (file: ShokoFile) => {
  await environment.ask.send("shoko", `POST /api/v3/File/${file.id}/Rescan`);
  await environment.pass(3);
};

it("matches a file on a rescan only once AniDB knows it", async () => {
  const { world } = environment;
  const [file] = hashed(added(world, aShow("Unheard Of", 1, true)));
  const row = expectFound(file, "row");
  shokoMiss(world, row);
  expect(world.shoko.knows(row.file)).toBe(false);
  await rescan(row);
  expect([row.state, row.attempts]).toEqual(["unmatched", 2]);
  anidbLearns(world, row.file);
  await rescan(row);
  expect(row.state).toBe("matched");
});

it("does not query AniDB while it is banned, and reports until when", async () => {
  const { world, ask } = environment;
  const [file] = hashed(added(world, aShow("Banned", 1, true)));
  const row = expectFound(file, "row");
  banShoko(world, "UDP", 3600);
  await rescan(row);
  expect(row.state).toBe("unmatched");
  expect(await ask.shoko("/api/v3/AniDB/BanStatus")).toMatchObject({
    UDP: { IsBanned: true, BanDuration: "01:00:00" },
    HTTP: { IsBanned: false, BanDuration: null },
  });
});

it("reports its queue, and hashes nothing while it is paused", async () => {
  const { world, ask } = environment;
  const download = downloaded(world, added(world, aShow("Queued", 3, true)));
  importRest(world, download);
  for (const file of download.imported) shokoDetect(world, file);
  world.shoko.blockedJobs = 2;
  expect(await ask.shoko("/api/v3/Queue")).toMatchObject({
    WaitingCount: 2,
    BlockedCount: 2,
    CurrentlyExecuting: [{ Type: "Hash File" }],
  });
  await ask.send("shoko", "POST /api/v3/Queue/Pause");
  expect(await ask.shoko("/api/v3/Queue")).toMatchObject({
    WaitingCount: 3,
    CurrentlyExecuting: [],
  });
});

it("keeps the row of a deleted file until all missing files are removed", async () => {
  const { world, ask } = environment;
  const show = added(world, aShow("Removed", 2, true));
  const movie = added(world, aMovie("Away", true));
  const [first] = hashed(show);
  hashed(movie);
  deleteFile(world, expectFound(show.units[0]?.file, "file"), "manual");
  interface Files {
    Total: number;
    List: { ID: number; Locations: { IsAccessible: boolean }[] }[];
  }
  const list = await ask.shoko<Files>("/api/v3/File");
  expect(list.Total).toBe(3);
  expect(list.List.find(({ ID }) => ID === first?.id)?.Locations).toMatchObject([
    { IsAccessible: false },
  ]);
  const gone: string[] = [];
  world.listen((event) => event.kind === "shoko-deleted" && gone.push(event.file.file.title.title));
  // A folder that cannot be read looks like one whose files are gone.
  world.shoko.inaccessible.add(2);
  await ask.shoko("/api/v3/Action/RemoveMissingFiles/false");
  expect(gone).toEqual(["Removed", "Away"]);
  expect(await ask.shoko<Files>("/api/v3/File")).toMatchObject({ Total: 1 });
});

it("renames and moves a file behind the arr's back, and reports it over its hub", async () => {
  const { world, ask } = environment;
  const show = added(world, aShow("Relocated", 1, true));
  const [row] = hashed(show);
  const file = expectFound(row, "row");
  const events: string[] = [];
  world.listen((event) => event.kind === "shoko-relocated" && events.push(event.formerPath));
  const formerPath = file.relativePath;
  shokoRelocate(world, file, "Relocated (2026)/Relocated - 01.mkv");
  expect(events).toEqual([formerPath]);
  expect(await ask.shoko(`/api/v3/File/${file.id}`)).toMatchObject({
    Locations: [{ RelativePath: "Relocated (2026)/Relocated - 01.mkv", IsAccessible: true }],
  });
  diskScan(world, show);
  expect(show.units[0]?.file ?? null).toBeNull();
});

it("finds what its watcher has overlooked with a scan of the folder", async () => {
  const { world, ask } = environment;
  importRest(world, downloaded(world, added(world, aMovie("Overlooked", true))));
  expect(await ask.shoko("/api/v3/File")).toMatchObject({ Total: 0 });
  await ask.shoko("/api/v3/ImportFolder/2/Scan");
  await environment.pass(3);
  expect([...world.shokoFiles.values()].map(({ state }) => state)).toEqual(["hashed"]);
});

it("has a separate entry, with its own numbers, for what TVDB calls a second season", async () => {
  const { world, ask } = environment;
  const title = series({
    title: "Split Cour",
    year: 2021,
    isAnime: true,
    seasons: [
      { number: 1, episodes: numbered(12) },
      { number: 2, episodes: ["Again"] },
    ],
    numbers: {
      "2x01": {
        tmdb: { id: 5_551_313, season: 1, number: 13 },
        anidbAnimeId: 18_001,
        anidbId: 288_801,
        anidbNumber: 1,
      },
    },
  });
  request(world, { title, seasons: [2], isAutomatic: true });
  const item = expectFound(findItem(world, title), "series");
  const unit = expectFound(
    item.units.find(({ episode }) => episode?.season === 2),
    "unit",
  );
  const download = downloaded(world, item, [unit]);
  importRest(world, download);
  const row = shokoDetect(world, expectFound(download.imported[0], "file"));
  shokoMatch(world, row);
  const file = await ask.shoko<object>(`/api/v3/File/${row.id}?include=XRefs`);
  expect(file).toMatchObject({
    SeriesIDs: [
      {
        SeriesID: { AniDB: 18_001, TMDB: { Show: [title.tmdbId] } },
        EpisodeIDs: [{ AniDB: 288_801, TMDB: { Episode: [5_551_313] } }],
      },
    ],
  });
  const seriesId = world.shokoSeries.get(18_001);
  const episodes = await ask.shoko<object>(
    `/api/v3/Series/${seriesId}/Episode?includeDataFrom=AniDB,TMDB&pageSize=0`,
  );
  expect(episodes).toMatchObject({
    Total: 1,
    List: [
      {
        AniDB: { EpisodeNumber: 1 },
        TMDB: { Episodes: [{ SeasonNumber: 1, EpisodeNumber: 13 }] },
      },
    ],
  });
  expect(await ask.shoko(`/api/v3/Series/${seriesId}`)).toMatchObject({ IDs: { AniDB: 18_001 } });
  pickUpFiles(world, download.imported, 0);
  const shown = await ask.jellyfin(
    "/Items?Recursive=true&IncludeItemTypes=Episode&isMissing=false",
  );
  expect(shown.Items).toMatchObject([{ ParentIndexNumber: 1, IndexNumber: 1 }]);
});

it("never sees an anime movie in a folder that it does not monitor", async () => {
  const { world, ask } = environment;
  const title = aMovie("Elsewhere", true);
  request(world, { title, rootFolder: "/data/media/movies", isAutomatic: true });
  const item = expectFound(findItem(world, title), "movie");
  const download = downloaded(world, item);
  importRest(world, download);
  expect(() => shokoDetect(world, expectFound(download.imported[0], "file"))).toThrow(
    "Shoko folder",
  );
  pickUpFiles(world, download.imported, 0);
  const { Items } = await ask.jellyfin("/Items?Recursive=true&IncludeItemTypes=Movie&Fields=Path");
  expect(Items).toMatchObject([{ Path: item.units[0]?.file?.path }]);
});
