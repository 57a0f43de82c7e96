import { describe, expect, it } from "vitest";
import { createJellyfinAdapter } from "../../../../server/integrations/media-server/jellyfin/adapter.ts";
import type {
  TrackedItem,
  TrackedUnit,
} from "../../../../server/integrations/port/tracked-item.ts";
import {
  connectionTo,
  createFakeJellyfin,
  createTestClock,
  depsFor,
  scopeOf,
  trackedMovie,
  trackedShow,
  type Item,
} from "./fake-jellyfin.ts";

const MOVIE = "80c5ee79ed5145847526131337d27d56";

async function setUp() {
  const fake = createFakeJellyfin();
  const clock = createTestClock();
  const adapter = createJellyfinAdapter(connectionTo(), depsFor(fake.fetch, clock.now));
  const snapshot = await adapter.openSnapshot?.();
  if (!snapshot) throw new Error("it opens no snapshot");
  const read = (...items: readonly TrackedItem[]) =>
    snapshot.readItems(items, { withHistory: true });
  return { fake, clock, adapter, read };
}

/** Hexadecimal, like Jellyfin's own. */
const idOf = (show: number, number: number) => `${show}e${number}`.padEnd(32, "0");
const seriesId = (show: number) => `5${show}`.padEnd(32, "0");

function seriesItem(show: number): Item {
  return {
    Id: seriesId(show),
    Type: "Series",
    Name: `Show ${show}`,
    ProviderIds: { Tvdb: `${390_000 + show}` },
  };
}

function episodeItem(show: number, number: number, extra: Record<string, unknown> = {}): Item {
  const path = `/media/tv/Show ${show}/Show ${show} - S01E0${number}.mkv`;
  const id = idOf(show, number);
  return {
    Id: id,
    Type: "Episode",
    IndexNumber: number,
    ParentIndexNumber: 1,
    LocationType: "FileSystem",
    Path: path,
    MediaSources: [{ Id: id, Path: path, Size: 1_000 + number }],
    ...extra,
  };
}

/** Available, with its file. */
function unit(show: number, number: number, extra: Partial<TrackedUnit> = {}): TrackedUnit {
  return {
    season: 1,
    number,
    state: "AVAILABLE",
    fileId: 70 + number,
    filePath: `/data/tv/Show ${show}/Show ${show} - S01E0${number}.mkv`,
    fileSize: 1_000 + number,
    ...extra,
  };
}

/** Available, although the arr no longer has a file. */
const missing = (number: number, extra: Partial<TrackedUnit> = {}): TrackedUnit => ({
  season: 1,
  number,
  state: "AVAILABLE",
  ...extra,
});

const show = (number: number, ...units: readonly TrackedUnit[]) =>
  trackedShow(units, { tvdbId: 390_000 + number, title: `Show ${number}` });

const numbersOf = (lost: Awaited<ReturnType<Awaited<ReturnType<typeof setUp>>["read"]>>["lost"]) =>
  lost?.map(({ episode }) => episode?.number ?? null);

