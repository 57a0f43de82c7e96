import { describe, expect, it } from "vitest";
import { createJellyfinAdapter } from "../../../../server/integrations/media-server/jellyfin/adapter.ts";
import type {
  TrackedItem,
  TrackedUnit,
} from "../../../../server/integrations/port/tracked-item.ts";
import {
  API_KEY,
  connectionTo,
  createFakeJellyfin,
  createTestClock,
  depsFor,
  scopeOf,
  trackedMovie,
  trackedShow,
  type Item,
} from "./fake-jellyfin.ts";

const SERIES = "81c3eafbd584e41e4e007ce596958900";
const MOVIE = "80c5ee79ed5145847526131337d27d56";
const MOVIE_4K = "80df54860489a22d246f1da8414c64e7";

function setUp() {
  const fake = createFakeJellyfin();
  const clock = createTestClock();
  const adapter = createJellyfinAdapter(connectionTo(), depsFor(fake.fetch, clock.now));
  const poll = async (...tracked: readonly TrackedItem[]) =>
    (await adapter.poll?.(scopeOf(...tracked)))?.observations;
  return { fake, clock, adapter, poll };
}

const series: Item = {
  Id: SERIES,
  Type: "Series",
  Name: "Amber Field",
  ProviderIds: { Tvdb: "390001", Imdb: "" },
};

function episodeItem(number: number, extra: Record<string, unknown> = {}): Item {
  const path = `/media/tv/Amber Field/Season 01/Amber Field - S01E0${number}.mkv`;
  const id = `e${number}`.padEnd(32, "0");
  return {
    Id: id,
    ServerId: "srv",
    Type: "Episode",
    IndexNumber: number,
    ParentIndexNumber: 1,
    LocationType: "FileSystem",
    Path: path,
    MediaSources: [{ Id: id, Path: path, Size: 1_000 + number }],
    ...extra,
  };
}

function unit(number: number, extra: Partial<TrackedUnit> = {}): TrackedUnit {
  return {
    season: 1,
    number,
    state: "IMPORTING",
    fileId: 70 + number,
    filePath: `/data/tv/Amber Field/Season 1/amber field - s01e0${number}.MKV`,
    fileSize: 1_000 + number,
    ...extra,
  };
}

/** A show that the library does not have. */
function elsewhere(): TrackedItem {
  const path = "/data/tv/Elsewhere/Season 1/elsewhere - s01e01.mkv";
  return trackedShow([unit(1, { filePath: path })], { tvdbId: 55_555, title: "Elsewhere" });
}

