import { describe, expect, it } from "vitest";
import type { EpisodeRef } from "../../../../server/domain/observation/keys.ts";
import { createShokoAdapter } from "../../../../server/integrations/anime-matcher/shoko/adapter.ts";
import type { TrackedItem } from "../../../../server/integrations/port/tracked-item.ts";
import type { AnyFacts } from "../../../support/observation.ts";
import { connectionTo, createFakeShoko, depsFor, unit, waitingFor } from "./fake-shoko.ts";

async function setUp() {
  const fake = createFakeShoko();
  const adapter = createShokoAdapter(connectionTo(), depsFor(fake.fetch).deps);
  const snapshot = await adapter.openSnapshot?.();
  if (!snapshot) throw new Error("it opens no snapshot");
  const read = async (...items: readonly TrackedItem[]) =>
    (await snapshot.readItems(items, { withHistory: true })).observations;
  return { fake, adapter, read };
}

/** Enough files to read all of Shoko's files at once. */
const many = Array.from({ length: 16 }, (_, index) => unit(100 + index));

const tracked = (...args: Parameters<typeof waitingFor>) => waitingFor(...args).tracked;

interface Reference {
  readonly anidb: number;
  readonly tmdb?: readonly number[];
  readonly size?: number;
}

function episodes(...references: readonly Reference[]) {
  return [
    {
      SeriesID: { ID: 51, AniDB: 17_001 },
      EpisodeIDs: references.map(({ anidb, tmdb, size }, index) => ({
        ID: 800 + index,
        AniDB: anidb,
        TMDB: { Episode: tmdb ?? [], Movie: [], Show: [] },
        ...(size === undefined ? {} : { Percentage: { Start: 0, End: size, Size: size } }),
      })),
    },
  ];
}

function file(id: number, path: string, references: readonly Reference[] = []) {
  return {
    ID: id,
    Size: 100 + id,
    Hashes: { ED2K: "AB" },
    Imported: null,
    Created: "2026-11-01T00:00:00Z",
    Locations: [{ RelativePath: path }],
    SeriesIDs: references.length === 0 ? [] : episodes(...references),
  };
}

const at = (number: number) => ({ filePath: `/anime/Kumo/0${number}.mkv`, fileSize: 100 + number });

const idsOf = (refs: readonly EpisodeRef[] | undefined) =>
  refs?.map(({ number, anidbId, tmdbId }) => [number, anidbId, tmdbId]);

describe("snapshots of Shoko", () => {
  it("reports the progress of waiting files and the ids of available ones", async () => {
    const { fake, read } = await setUp();
    fake.answers.files = [
      file(1, "/Kumo/01.mkv", [{ anidb: 270_001, tmdb: [61, 62] }]),
      file(2, "Kumo/02.mkv"),
      file(3, "Kumo/03.mkv"),
      file(4, "Kumo/04.mkv", [{ anidb: 270_004 }]),
    ];

    const events = await read(
      ...tracked([
        unit(1, { ...at(1), state: "AVAILABLE" }),
        unit(2, { ...at(2), state: "AVAILABLE" }),
        unit(3, { ...at(3), state: "ANIME_MATCHING" }),
        unit(4, { ...at(4), state: "IMPORTING" }),
        unit(5, { ...at(5), state: "IMPORTING" }),
        unit(6, { ...at(1), state: "DELETED" }),
        ...many,
      ]),
    );

    expect(events.map(({ kind, keys }) => [kind, keys.shokoFileId, idsOf(keys.episodes)])).toEqual([
      ["matched", 1, [[1, 270_001, 61]]],
      ["unmatched", 3, [[3, undefined, undefined]]],
      ["matched", 4, [[4, 270_004, undefined]]],
    ]);
    expect(events[0]?.keys).toMatchObject({ anidbId: 17_001, arr: { service: "sonarr", id: 4 } });
  });

  it("names the files that Shoko knows and can read nowhere", async () => {
    const { fake, adapter } = await setUp();
    const gone = (path: string) => ({ RelativePath: path, IsAccessible: false });
    fake.answers.files = [
      { ...file(1, "Kumo/01.mkv"), Locations: [gone("Kumo/01.mkv")] },
      {
        ...file(2, "Kumo/02.mkv"),
        Locations: [gone("Old/02.mkv"), { RelativePath: "Kumo/02.mkv", IsAccessible: true }],
      },
    ];
    const snapshot = await adapter.openSnapshot?.();
    const items = tracked([
      unit(1, { ...at(1), state: "ANIME_MATCHING" }),
      unit(2, { ...at(2), state: "ANIME_MATCHING" }),
      unit(3, { ...at(3), state: "ANIME_MATCHING" }),
      ...many,
    ]);
    const reading = await snapshot?.readItems(items, { withHistory: false });

    expect(reading?.lost).toEqual([{ item: items[0], episode: { season: 1, number: 1 } }]);
  });

  it("reads the list once, page by page, and not at all without imported files", async () => {
    const { fake, read } = await setUp();
    fake.answers.files = [
      ...Array.from({ length: 2_400 }, (_, index) => file(10 + index, `Other/${index}.mkv`)),
      file(1, "Kumo/01.mkv", [{ anidb: 270_001 }]),
    ];
    await read(...tracked([unit(1, { state: "DOWNLOADING" })]));
    expect(fake.calls).toEqual([]);

    const items = tracked([unit(1, at(1)), ...many]);
    expect(await Promise.all([read(...items), read(...items)])).toMatchObject([
      [{ kind: "matched" }],
      [{ kind: "matched" }],
    ]);
    expect(
      fake.callsTo("/api/v3/File").map(({ query }) => Object.fromEntries(query)),
    ).toMatchObject([
      { page: "1", pageSize: "1000", include: "XRefs,Ignored" },
      { page: "2" },
      { page: "3" },
    ]);
    expect(fake.tails()).toEqual([]);
  });

  it("reads a few files one by one, and the whole list for many", async () => {
    const { fake, read } = await setUp();
    const files = [1, 2].map((id) => file(id, `Kumo/0${id}.mkv`, [{ anidb: 270_000 + id }]));
    fake.answers.files = files;
    fake.answers.byTail = (tail) =>
      files.filter((one) => JSON.stringify(one).toLowerCase().includes(tail));

    for (const number of [1, 2]) await read(...tracked([unit(number, at(number))]));
    expect(fake.tails()).toEqual(["Kumo/01.mkv", "Kumo/02.mkv"]);
    expect(fake.callsTo("/api/v3/File")).toEqual([]);

    expect(await read(...tracked([unit(1, at(1)), ...many]))).toMatchObject([{ kind: "matched" }]);
    expect(fake.tails()).toHaveLength(2);
    expect(fake.callsTo("/api/v3/File")).toHaveLength(1);
  });

  it("finds a renamed file by its id, and no other file with its name", async () => {
    const { fake, read } = await setUp();
    fake.answers.files = [
      file(1, "Kumo/renamed.mkv", [{ anidb: 270_001 }]),
      file(7, "Other/02.mkv", [{ anidb: 5 }]),
    ];

    const events = await read(
      ...tracked([unit(1, { ...at(1), shokoFileId: 1 }), unit(2, at(2)), ...many]),
    );

    expect(events.map(({ keys }) => keys.shokoFileId)).toEqual([1]);
  });

  it("does not read the list for files outside Shoko's folders", async () => {
    const { fake, read } = await setUp();
    const inTv = unit(1, { filePath: "/tv/Harbour/01.mkv" });
    expect(await read(...tracked([inTv], { isAnime: false }))).toEqual([]);
    expect(fake.callsTo("/api/v3/File")).toEqual([]);
  });

  it("reports a movie by its file", async () => {
    const { fake, read } = await setUp();
    fake.answers.files = [file(1, "Kumo/01.mkv", [{ anidb: 9 }])];
    const movie = { state: "AVAILABLE", ...at(1) } as const;
    const events = await read(...tracked([], { mediaType: "MOVIE", movie }), ...tracked(many));
    expect(events).toMatchObject([{ kind: "matched", keys: { anidbId: 17_001, shokoFileId: 1 } }]);
    expect(events[0]?.keys.episodes).toBeUndefined();
  });
});