describe("snapshots of Jellyfin", () => {
  it("confirms available units with their item and link, and finds waiting ones", async () => {
    const { fake, read } = await setUp();
    fake.titles = [seriesItem(1)];
    fake.episodes.set(seriesId(1), [episodeItem(1, 1), episodeItem(1, 2)]);

    const { observations, lost } = await read(
      show(1, unit(1, 1), unit(1, 2, { state: "IMPORTING" }), unit(1, 3, { state: "DELETED" })),
    );

    expect(observations).toMatchObject([
      {
        kind: "playable",
        keys: { episodes: [{ season: 1, number: 1 }] },
        playable: { itemId: idOf(1, 1), watchUrl: /#\/details\?id=/ },
      },
      { kind: "playable", keys: { episodes: [{ season: 1, number: 2 }] } },
    ]);
    expect(lost).toEqual([]);
  });

  it("finds the import that nobody saw of a title that left its arr, by its size alone", async () => {
    const { fake, read } = await setUp();
    fake.titles = [seriesItem(1)];
    fake.episodes.set(
      seriesId(1),
      [1, 2, 3].map((number) => episodeItem(1, number)),
    );
    const left = (number: number, fileSize?: number): TrackedUnit => ({
      season: 1,
      number,
      state: "DOWNLOADED",
      isUnmanaged: true,
      ...(fileSize === undefined ? {} : { fileSize }),
    });

    const { observations, lost } = await read(show(1, left(1, 1_001), left(2, 9), left(3)));

    expect(observations).toMatchObject([
      { kind: "playable", keys: { episodes: [{ number: 1 }] }, playable: { size: 1_001 } },
    ]);
    expect(numbersOf(lost)).toEqual([2, 3]);
    // The arr still has the title and may import its download.
    const waiting: TrackedUnit = { season: 1, number: 4, state: "DOWNLOADED" };
    expect(await read(show(1, waiting))).toEqual({ observations: [] });
  });

  it("reads the titles once per snapshot, and not at all without units", async () => {
    const { fake, read } = await setUp();
    fake.titles = [seriesItem(1), seriesItem(2)];
    fake.episodes.set(seriesId(1), [episodeItem(1, 1)]);
    fake.episodes.set(seriesId(2), [episodeItem(2, 1)]);

    await read(show(1, { season: 1, number: 1, state: "APPROVED" }));
    expect(fake.calls).toEqual([]);
    await Promise.all([read(show(1, unit(1, 1))), read(show(2, unit(2, 1)))]);
    await read(show(1, unit(1, 1)));

    expect(fake.callsTo("/Items")).toBe(1);
  });

  it("does not affect the state of polls", async () => {
    const { fake, adapter, read } = await setUp();
    fake.titles = [seriesItem(1)];
    fake.episodes.set(seriesId(1), [episodeItem(1, 1)]);
    await read(show(1, unit(1, 1)));

    const waiting = show(1, unit(1, 1, { state: "IMPORTING" }));
    expect((await adapter.poll?.(scopeOf(waiting)))?.observations).toHaveLength(1);
    expect(fake.callsTo("/Items")).toBe(2);
  });

  it.each([
    ["it is not listed", []],
    ["it is a missing episode", [episodeItem(1, 1, { LocationType: "Virtual" })]],
    ["it is a stub", [episodeItem(1, 1, { MediaSources: [] })]],
    [
      "another file has its number",
      [episodeItem(1, 1, { Id: "f".padEnd(32, "0"), MediaSources: [{ Path: "/x.mkv", Size: 1 }] })],
    ],
  ])("reports an episode as missing when %s", async (_name, episodes) => {
    const { fake, read } = await setUp();
    fake.titles = [seriesItem(1)];
    fake.episodes.set(seriesId(1), [...episodes, episodeItem(1, 2)]);

    const item = show(1, unit(1, 1, { libraryItemId: idOf(1, 1) }), unit(1, 2));
    const { observations, lost } = await read(item);

    expect(lost).toEqual([{ item, episode: { season: 1, number: 1 } }]);
    expect(observations).toHaveLength(1);
  });

  it("reports nothing as missing while the file is being replaced: the previous item exists", async () => {
    const { fake, read } = await setUp();
    fake.titles = [seriesItem(1)];
    fake.episodes.set(seriesId(1), [episodeItem(1, 1)]);
    const upgraded = { filePath: "/data/tv/Show 1 - S01E01 [2160p].mkv", fileSize: 9 };

    const { lost } = await read(show(1, unit(1, 1, { ...upgraded, libraryItemId: idOf(1, 1) })));

    expect(lost).toEqual([]);
  });

  it("accepts a playable item with the same number when the arr no longer has a file", async () => {
    const { fake, read } = await setUp();
    fake.titles = [seriesItem(1)];
    fake.episodes.set(seriesId(1), [
      episodeItem(1, 1, { IndexNumberEnd: 2 }),
      episodeItem(1, 3, { LocationType: "Virtual" }),
    ]);

    const { observations, lost } = await read(
      show(1, missing(1), missing(2), missing(3), missing(4)),
    );

    expect(numbersOf(lost)).toEqual([3, 4]);
    expect(observations).toEqual([]);
  });

  it("finds a Shokofin item without the title's ids by its own id", async () => {
    const { fake, read } = await setUp();
    fake.titles = [seriesItem(7)];
    const path = "/vfs/Kumo [Shoko Series=51]/Kumo S01E13 [Shoko File=2102].mkv";
    const source = { Id: "x", Path: path, Size: 9 };
    fake.episodes.set(seriesId(7), [
      episodeItem(7, 1, { IndexNumber: 13, Path: path, MediaSources: [source] }),
    ]);

    const known = { libraryItemId: idOf(7, 1) };
    const { observations, lost } = await read(
      show(1, unit(1, 1, { ...known, shokoFileId: 2102 }), missing(2, known)),
    );

    expect(observations).toMatchObject([{ playable: { itemId: idOf(7, 1), shokoFileId: 2102 } }]);
    expect(lost).toEqual([]);
  });

  it("reports units in progress as missing only if they were shown before", async () => {
    const { fake, read } = await setUp();
    fake.titles = [seriesItem(2)];
    const known = { libraryItemId: idOf(1, 1) };

    const { lost } = await read(
      show(
        1,
        unit(1, 1, { state: "IMPORTING", ...known }),
        unit(1, 2, { state: "ANIME_MATCHING", ...known }),
        unit(1, 3, { state: "IMPORTING" }),
        unit(1, 4, { state: "DOWNLOADING", ...known }),
      ),
    );

    expect(numbersOf(lost)).toEqual([1, 2]);
  });

  it("reports an existing movie and a missing one", async () => {
    const { fake, read } = await setUp();
    const path = "/m/Night Ferry 1080p.mkv";
    fake.movies = [
      {
        Id: MOVIE,
        Type: "Movie",
        ProviderIds: { Tmdb: "900101" },
        MediaSources: [{ Id: "x", Path: path, Size: 10 }],
      },
    ];
    fake.titles = fake.movies;
    const file = { filePath: "/movies/Night Ferry 1080p.mkv", fileSize: 10 };
    const gone = trackedMovie({ state: "AVAILABLE", ...file }, { tmdbId: 1, libraryItemId: "12" });

    expect(await read(trackedMovie({ state: "AVAILABLE", ...file }))).toMatchObject({
      observations: [{ playable: { itemId: MOVIE } }],
      lost: [],
    });
    expect(await read(trackedMovie({ state: "AVAILABLE" }))).toMatchObject({ lost: [] });
    expect((await read(gone)).lost).toEqual([{ item: gone, episode: null }]);
    // Another media server has an item with the id twelve.
    expect(fake.calls.flatMap(({ query }) => query.get("ids") ?? [])).toEqual([MOVIE, MOVIE]);
  });

  it("does not take the file of another arr for a movie that its own arr has lost", async () => {
    const { fake, read } = await setUp();
    fake.movies = [
      {
        Id: MOVIE,
        Type: "Movie",
        ProviderIds: { Tmdb: "900101" },
        MediaSources: [{ Id: "x", Path: "/m/Night Ferry 1080p.mkv", Size: 10 }],
      },
    ];
    fake.titles = fake.movies;
    const file = { fileId: 1, filePath: "/movies/Night Ferry 1080p.mkv", fileSize: 10 };
    const inHd = trackedMovie({ state: "AVAILABLE", ...file });
    const withdrawn = trackedMovie({ state: "DELETED", ...file });
    const in4k = trackedMovie(
      { state: "AVAILABLE", missingSince: new Date(0) },
      { arr: { service: "radarr-4k", id: 3 } },
    );

    expect((await read(in4k)).lost).toEqual([]);
    for (const other of [inHd, withdrawn])
      expect((await read(in4k, other)).lost).toEqual([{ item: in4k, episode: null }]);
  });

  it("rejects an empty library, unless nothing is expected in it", async () => {
    const { read } = await setUp();

    expect(await read(show(1, unit(1, 1, { state: "IMPORTING" })))).toEqual({
      observations: [],
      lost: [],
    });
    await expect(read(show(1, unit(1, 1)))).rejects.toMatchObject({
      code: "implausible",
      message: "implausible library: contains no movies and no series",
    });
  });

  it("rejects a snapshot without most of several titles", async () => {
    const { fake, read } = await setUp();
    const shows = [1, 2, 3, 4, 5].map((one) => show(one, unit(one, 1), unit(one, 2)));
    const keep = (...kept: readonly number[]) => {
      fake.titles = [1, 2, 3, 4, 5].map(seriesItem);
      fake.episodes.clear();
      for (const one of kept) fake.episodes.set(seriesId(one), [episodeItem(one, 1)]);
    };

    keep(1, 2, 3);
    expect((await read(...shows)).lost).toHaveLength(7);
    expect((await read(...shows.slice(3))).lost).toHaveLength(4);
    keep(1, 2);
    await expect(read(...shows)).rejects.toMatchObject({ code: "implausible" });
    // The arr has lost them as well.
    const missed = [1, 2, 3, 4, 5].map((one) => show(one, missing(7)));
    expect((await read(...missed)).lost).toHaveLength(5);
  });
});

it("finds waiting units by the item that last contained them, also in a poll", async () => {
  const { fake, adapter } = await setUp();
  fake.titles = [seriesItem(7)];
  fake.episodes.set(seriesId(7), [episodeItem(1, 1)]);
  const waiting = unit(1, 1, { state: "IMPORTING", libraryItemId: idOf(1, 1) });

  const events = await adapter.poll?.(scopeOf(show(1, waiting)));

  expect(events?.observations).toMatchObject([{ playable: { itemId: idOf(1, 1) } }]);
});