describe("polling Jellyfin", () => {
  it.each([
    ["nothing is tracked", undefined],
    ["everything is available", unit(1, { state: "AVAILABLE" })],
    ["the arr reported no file", { season: 1, number: 1, state: "IMPORTING" } as const],
    ["the unit was deleted", unit(1, { state: "DELETED" })],
  ])("makes no call while %s", async (_name, waiting) => {
    const { fake, poll } = setUp();
    expect(await poll(...(waiting ? [trackedShow([waiting])] : []))).toEqual([]);
    expect(fake.calls).toEqual([]);
  });

  it("matches an episode by the arr's current file, with a link to play it", async () => {
    const { fake, poll } = setUp();
    fake.titles = [series];
    fake.episodes.set(SERIES, [episodeItem(1), episodeItem(2)]);
    expect(await poll(trackedShow([unit(2)]))).toEqual([
      {
        service: "jellyfin",
        kind: "playable",
        channel: "POLL",
        event: "library",
        at: null,
        keys: {
          mediaType: "TV",
          arr: { service: "sonarr", id: 4 },
          fileId: 72,
          tvdbId: 390_001,
          episodes: [{ season: 1, number: 2 }],
        },
        playable: {
          itemId: "e2".padEnd(32, "0"),
          watchUrl: `http://jellyfin.test:8096/jelly/web/#/details?id=${"e2".padEnd(32, "0")}&serverId=srv`,
          path: "/media/tv/Amber Field/Season 01/Amber Field - S01E02.mkv",
          size: 1_002,
        },
        evidence: {
          itemId: "e2".padEnd(32, "0"),
          path: "/media/tv/Amber Field/Season 01/Amber Field - S01E02.mkv",
          size: 1_002,
        },
      },
    ]);
  });

  it.each([
    ["a stub without media sources", { MediaSources: undefined }],
    ["a media source without a path", { MediaSources: [{ Id: "other", Size: 1_001 }] }],
    ["a virtual (missing) episode", { LocationType: "Virtual" }],
    [
      "another file",
      { MediaSources: [{ Id: "x", Path: "/media/Amber Field - S01E01 720p.mkv", Size: 1_001 }] },
    ],
    [
      "the file before an upgrade, under the same name",
      { MediaSources: [{ Id: "x", Path: "/m/Amber Field - S01E01.mkv", Size: 5 }] },
    ],
  ])("does not match %s", async (_name, extra) => {
    const { fake, poll } = setUp();
    fake.titles = [series];
    fake.episodes.set(SERIES, [episodeItem(1, extra)]);
    expect(await poll(trackedShow([unit(1)]))).toEqual([]);
  });

  it("counts a file with several episodes for each of them", async () => {
    const { fake, poll } = setUp();
    fake.titles = [series];
    fake.episodes.set(SERIES, [
      episodeItem(1, { IndexNumberEnd: 3, MediaSources: [{ Id: "x", Path: "/m/S01E01-E03.mkv" }] }),
    ]);
    const shared = { filePath: "/tv/S01E01-E03.mkv" };
    const found = await poll(
      trackedShow([unit(1, shared), unit(2, shared), unit(3, shared), unit(4, shared)]),
    );
    expect(found?.flatMap(({ keys }) => keys.episodes?.map(({ number }) => number))).toEqual([
      1, 2, 3,
    ]);
  });

  it("does not confuse equal names in two seasons, unless the size matches", async () => {
    const { fake, poll } = setUp();
    fake.titles = [series];
    const path = "/m/Season 2/01.mkv";
    fake.episodes.set(SERIES, [
      episodeItem(1, { ParentIndexNumber: 2, MediaSources: [{ Id: "x", Path: path, Size: 500 }] }),
    ]);
    const { fileSize: _size, ...unsized } = unit(1, { filePath: "/tv/Season 1/01.mkv" });
    expect(await poll(trackedShow([unsized]))).toEqual([]);
    expect(await poll(trackedShow([{ ...unsized, fileSize: 500 }]))).toHaveLength(1);
  });

  it("matches a Shokofin link by Shoko's file id only", async () => {
    const { fake, clock, poll } = setUp();
    const path =
      "/config/Shokofin/VFS/1/Kumo [Shoko Series=51]/Season 01/Kumo S01E01 [Shoko Series=51] [Shoko File=2102].mkv";
    const link = episodeItem(1, {
      ParentIndexNumber: 4,
      Path: path,
      MediaSources: [{ Id: "x", Path: path, Size: 9 }],
    });
    fake.titles = [
      {
        Id: SERIES,
        Type: "Series",
        Name: "Kumo no Machi",
        ProviderIds: { "Shoko Series": "51", AniDB: "17001" },
      },
    ];
    fake.episodes.set(SERIES, [link]);
    const show = (shokoFileId?: number) =>
      trackedShow([unit(1, shokoFileId === undefined ? {} : { shokoFileId })], {
        title: "Kumo no Machi",
        isAnime: true,
      });
    expect(await poll(show(2102))).toMatchObject([{ playable: { path, shokoFileId: 2102 } }]);
    clock.advance(60_000);
    expect(await poll(show(2103))).toEqual([]);
    expect(await poll(show())).toEqual([]);
  });

  it("reads several Shoko file ids of a merged item", async () => {
    const { fake, poll } = setUp();
    fake.titles = [
      { ...series, ProviderIds: { ...(series["ProviderIds"] as object), "Shoko Series": "51" } },
    ];
    fake.episodes.set(SERIES, [
      episodeItem(1, {
        ProviderIds: { "shoko file": "2101,2102" },
        MediaSources: [{ Id: "x", Path: "/vfs/merged.mkv" }],
      }),
    ]);
    expect(await poll(trackedShow([unit(1, { shokoFileId: 2102 })]))).toHaveLength(1);
  });

  it("finds the right copy when two libraries share one id", async () => {
    const { fake, poll } = setUp();
    const movie = (id: string, path: string, size: number): Item => ({
      Id: id,
      Type: "Movie",
      ProviderIds: { tmdb: "900101" },
      Path: path,
      MediaSources: [{ Id: id, Path: path, Size: size }],
    });
    fake.movies = [
      movie(MOVIE, "/m/Night Ferry 1080p.mkv", 10),
      movie(MOVIE_4K, "/4k/Night Ferry 2160p.mkv", 40),
    ];
    fake.titles = fake.movies;
    const seerrRequest = trackedMovie({
      state: "IMPORTING",
      filePath: "/movies/Night Ferry 2160p.mkv",
      fileSize: 40,
    });
    expect(await poll(seerrRequest)).toMatchObject([
      { keys: { mediaType: "MOVIE", tmdbId: 900_101 }, playable: { itemId: MOVIE_4K } },
    ]);
    const missing = trackedMovie({
      state: "IMPORTING",
      filePath: "/movies/Night Ferry 720p.mkv",
      fileSize: 4,
    });
    expect(await poll(missing)).toEqual([]);
  });

  it("reads the titles page by page, keeps them, and refreshes them for unknown titles", async () => {
    const { fake, clock, poll } = setUp();
    const other = (index: number): Item => ({
      Id: `o${index}`,
      Type: "Series",
      ProviderIds: { Tvdb: String(index) },
    });
    fake.titles = [...Array.from({ length: 1_200 }, (_, index) => other(index)), series];
    fake.episodes.set(SERIES, [episodeItem(1)]);
    expect(await poll(trackedShow([unit(1)]))).toHaveLength(1);
    expect(fake.callsTo("/Items")).toBe(3);
    expect(await poll(trackedShow([unit(1)]))).toHaveLength(1);
    expect(fake.callsTo("/Items")).toBe(3);

    const unknown = elsewhere();
    await poll(unknown);
    expect(fake.callsTo("/Items")).toBe(3);
    clock.advance(30_000);
    await poll(unknown);
    await poll(unknown);
    expect(fake.callsTo("/Items")).toBe(6);
  });

  it("refreshes soon after a webhook about an added item", async () => {
    const { fake, clock, adapter, poll } = setUp();
    expect(await poll(trackedShow([unit(1)]))).toEqual([]);
    fake.titles = [series];
    fake.episodes.set(SERIES, [episodeItem(1)]);
    clock.advance(6_000);
    expect(await poll(trackedShow([unit(1)]))).toEqual([]);
    adapter.receive?.({ NotificationType: "ItemAdded" });
    expect(await poll(trackedShow([unit(1)]))).toHaveLength(1);
  });

  it("asks for an unknown title at each poll when a person chose a shorter interval", async () => {
    const fake = createFakeJellyfin();
    const clock = createTestClock();
    const deps = { ...depsFor(fake.fetch, clock.now), libraryPollMs: 2_000 };
    const adapter = createJellyfinAdapter(connectionTo(), deps);
    const poll = async () => (await adapter.poll?.(scopeOf(trackedShow([unit(1)]))))?.observations;
    expect(await poll()).toEqual([]);
    fake.titles = [series];
    fake.episodes.set(SERIES, [episodeItem(1)]);
    clock.advance(2_000);
    expect(await poll()).toMatchObject([{ kind: "playable" }]);
  });

  it("reads recently saved titles, and all titles every ten minutes", async () => {
    const { fake, clock, poll } = setUp();
    const sinces = () =>
      fake.calls
        .filter(({ path }) => path === "/jelly/Items")
        .map(({ query }) => query.get("minDateLastSaved"));
    await poll(trackedShow([unit(1)]));
    fake.titles = [series];
    fake.episodes.set(SERIES, [episodeItem(1)]);
    clock.advance(30_000);
    expect(await poll(trackedShow([unit(1)]))).toHaveLength(1);
    // With a margin of ten minutes, as clocks differ.
    expect(sinces()).toEqual([null, "2026-11-22T06:50:00.000Z"]);

    const unknown = elsewhere();
    for (let minute = 0; minute < 10; minute += 1) {
      clock.advance(60_000);
      await poll(unknown);
    }
    expect(sinces().filter((since) => since === null)).toHaveLength(2);
    expect(await poll(trackedShow([unit(1)]))).toHaveLength(1);
  });

  it("keeps known titles when only new ones are returned", async () => {
    const { fake, clock, poll } = setUp();
    fake.titles = [series];
    fake.episodes.set(SERIES, [episodeItem(1)]);
    await poll(trackedShow([unit(1)]));
    const other: Item = { Id: "other", Type: "Series", ProviderIds: { Tvdb: "7" } };
    fake.titles = [other];
    fake.episodes.set("other", [episodeItem(1)]);
    clock.advance(60_000);
    const both = await poll(trackedShow([unit(1)]), trackedShow([unit(1)], { tvdbId: 7 }));
    expect(both).toHaveLength(2);
  });

  it("refreshes soon when the known item of a movie has left the library", async () => {
    const { fake, clock, poll } = setUp();
    const movie = (id: string, size: number): Item => {
      const path = "/m/Night Ferry 1080p.mkv";
      const sources = { Path: path, MediaSources: [{ Id: id, Path: path, Size: size }] };
      return { Id: id, Type: "Movie", ProviderIds: { Tmdb: "900101" }, ...sources };
    };
    const seerrRequest = (fileSize: number) =>
      trackedMovie({ state: "IMPORTING", filePath: "/movies/Night Ferry 1080p.mkv", fileSize });
    fake.titles = fake.movies = [movie(MOVIE, 10)];
    expect(await poll(seerrRequest(10))).toHaveLength(1);
    fake.titles = fake.movies = [movie(MOVIE_4K, 40)];
    clock.advance(31_000);
    expect(await poll(seerrRequest(40))).toHaveLength(1);
  });

  it("tolerates a series that has left the library", async () => {
    const { fake, clock, poll } = setUp();
    fake.titles = [series];
    fake.episodes.set(SERIES, [episodeItem(1)]);
    await poll(trackedShow([unit(1)]));
    fake.episodes.delete(SERIES);
    fake.titles = [];
    clock.advance(600_000);
    expect(await poll(trackedShow([unit(1)]))).toEqual([]);
  });
});

