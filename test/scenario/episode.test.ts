import { describe, expect, it } from "vitest";
import { added, downloaded, passTime } from "../../simulator/manual-stack.ts";
import { addToArr } from "../../simulator/world/arr.ts";
import { importByHand } from "../../simulator/world/import-by-hand.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles, scanLibrary } from "../../simulator/world/library.ts";
import { seerrScan } from "../../simulator/world/media.ts";
import { editEpisode } from "../../simulator/world/metadata.ts";
import type { ArrItem, Unit } from "../../simulator/world/model.ts";
import { findItem, request } from "../../simulator/world/request.ts";
import { shokoDetect, shokoHash, shokoMatch } from "../../simulator/world/shoko.ts";
import { numbered, series, type EpisodeTitle } from "../../simulator/world/title.ts";
import { expectFound, type World } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { caughtUp } from "../support/caught-up.ts";
import { eventually } from "../support/eventually.ts";
import { episodesAt, followLog, statesOf, type Follower } from "../support/follower.ts";

const REQUESTS = `{ requests(first: 10) { nodes { id title state seasons progress isComplete isFinished nextAirDate
  problem { code severity } counts { total aired unaired available approved grabbing failed }
  downloads { title files { name } }
  episodes { season number state airDate isWanted absoluteNumber problem { code until }
    identities { source value } watchUrl } } } }`;

async function onlyRequest({ query }: TestApp): Promise<AnyResult> {
  const { nodes } = (await query(REQUESTS)).requests;
  expect(nodes).toHaveLength(1);
  return nodes[0];
}

function unitsOfSeason({ units }: ArrItem, season: number): Unit[] {
  return units.filter(({ episode }) => episode?.season === season);
}

const DAY_MS = 86_400_000;

describe("C8: an airing show", () => {
  it("C8: is available as far as it has aired; the other episodes have dates, are not searched and not failed, and each moves when it airs", async () => {
    const testApp = await startTestApp({ speed: 300 });
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    // Three have aired; the fourth does in two days.
    const startsAt = new Date(world.clock.now().getTime() - 19 * DAY_MS);
    const title = series({
      title: "Week by Week",
      year: 2026,
      seasons: [{ number: 1, episodes: numbered(12), startsAt }],
    });
    const show = added(world, title);
    importRest(world, downloaded(world, show, show.units.slice(0, 3)));
    pickUpFiles(world, show.files, 0);
    await log.until(
      (seen) => episodesAt(seen, "AVAILABLE").size === 3 && episodesAt(seen, "UNAIRED").size === 9,
    );

    const airing = await onlyRequest(testApp);
    const dates = title.episodes.map(({ airsAt }) => airsAt?.toISOString());
    expect(airing).toMatchObject({
      state: "AVAILABLE",
      progress: 1,
      isComplete: false,
      isFinished: false,
      problem: { code: "NOT_AIRED", severity: "WAITING" },
      nextAirDate: dates[3],
      counts: {
        total: 12,
        aired: 3,
        unaired: 9,
        available: 3,
        approved: 0,
        grabbing: 0,
        failed: 0,
      },
    });
    expect(airing.episodes.map(({ airDate }: AnyResult) => airDate)).toEqual(dates);
    expect(airing.episodes.map(({ problem }: AnyResult) => problem?.until ?? null)).toEqual([
      null,
      null,
      null,
      ...dates.slice(3),
    ]);

    // It is brought forward.
    const airsAt = new Date(world.clock.now().getTime() + 10 * 60_000);
    editEpisode(world, title, expectFound(title.episodes[3], "episode"), { airsAt });
    const fourth = { season: 1, number: 4 };
    await log.until((seen) => statesOf(seen, fourth).at(-1) === "APPROVED");
    expect(world.clock.now().getTime()).toBeGreaterThanOrEqual(airsAt.getTime());
    expect(await onlyRequest(testApp)).toMatchObject({
      state: "APPROVED",
      nextAirDate: dates[4],
      counts: { aired: 4, unaired: 8, available: 3, approved: 1 },
    });
    for (let number = 5; number <= 12; number += 1)
      expect(statesOf(log.seen, { season: 1, number }).at(-1)).toBe("UNAIRED");
    expect(log.seen.some(({ to }) => to === "FAILED")).toBe(false);
    expect(episodesAt(log.seen, "GRABBING").size).toBe(3);
  });
});

/** TVDB's second season is the rest of TMDB's only one, and an entry of its own at AniDB, which counts from 1 again. */
function twoCours() {
  const second = Object.fromEntries(
    Array.from({ length: 3 }, (_, index) => [
      `2x0${index + 1}`,
      {
        tmdb: { id: 5_100_013 + index, season: 1, number: 13 + index },
        anidbAnimeId: 18_222,
        anidbId: 298_001 + index,
        anidbNumber: index + 1,
      },
    ]),
  );
  return series({
    title: "Counted Otherwise",
    originalTitle: "数え方",
    year: 2021,
    isAnime: true,
    anidbId: 16_111,
    seasons: [
      { number: 1, episodes: numbered(12) },
      { number: 2, episodes: numbered(3) },
    ],
    numbers: second,
  });
}

