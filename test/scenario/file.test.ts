import { describe, expect, it } from "vitest";
import {
  aMovie,
  added,
  downloaded,
  each,
  passTime,
  torrentOf,
} from "../../simulator/manual-stack.ts";
import { MEDIA_FOLDER } from "../../simulator/world/disk.ts";
import { grab } from "../../simulator/world/download.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles, scanLibrary } from "../../simulator/world/library.ts";
import { deleteFile } from "../../simulator/world/media-file.ts";
import type { ArrItem } from "../../simulator/world/model.ts";
import { findItem, request } from "../../simulator/world/request.ts";
import { IMPORT_FOLDERS, shokoDetect, shokoHash, shokoMatch } from "../../simulator/world/shoko.ts";
import { numbered, series, type SeriesTitle } from "../../simulator/world/title.ts";
import { finishTransfer } from "../../simulator/world/torrent.ts";
import { expectFound } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { caughtUp } from "../support/caught-up.ts";
import { eventually } from "../support/eventually.ts";
import { followLog, statesOf, type Follower } from "../support/follower.ts";

const REQUESTS = `{ requests(first: 10) { nodes { id title year state problem { code }
  downloads { title quality state attempt }
  transitions { to }
  episodes { number state downloads { title } } } } }`;

async function requestsOf({ query }: TestApp): Promise<AnyResult[]> {
  return (await query(REQUESTS)).requests.nodes;
}

/** Two anime of one name, as a first version and a later one are: their files are called alike. */
const FIRST = sameName(1999, 81_001);
const SECOND = sameName(2019, 82_001);

function sameName(year: number, id: number): SeriesTitle {
  return series({
    title: "Two Tails",
    year,
    isAnime: true,
    tvdbId: id,
    tmdbId: id,
    imdbId: `tt${id}`,
    anidbId: id,
    firstEpisodeId: id * 10,
    seasons: [{ number: 1, episodes: numbered(2) }],
  });
}

describe("C5: a file as Shoko names it", () => {
  it.each([
    ["a slash before it", MEDIA_FOLDER],
    ["a slash before it and its folders mounted elsewhere", "/mnt/nas/video"],
  ])(
    "C5: leads to the right episode when two of Shoko's folders hold the same relative path, with %s",
    async (_how, mount) => {
      const testApp = await startTestApp();
      const { world } = testApp.stack;
      world.shoko.mount = mount;
      const log = followLog(testApp.socket);
      const [first, second] = [FIRST, SECOND].map((title, index) => {
        const rootFolder = IMPORT_FOLDERS[index]?.path.replace(/\/$/, "") ?? "";
        request(world, { title, isAutomatic: true, rootFolder });
        return expectFound(findItem(world, title), title.title);
      });
      if (!first || !second) throw new Error("nothing was asked for");
      for (const item of [first, second]) importRest(world, downloaded(world, item));
      await log.until((seen) => seen.filter(({ to }) => to === "ANIME_MATCHING").length === 4);
      expect(first.files.map(({ relativePath }) => relativePath)).toEqual(
        second.files.map(({ relativePath }) => relativePath),
      );

      const meant = expectFound(second.files[1], "file");
      const row = shokoDetect(world, meant);
      shokoHash(world, row);
      shokoMatch(world, row);
      pickUpFiles(world, [meant], 0);
      await log.until((seen) => seen.some(({ to }) => to === "AVAILABLE"));
      await passTime(world, 60);
      await caughtUp(testApp, log);
      expect(log.seen.filter(({ to }) => to === "AVAILABLE")).toHaveLength(1);
      const after = await requestsOf(testApp);
      expect(
        Object.fromEntries(
          after.map(({ year, episodes }) => [year, episodes.map(({ state }: AnyResult) => state)]),
        ),
      ).toEqual({
        1999: ["ANIME_MATCHING", "ANIME_MATCHING"],
        2019: ["ANIME_MATCHING", "AVAILABLE"],
      });

      for (const file of [...first.files, ...second.files]) {
        const other = shokoDetect(world, file);
        if (other.state === "detected") shokoHash(world, other);
        if (other.state === "hashed") shokoMatch(world, other);
      }
      scanLibrary(world);
      await log.until((seen) => seen.filter(({ to }) => to === "AVAILABLE").length === 4);
    },
  );
});