/** The library's ids say nothing about the title, or something else. */
describe("finding a file whose title has no known id", () => {
  const folder = "/media/tv/Amber Field";
  const named: Item = { Id: SERIES, Type: "Series", Name: "Something else", Path: folder };

  it.each([
    ["no ids at all", {}],
    ["ids that no arr knows", { ProviderIds: { AniDB: "17001", AniList: "160001" } }],
    ["another id, as for a misidentified title", { ProviderIds: { Tvdb: "7" } }],
  ])("finds a series with %s by the name of its folder", async (_name, extra) => {
    const { fake, poll } = setUp();
    fake.titles = [{ ...named, ...extra }];
    fake.episodes.set(SERIES, [episodeItem(1), episodeItem(2)]);
    expect(await poll(trackedShow([unit(2)]))).toMatchObject([
      { playable: { itemId: "e2".padEnd(32, "0") } },
    ]);
  });

  it("finds a series by the AniDB id that Shoko reported", async () => {
    const { fake, poll } = setUp();
    fake.titles = [
      { ...named, Path: "/media/anime/Kohaku no No", ProviderIds: { AniDB: "17001" } },
    ];
    fake.episodes.set(SERIES, [episodeItem(1)]);
    expect(await poll(trackedShow([unit(1)], { anidbIds: [17_001] }))).toHaveLength(1);
  });

  it("finds a series by any of its names", async () => {
    const { fake, poll } = setUp();
    fake.titles = [{ ...named, Path: "/media/a", Name: "Kohaku no No!" }];
    fake.episodes.set(SERIES, [episodeItem(1)]);
    const show = trackedShow([unit(1)], { otherTitles: ["こはくの野", "Kohaku no No"] });
    expect(await poll(show)).toHaveLength(1);
  });

  it("finds a movie by the name of its file", async () => {
    const { fake, poll } = setUp();
    const path = "/m/Night Ferry (2021)/Night Ferry 1080p.mkv";
    const movie: Item = {
      Id: MOVIE,
      Type: "Movie",
      Name: "Ferry",
      Path: path,
      MediaSources: [{ Id: MOVIE, Path: path, Size: 10 }],
    };
    fake.movies = fake.titles = [movie];
    const filePath = "/data/movies/Night Ferry (2021)/Night Ferry 1080p.mkv";
    const state = "IMPORTING" as const;
    expect(await poll(trackedMovie({ state, filePath, fileSize: 10 }))).toHaveLength(1);
    const elsewhereToo = "/data/movies/Night Ferry (1999)/Night Ferry 1080p.mkv";
    const other = { state, filePath: elsewhereToo, fileSize: 11 };
    expect(await poll(trackedMovie(other))).toEqual([]);
  });

  it("does not take a file of the same name in another show", async () => {
    const { fake, poll } = setUp();
    fake.titles = [{ ...named, Name: "Amber Field", Path: "/media/tv/Amber Field (1999)" }];
    const path = "/media/tv/Amber Field (1999)/Season 1/01.mkv";
    fake.episodes.set(SERIES, [
      episodeItem(1, { Path: path, MediaSources: [{ Id: "x", Path: path }] }),
    ]);
    const own = { filePath: "/data/tv/Amber Field/Season 1/01.mkv" };
    expect(await poll(trackedShow([unit(1, own)]))).toEqual([]);
    const same = { filePath: "/data/tv/Amber Field (1999)/Season 1/01.mkv" };
    expect(await poll(trackedShow([unit(1, same)]))).toHaveLength(1);
  });
});