/** The season has been in the library for long: no webhook is sent. */
function ownSeason(world: World, item: ArrItem, season: number): void {
  world.silently(() => {
    for (const unit of unitsOfSeason(item, season)) {
      const file = importByHand(world, item, [unit]);
      if (item.title.anidbId !== undefined) {
        const row = shokoDetect(world, file);
        shokoHash(world, row);
        shokoMatch(world, row);
      }
      pickUpFiles(world, [file], 0);
    }
  });
}

describe("C9: numbering that differs", () => {
  /** The second season is asked for and imported, while the first one is there already. */
  async function start(): Promise<{ testApp: TestApp; log: Follower; item: ArrItem }> {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const title = twoCours();
    world.titles.push(title);
    const item = world.silently(() => addToArr(world, { title, seasons: [], is4k: false }));
    ownSeason(world, item, 1);
    request(world, { title, seasons: [2], isAutomatic: true });
    await log.until((seen) => episodesAt(seen, "APPROVED").size === 3);
    importRest(world, downloaded(world, item, unitsOfSeason(item, 2)));
    await log.until((seen) => episodesAt(seen, "ANIME_MATCHING").size === 3);
    return { testApp, log, item };
  }

  it("C9: moves the episode that the file contains, whatever its number in Shoko and Jellyfin, and shows all its numbers", async () => {
    const { testApp, log, item } = await start();
    const { world } = testApp.stack;
    const rows = item.files.slice(-3).map((file) => shokoDetect(world, file));
    for (const row of rows) shokoHash(world, row);
    const [first, ...others] = rows;
    // In Jellyfin it is S01E01 of a show of its own, beside the S01E01 that was there.
    shokoMatch(world, expectFound(first, "file"));
    await untilKnownToAnidb(testApp, 1);
    scanLibrary(world);
    await log.until((seen) => episodesAt(seen, "AVAILABLE").size > 0);
    await passTime(world, 60);
    await caughtUp(testApp, log);
    expect([...episodesAt(log.seen, "AVAILABLE")]).toEqual(["S2E1"]);

    for (const row of others) shokoMatch(world, row);
    await untilKnownToAnidb(testApp, 3);
    scanLibrary(world);
    await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 3);
    const done = await eventually(
      () => onlyRequest(testApp),
      ({ isComplete }) => isComplete,
    );
    expect(done.episodes.map(({ season, number }: AnyResult) => `S${season}E${number}`)).toEqual([
      "S2E1",
      "S2E2",
      "S2E3",
    ]);
    for (const [index, unit] of unitsOfSeason(item, 2).entries())
      expect(identitiesOf(done.episodes[index])).toMatchObject(
        namesOf(expectFound(unit.episode, "episode")),
      );
    expect(done.episodes.map(({ absoluteNumber }: AnyResult) => absoluteNumber)).toEqual([
      13, 14, 15,
    ]);
  });
});

/** Shoko has reported the AniDB numbers of this many episodes. */
async function untilKnownToAnidb(testApp: TestApp, count: number): Promise<void> {
  await eventually(
    () => onlyRequest(testApp),
    ({ episodes }) =>
      episodes.filter((episode: AnyResult) => identitiesOf(episode)["anidb"] !== undefined)
        .length === count,
  );
}

function identitiesOf({ identities }: AnyResult): Record<string, string> {
  return Object.fromEntries(
    identities.map(({ source, value }: AnyResult) => [source, value] as const),
  );
}

function namesOf({ tvdbId, tmdb, anidbId }: EpisodeTitle): Record<string, string> {
  return { tvdb: String(tvdbId), tmdb: String(tmdb.id), anidb: String(anidbId) };
}

describe("C10: one season of several", () => {
  it("C10: a request for the second season tracks and counts only that season when the first one exists already", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const title = series({
      title: "The Second Half",
      year: 2020,
      seasons: [
        { number: 1, episodes: numbered(4) },
        { number: 2, episodes: numbered(3) },
      ],
    });
    world.titles.push(title);
    const item = world.silently(() => addToArr(world, { title, seasons: [1], is4k: false }));
    ownSeason(world, item, 1);
    request(world, { title, seasons: [2], isAutomatic: true });
    await log.until((seen) => episodesAt(seen, "APPROVED").size === 3);
    expect(await onlyRequest(testApp)).toMatchObject({
      seasons: [2],
      state: "APPROVED",
      progress: 0,
      counts: { total: 3, available: 0, approved: 3 },
    });

    importRest(
      world,
      downloaded(world, expectFound(findItem(world, title), "show"), unitsOfSeason(item, 2)),
    );
    scanLibrary(world);
    seerrScan(world);
    await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 3);
    await caughtUp(testApp, log);
    expect(log.seen.every(({ episode }) => episode === null || episode.season === 2)).toBe(true);
    const done = await onlyRequest(testApp);
    expect(done).toMatchObject({
      state: "AVAILABLE",
      isComplete: true,
      counts: { total: 3, aired: 3, available: 3 },
    });
    expect(done.episodes.every(({ season, isWanted }: AnyResult) => season === 2 && isWanted)).toBe(
      true,
    );
  });
});
