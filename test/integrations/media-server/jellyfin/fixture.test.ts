import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  MediaBrowserItemPage,
  MediaBrowserSystemInfo,
} from "../../../../server/integrations/media-server/common/media-browser.ts";
import { createJellyfinAdapter } from "../../../../server/integrations/media-server/jellyfin/adapter.ts";
import { listFixtures, readFixture } from "../../../support/fixture.ts";
import {
  connectionTo,
  createFakeJellyfin,
  depsFor,
  scopeOf,
  trackedMovie,
  trackedShow,
  type Item,
} from "./fake-jellyfin.ts";

const webhooks = listFixtures("jellyfin", "webhook-");

const SERIES = "81c3eafbd584e41e4e007ce596958900";
const SHOKOFIN_SERIES = "82c1e77dbdb882b826dae6b7f55894aa";

function load(name: string): unknown {
  return readFixture(`jellyfin/${name}`);
}

/** The fixture as it is on disk, to be served again. */
function loadItems(name: string): readonly Item[] {
  return z.object({ Items: z.array(z.looseObject({ Id: z.string() })) }).parse(load(name)).Items;
}

describe("recorded bodies of Jellyfin", () => {
  it.each(webhooks)("recognises %s without any observation", (path) => {
    const adapter = createJellyfinAdapter(connectionTo(), depsFor(createFakeJellyfin().fetch));
    const reading = adapter.receive?.(readFixture(path));
    expect(reading).toMatchObject({ kind: "read", observations: [] });
    const event = path.split(/[-.]/)[1];
    expect(reading?.event?.toLowerCase()).toBe(event);
  });

  it("reads the server's information about itself", () => {
    expect(MediaBrowserSystemInfo.parse(load("system-info-public.json")).Version).toBe("10.11.11");
    expect(
      MediaBrowserItemPage.parse(load("items-by-ids.json")).Items[0]?.MediaSources,
    ).toHaveLength(1);
  });

  it("matches four of five episodes: the fifth is missing in the library", async () => {
    const fake = createFakeJellyfin();
    fake.titles = loadItems("items-movies-series.json");
    fake.episodes.set(SERIES, loadItems("shows-episodes.json"));
    const adapter = createJellyfinAdapter(connectionTo(), depsFor(fake.fetch));
    const units = [1, 2, 3, 4, 5].map((number) => ({
      season: 1,
      number,
      state: "IMPORTING" as const,
      filePath: `/tv/Amber Field (2019)/Season 01/Amber Field - S01E0${number}.mkv`,
      fileSize: 1_400_000_000 + number,
    }));
    const events = await adapter.poll?.(scopeOf(trackedShow(units)));
    expect(
      events?.observations.flatMap(({ keys }) => keys.episodes?.map(({ number }) => number)),
    ).toEqual([1, 2, 3, 4]);
  });

  it("does not match items that are listed without a media source", async () => {
    const fake = createFakeJellyfin();
    fake.titles = loadItems("items-movies-series.json");
    fake.movies = fake.titles;
    fake.episodes.set(SHOKOFIN_SERIES, loadItems("shows-episodes-shokofin.json"));
    const adapter = createJellyfinAdapter(connectionTo(), depsFor(fake.fetch));
    const filePath = "/movies/Night Ferry (2021)/Night Ferry (2021) 1080p.mkv";
    const movie = trackedMovie({ state: "IMPORTING", filePath });
    const unit = {
      season: 1,
      number: 1,
      state: "ANIME_MATCHING" as const,
      filePath: "/a/01.mkv",
      shokoFileId: 2102,
    };
    const anime = trackedShow([unit], { title: "Kumo no Machi", tmdbId: 120_501 });
    expect((await adapter.poll?.(scopeOf(movie, anime)))?.observations).toEqual([]);

    const withSource = (item: Item): Item => ({
      ...item,
      MediaSources: [{ Id: item.Id, Path: item["Path"], Size: 7 }],
    });
    fake.movies = fake.titles.map(withSource);
    fake.episodes.set(SHOKOFIN_SERIES, loadItems("shows-episodes-shokofin.json").map(withSource));
    const events = await adapter.poll?.(scopeOf(movie, anime));
    expect(events?.observations).toMatchObject([
      { keys: { mediaType: "MOVIE" }, playable: { itemId: "80c5ee79ed5145847526131337d27d56" } },
      {
        keys: { mediaType: "TV" },
        playable: { itemId: "9da4ef405262999fb52d1a72fd64b729", shokoFileId: 2102 },
      },
    ]);
  });
});