describe("another size at the same path", () => {
  const filePath = "/data/movies/Night Ferry (2021)/Night Ferry.mkv";
  const path = "/media/movies/Night Ferry (2021)/Night Ferry.mkv";
  const item = (DateCreated: string | undefined, at = path): Item => ({
    Id: MOVIE,
    Type: "Movie",
    ProviderIds: { Tmdb: "900101" },
    DateCreated,
    Path: at,
    MediaSources: [{ Id: MOVIE, Path: at, Size: 4_200 }],
  });
  const fileImportedAt = new Date("2026-11-20T12:00:00Z");
  const waiting = (extra = {}) =>
    trackedMovie({ state: "IMPORTING", filePath, fileSize: 9_800, fileImportedAt, ...extra });

  it("is the file, if the item is newer than the import: something has worked on it since", async () => {
    const { fake, poll } = setUp();
    fake.titles = fake.movies = [item("2026-11-20T12:00:05Z")];
    expect(await poll(waiting())).toMatchObject([
      { kind: "playable", playable: { itemId: MOVIE, size: 4_200 } },
    ]);
  });

  it.each([
    ["older", "2026-11-20T11:00:00Z", {}],
    ["of unknown age", undefined, {}],
    ["of a file whose import is unknown", "2026-11-20T12:00:05Z", { fileImportedAt: undefined }],
  ])("is another file, if the item is %s", async (_name, created, extra) => {
    const { fake, adapter, poll } = setUp();
    fake.titles = fake.movies = [item(created)];
    expect(await poll(waiting(extra))).toMatchObject([
      { kind: "file-differs", size: 4_200, keys: { tmdbId: 900_101 } },
    ]);
    const snapshot = await adapter.openSnapshot?.();
    const tracked = [waiting({ ...extra, state: "AVAILABLE" })];
    expect(await snapshot?.readItems(tracked, { withHistory: false })).toMatchObject({
      observations: [{ kind: "file-differs" }],
      lost: [],
    });
  });

  it("says nothing at another path", async () => {
    const { fake, poll } = setUp();
    fake.titles = fake.movies = [item("2026-11-20T12:00:05Z", "/other/Elsewhere/Night Ferry.mkv")];
    expect(await poll(waiting())).toEqual([]);
  });
});