/** An available movie, and a better release of it in the client. */
async function startUpgrade(): Promise<{
  testApp: TestApp;
  log: Follower;
  movie: ArrItem;
  seenBefore: number;
  makeAvailable: () => void;
}> {
  const testApp = await startTestApp();
  const { world } = testApp.stack;
  const log = followLog(testApp.socket);
  const movie = added(world, aMovie("Good Enough"));
  importRest(world, downloaded(world, movie));
  pickUpFiles(world, movie.files, 0);
  await log.until((seen) => seen.some(({ to }) => to === "AVAILABLE"));
  const seenBefore = await caughtUp(testApp, log);
  const better = grab(world, movie, each(movie.units), { quality: "Bluray-2160p" });
  return {
    testApp,
    log,
    movie,
    seenBefore,
    makeAvailable() {
      finishTransfer(world, torrentOf(world, better));
      importRest(world, better);
    },
  };
}

const isImported = ({ quality, state }: AnyResult): boolean =>
  quality === "Bluray-2160p" && state === "IMPORTED";

describe("C6 and C7: a better release", () => {
  it.each([
    ["by webhooks", 0],
    ["by polls, with every webhook lost", 1],
  ])(
    "C6: takes the place of an available one and is a download in the history, no step back, %s",
    async (_how, lose) => {
      const { testApp, log, movie, seenBefore, makeAvailable } = await startUpgrade();
      const { world, failures } = testApp.stack;
      for (const sender of Object.values(failures.webhook)) sender.lose = lose;
      makeAvailable();
      await eventually(
        () => requestsOf(testApp),
        ([one]) => one?.downloads.some(isImported),
      );
      // The old file is gone from the disk, and the library has not noticed the new one.
      await passTime(world, 90);
      scanLibrary(world);
      await passTime(world, 90);
      expect(movie.units[0]?.file?.release.quality.name).toBe("Bluray-2160p");
      expect(await caughtUp(testApp, log)).toBe(seenBefore);
      // On a busy machine the library's next answer comes after the time that it has to show the file.
      const [upgraded] = await eventually(
        () => requestsOf(testApp),
        ([one]) => one?.problem === null,
      );
      expect(upgraded).toMatchObject({ state: "AVAILABLE" });
      expect(upgraded.downloads).toMatchObject([
        { quality: "Bluray-2160p", state: "IMPORTED", attempt: 2 },
        { quality: "WEBDL-1080p", state: "IMPORTED", attempt: 1 },
      ]);
    },
  );

  it.each([
    ["webhook", 0],
    ["history", 1],
  ])(
    "C7: a file replaced by an upgrade is not a deletion, whether reported by %s",
    async (_what, lose) => {
      const { testApp, log, movie, seenBefore } = await startUpgrade();
      const { world, failures } = testApp.stack;
      for (const sender of Object.values(failures.webhook)) sender.lose = lose;
      const [file] = movie.files;
      if (file) deleteFile(world, file, "upgrade");
      await passTime(world, 75);
      await caughtUp(testApp, log);
      const [better] = world.downloads.slice(-1);
      if (better) {
        finishTransfer(world, torrentOf(world, better));
        importRest(world, better);
      }
      scanLibrary(world);
      await eventually(
        () => requestsOf(testApp),
        ([one]) => one?.downloads.some(isImported),
      );
      await passTime(world, 180);
      expect(await caughtUp(testApp, log)).toBe(seenBefore);
      expect(statesOf(log.seen)).not.toContain("DELETED");
      expect((await requestsOf(testApp))[0]).toMatchObject({ state: "AVAILABLE", problem: null });
    },
  );
});