describe("assigning ids by Shoko's cross references", () => {
  it.each([
    ["two complete episodes", [{ anidb: 1 }, { anidb: 2 }], [1, 2]],
    [
      "two that share it equally",
      [
        { anidb: 1, size: 50 },
        { anidb: 2, size: 50 },
      ],
      [1, 2],
    ],
    ["one of two", [{ anidb: 1 }], [undefined, undefined]],
    ["three", [{ anidb: 1 }, { anidb: 2 }, { anidb: 3 }], [undefined, undefined]],
    ["a part of another", [{ anidb: 1 }, { anidb: 2, size: 30 }], [undefined, undefined]],
  ] as const)("pairs a file of two episodes with %s: %j", async (_name, references, ids) => {
    const { fake, read } = await setUp();
    fake.answers.files = [file(1, "Kumo/01.mkv", references)];

    const events = await read(
      ...tracked([unit(2, { ...at(1), state: "AVAILABLE" }), unit(1, at(1)), ...many]),
    );

    expect(events).toHaveLength(1);
    expect(idsOf(events[0]?.keys.episodes)).toEqual([
      [1, ids[0], undefined],
      [2, ids[1], undefined],
    ]);
  });

  it("does not treat a part of an episode as the episode", async () => {
    const { fake, read } = await setUp();
    fake.answers.files = [file(1, "Kumo/01.mkv", [{ anidb: 1, size: 50 }])];
    const events = await read(...tracked([unit(1, at(1)), ...many]));
    expect(idsOf(events[0]?.keys.episodes)).toEqual([[1, undefined, undefined]]);
  });

  it("reports the same in a poll", async () => {
    const { fake, adapter } = await setUp();
    fake.answers.byTail = () => [file(1, "Kumo/01.mkv", [{ anidb: 270_001, tmdb: [61] }])];
    const events = await adapter.poll?.(waitingFor([unit(13, at(1))]));
    expect(events?.observations[0]?.keys.episodes).toEqual([
      { season: 1, number: 13, anidbId: 270_001, tmdbId: 61 },
    ]);
  });
});

it("reports an AniDB ban in polls and snapshots, and reads it once a minute", async () => {
  const { fake, adapter, read } = await setUp();
  fake.answers.isBanned = true;
  fake.answers.files = [file(1, "Kumo/01.mkv"), file(2, "Kumo/02.mkv")];
  fake.answers.byTail = (tail) =>
    fake.answers.files.filter((one) => JSON.stringify(one).toLowerCase().includes(tail));
  const units = [unit(1, at(1)), unit(2, at(2))];

  const polled = await adapter.poll?.(waitingFor(units));
  const snapshot = await read(...tracked(units));

  const reported: readonly AnyFacts[] = [...(polled?.observations ?? []), ...snapshot];
  for (const { kind, detail } of reported) {
    expect(kind).toBe("unmatched");
    expect(detail).toEqual(["AniDB has banned this server for a while"]);
  }
  expect(snapshot).toHaveLength(2);
  expect(fake.callsTo("/api/v3/AniDB/BanStatus")).toHaveLength(1);
});