it("finds a file that Shoko has moved, by its place in Shoko", async () => {
  const { fake, poll } = setUp();
  const path = "/media/anime/Amber Field (2026)/Amber Field - 01 - Beginnings.mkv";
  fake.titles = [series];
  fake.episodes.set(SERIES, [
    episodeItem(1, { Path: path, MediaSources: [{ Id: "x", Path: path, Size: 1_001 }] }),
  ]);
  expect(await poll(trackedShow([unit(1)]))).toEqual([]);
  const shokoPath = "Amber Field (2026)/Amber Field - 01 - Beginnings.mkv";
  expect(await poll(trackedShow([unit(1, { shokoPath })]))).toMatchObject([
    { kind: "playable", playable: { path } },
  ]);
});

describe("choosing among several items", () => {
  const movie = (id: string, path: string, created: string): Item => ({
    Id: id,
    Type: "Movie",
    ProviderIds: { Tmdb: "900101" },
    DateCreated: created,
    Path: path,
    MediaSources: [{ Id: id, Path: path, Size: 10 }],
  });
  const waiting = (filePath: string) =>
    trackedMovie({ state: "IMPORTING", filePath, fileSize: 10 });
  const NAME = "Night Ferry (2021)/Night Ferry.mkv";

  it("takes the item whose path agrees most, not the ghost of a file that was moved", async () => {
    const { fake, poll } = setUp();
    fake.titles = fake.movies = [
      movie(MOVIE, `/new/movies/${NAME}`, "2026-11-02T00:00:00Z"),
      movie(MOVIE_4K, `/media/archive/movies/${NAME}`, "2026-11-01T00:00:00Z"),
    ];
    expect(await poll(waiting(`/data/archive/movies/${NAME}`))).toMatchObject([
      { playable: { itemId: MOVIE_4K } },
    ]);
  });

  it("takes the newer item where the paths agree alike", async () => {
    const { fake, poll } = setUp();
    fake.titles = fake.movies = [
      movie(MOVIE, `/b/${NAME}`, "2026-11-01T00:00:00Z"),
      movie(MOVIE_4K, `/a/${NAME}`, "2026-11-02T00:00:00Z"),
    ];
    expect(await poll(waiting(`/movies/${NAME}`))).toMatchObject([
      { playable: { itemId: MOVIE_4K } },
    ]);
  });
});

describe("calling Jellyfin", () => {
  it("sends the key in the one header that every version accepts, percent-encoded", async () => {
    const { fake, adapter } = setUp();
    expect(await adapter.check()).toEqual({ version: "10.11.11", name: "homelab" });
    const [call] = fake.calls;
    expect(call?.headers.get("authorization")).toBe(
      `MediaBrowser Token="${encodeURIComponent(API_KEY)}", Client="Status%20Tracker", Device="Status%20Tracker", DeviceId="status-tracker-jellyfin", Version="1"`,
    );
    expect([...(call?.headers.keys() ?? [])].filter((name) => /token|emby/i.test(name))).toEqual(
      [],
    );
    expect(call?.query.size).toBe(0);
  });

  it.each([
    ["a wrong key", () => new Response(null, { status: 401 }), "auth"],
    ["a web page", () => new Response("<!doctype html>"), "bad-payload"],
    ["an unexpected shape", () => Response.json({ Items: "none" }), "bad-payload"],
    ["a failure", () => new Response(null, { status: 503 }), "server-error"],
  ])("reports %s without the key", async (_name, answer, code) => {
    const adapter = createJellyfinAdapter(
      connectionTo(),
      depsFor(async () => answer()),
    );
    const error: unknown = await adapter
      .poll?.(scopeOf(trackedShow([unit(1)])))
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "IntegrationError", code });
    expect(String(error)).not.toContain("quotes");
  });

  it("keeps a proxy's login out of the link", async () => {
    const fake = createFakeJellyfin();
    const url = "http://person:proxy-word@jellyfin.test:8096/jelly";
    // The proxy's login and Jellyfin's key need the same header; the key takes precedence.
    const adapter = createJellyfinAdapter(connectionTo({ url }), depsFor(fake.fetch));
    fake.titles = [series];
    fake.episodes.set(SERIES, [episodeItem(1)]);
    const events = await adapter.poll?.(scopeOf(trackedShow([unit(1)])));
    expect(events?.observations).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain("proxy-word");
  });
});
