import { describe, expect, it } from "vitest";
import { createShokoAdapter } from "../../../../server/integrations/anime-matcher/shoko/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import {
  API_KEY,
  connectionTo,
  createFakeShoko,
  createTestClock,
  depsFor,
  unit,
  waitingFor,
} from "./fake-shoko.ts";

function load(name: string): unknown {
  return readFixture(`shoko/${name}`);
}

function setUp() {
  const fake = createFakeShoko();
  const clock = createTestClock();
  const { deps } = depsFor(fake.fetch);
  const adapter = createShokoAdapter(connectionTo(), { ...deps, now: clock.now });
  const poll = async (scope: ReturnType<typeof waitingFor>) =>
    (await adapter.poll?.(scope))?.observations;
  return { fake, clock, adapter, poll };
}

function shokoFile(id: number, path: string, extra: Record<string, unknown> = {}) {
  return {
    ID: id,
    Size: 100 + id,
    Hashes: { ED2K: "AB" },
    Imported: null,
    Locations: [{ RelativePath: path }],
    SeriesIDs: [],
    ...extra,
  };
}

describe("recorded files of Shoko", () => {
  it.each([
    ["file-pathendswith-ready-v5.json", 1, "matched", 2102],
    ["file-pathendswith-ready-v6.json", 1, "matched", 2102],
    ["file-pathendswith-matched-series-pending-v5.json", 2, "matched", 2103],
    ["file-pathendswith-unmatched-v5.json", 3, "unmatched", 2104],
  ])("%s: episode %i is %s", async (name, number, kind, shokoFileId) => {
    const { fake, poll } = setUp();
    fake.answers.byTail = () => load(name);
    const events = await poll(waitingFor([unit(number)]));
    expect(events).toHaveLength(1);
    expect(events).toMatchObject([
      {
        service: "shoko",
        kind,
        channel: "POLL",
        keys: { arr: { service: "sonarr", id: 4 }, shokoFileId, episodes: [{ season: 1, number }] },
      },
    ]);
    expect(events?.[0]?.keys.anidbId).toBe(kind === "matched" ? 17_001 : undefined);
  });

  it("reports nothing for a file that Shoko has not seen", async () => {
    const { fake, poll } = setUp();
    fake.answers.byTail = () => load("file-pathendswith-unknown.json");
    expect(await poll(waitingFor([unit(1)]))).toEqual([]);
  });

  it("reads the version, and reports why a starting server refuses calls", async () => {
    const { fake, adapter } = setUp();
    expect(await adapter.check()).toEqual({ version: "5.3.3.0", folders: ["/data/media/anime/"] });
    fake.answers.state = "Starting";
    await expect(adapter.check()).rejects.toMatchObject({
      code: "server-error",
      message: /Initializing Hasher/,
    });
  });
});

describe.each(["5.3.3", "6.0-dev"])("files of Shoko %s", (version) => {
  const files = readFixture<Record<string, unknown>>(`shoko/files-${version}.json`);

  it("reports the progress of each file of a season", async () => {
    const { fake, poll } = setUp();
    fake.answers.byTail = (tail) => {
      const file = files[/s01e0(\d)\.mkv$/.exec(tail)?.[1] ?? ""];
      return file === undefined ? [] : [file];
    };
    const units = [1, 2, 3, 4, 5].map((number) =>
      unit(number, {
        filePath: `/anime/Harbour of Glass/Season 01/Harbour of Glass - S01E0${number}.mkv`,
      }),
    );
    const events = await poll(waitingFor(units));
    expect(
      events?.map(({ kind, keys }) => [keys.episodes?.[0]?.number, kind, keys.shokoFileId]),
    ).toEqual([
      [1, "matched", 3001],
      [2, "matched", 3002],
      [3, "unmatched", 3003],
      [4, "hashing", 3004],
    ]);
  });
});

describe("polling Shoko", () => {
  it.each([
    ["nothing waits", unit(1, { state: "DOWNLOADING" })],
    ["the arr reported no path", { season: 1, number: 1, state: "IMPORTING" } as const],
    ["it is available", unit(1, { state: "AVAILABLE" })],
  ])("makes no call while %s", async (_name, waiting) => {
    const { fake, poll } = setUp();
    expect(await poll(waitingFor([waiting]))).toEqual([]);
    expect(fake.calls).toEqual([]);
  });

  it("searches by the last two parts of the path, then by the name", async () => {
    const { fake, poll } = setUp();
    fake.answers.byTail = (tail) =>
      tail.includes("/") ? [] : [shokoFile(5, "Renamed/[LabSubs] Kumo no Machi - 01 (1080p).mkv")];
    expect(await poll(waitingFor([unit(1, { state: "ANIME_MATCHING" })]))).toMatchObject([
      { kind: "unmatched" },
    ]);
    expect(fake.tails()).toEqual([
      "Season 1/[LabSubs] Kumo no Machi - 01 (1080p).mkv",
      "[LabSubs] Kumo no Machi - 01 (1080p).mkv",
    ]);
    const [call] = fake.calls;
    expect([call?.query.get("includeXRefs"), call?.query.get("include")]).toEqual([
      "true",
      "XRefs",
    ]);
  });

  it("reports a file with two episodes once, for both", async () => {
    const { fake, poll } = setUp();
    fake.answers.byTail = () => [shokoFile(5, "Kumo/01-02.mkv", { Hashes: [] })];
    const shared = { filePath: "/anime/Kumo/01-02.mkv" };
    expect(await poll(waitingFor([unit(1, shared), unit(2, shared)]))).toMatchObject([
      {
        kind: "hashing",
        keys: { episodes: [{ number: 1 }, { number: 2 }], path: "/anime/Kumo/01-02.mkv" },
      },
    ]);
    expect(fake.calls).toHaveLength(1);
  });

  it("chooses among equal names by size, and none when that is ambiguous", async () => {
    const { fake, poll } = setUp();
    fake.answers.byTail = () => [
      shokoFile(1, "A/Season 1/01.mkv"),
      shokoFile(2, "B/Season 1/01.mkv"),
    ];
    const filePath = "/anime/C/Season 1/01.mkv";
    expect(await poll(waitingFor([unit(1, { filePath })]))).toEqual([]);
    expect(await poll(waitingFor([unit(1, { filePath, fileSize: 102 })]))).toMatchObject([
      { keys: { shokoFileId: 2 } },
    ]);
    expect(
      await poll(waitingFor([unit(1, { filePath: "/anime/A/Season 1/01.mkv" })])),
    ).toMatchObject([{ keys: { shokoFileId: 1 } }]);
  });

  it.each([
    ["was just read", { Created: "2026-11-22T06:58:30Z" }, "hashed"],
    ["has a time ahead of our clock", { Created: "2026-11-22T07:01:30Z" }, "hashed"],
    ["has a time from a wrong clock", { Created: "2026-11-22T09:00:00Z" }, "unmatched"],
    ["has just lost its references", { Imported: "2026-11-22T06:59:00Z" }, "hashed"],
    ["was read a while ago", { Created: "2026-11-22T06:57:59Z" }, "unmatched"],
    ["was matched once", { Imported: "2026-11-20T07:00:00Z" }, "unmatched"],
  ])("reports the progress of a file that %s", async (_name, times, kind) => {
    const { fake, poll } = setUp();
    fake.answers.byTail = () => [
      shokoFile(5, "Kumo/01.mkv", { Created: "2026-11-20T07:00:00Z", ...times }),
    ];
    expect(await poll(waitingFor([unit(1, { filePath: "/a/Kumo/01.mkv" })]))).toMatchObject([
      { kind },
    ]);
  });

  it("finds a renamed file by its id, if its size is unchanged", async () => {
    const { fake, poll } = setUp();
    fake.answers.byId = (id) => shokoFile(Number(id), "Kumo no Machi/Kumo - 01 [renamed].mkv");
    const known = { shokoFileId: 5, fileSize: 105 };
    expect(await poll(waitingFor([unit(1, known)]))).toMatchObject([
      { kind: "unmatched", keys: { shokoFileId: 5 } },
    ]);
    expect(fake.tails()).toEqual([]);
    expect(await poll(waitingFor([unit(1, { ...known, fileSize: 99 })]))).toEqual([]);
    expect(fake.tails()).toHaveLength(2);
  });

  it("finds a file that Shoko has renamed by its size, if no other has that size", async () => {
    const { fake, poll } = setUp();
    const renamed = shokoFile(5, "Kumo (2026)/Kumo - 01 - Beginnings.mkv", { Size: 3_000_000 });
    fake.answers.files = [renamed, shokoFile(6, "Kumo (2026)/Kumo - 02.mkv", { Size: 3_100_000 })];
    const waiting = waitingFor([unit(1, { fileSize: 3_000_000 })]);
    expect(await poll(waiting)).toMatchObject([
      {
        keys: { shokoFileId: 5, path: unit(1).filePath },
        shokoPath: "Kumo (2026)/Kumo - 01 - Beginnings.mkv",
      },
    ]);
    const other = setUp();
    other.fake.answers.files = [renamed, { ...renamed, ID: 7 }];
    expect(await other.poll(waiting)).toEqual([]);
    const [list] = other.fake.callsTo("/api/v3/File");
    expect(list?.query.get("sortOrder")).toBe("-CreatedAt");
  });

  it("does not take a small file for another because of its size", async () => {
    const { fake, poll } = setUp();
    fake.answers.files = [shokoFile(5, "Other/Sample.mkv")];
    expect(await poll(waitingFor([unit(1, { fileSize: 105 })]))).toEqual([]);
  });

  it("finds a renamed file by the checksum in its name", async () => {
    const { fake, poll } = setUp();
    fake.answers.byChecksum = (checksum) =>
      checksum === "E63F2984" ? shokoFile(5, "Kumo/1.mkv", { Size: 3_000_000 }) : null;
    const named = (checksum: string) => ({
      filePath: `/anime/[LabSubs] Kumo - 01 [1080p][${checksum}].mkv`,
      fileSize: 3_000_000,
    });
    expect(await poll(waitingFor([unit(1, named("e63f2984"))]))).toMatchObject([
      { keys: { shokoFileId: 5 }, shokoPath: "Kumo/1.mkv" },
    ]);
    expect(await poll(waitingFor([unit(1, named("00000000"))]))).toEqual([]);
    // The checksum of another file with another size.
    const other = { ...named("E63F2984"), fileSize: 9_000_000 };
    expect(await poll(waitingFor([unit(1, other)]))).toEqual([]);
  });

  it.each(["ImportFolder", "ManagedFolder"] as const)(
    "skips files outside Shoko's folders (%s)",
    async (folderName) => {
      const { fake, poll } = setUp();
      fake.answers.folderName = folderName;
      fake.answers.folders = ["/data/media/Anime/"];
      const inTv = unit(1, { filePath: "/tv/Harbour/01.mkv" });
      const inAnime = unit(2, { filePath: "/mnt/anime/Harbour/02.mkv" });
      await poll(waitingFor([inTv, inAnime], { isAnime: false }));
      await poll(waitingFor([inTv], { isAnime: false }));
      expect(fake.tails()).toEqual(["Harbour/02.mkv", "02.mkv"]);
      // The folders are read once.
      const asked = fake.calls.filter(({ path }) => path.endsWith(folderName));
      expect(asked).toHaveLength(1);
    },
  );

  it("always looks up anime, and everything when the folders are unknown", async () => {
    const { fake, poll } = setUp();
    const inTv = unit(1, { filePath: "/tv/Harbour/01.mkv" });
    fake.answers.folders = ["/data/media/anime"];
    await poll(waitingFor([inTv]));
    expect(fake.tails()).toHaveLength(2);

    const other = setUp();
    other.fake.answers.folders = ["/"];
    await other.poll(waitingFor([inTv], { isAnime: false }));
    expect(other.fake.tails()).toHaveLength(2);
  });

  it("reports a file that is ignored in Shoko", async () => {
    const { fake, poll } = setUp();
    fake.answers.byTail = () => [shokoFile(5, "Kumo/01.mkv", { IsIgnored: true })];
    expect(await poll(waitingFor([unit(1, { filePath: "/a/Kumo/01.mkv" })]))).toMatchObject([
      { kind: "unmatched", reason: { code: "SHOKO_IGNORES_FILE", params: {} } },
    ]);
  });

  it("reads 20 files per poll, in turn", async () => {
    const { fake, poll } = setUp();
    const units = Array.from({ length: 50 }, (_, index) => unit(index + 1));
    await poll(waitingFor(units));
    await poll(waitingFor(units));
    await poll(waitingFor(units));
    const asked = new Set(fake.tails().filter((tail) => !tail?.includes("/")));
    expect(fake.tails()).toHaveLength(3 * 20 * 2);
    expect(asked.size).toBe(50);
  });

  it("reads a matched, ready file again only after a minute, as Shoko may rename it", async () => {
    const { fake, clock, poll } = setUp();
    const SeriesIDs = [
      { SeriesID: { ID: 51, AniDB: 17_001 }, EpisodeIDs: [{ ID: 802, AniDB: 270_002 }] },
    ];
    fake.answers.byTail = () => [shokoFile(5, "Kumo/01.mkv", { SeriesIDs })];
    const waiting = unit(1, { filePath: "/a/Kumo/01.mkv" });
    expect(await poll(waitingFor([waiting]))).toHaveLength(1);
    expect(await poll(waitingFor([waiting]))).toHaveLength(1);
    const matched = { ...waiting, fileSize: 105, shokoFileId: 5 };
    expect(await poll(waitingFor([{ ...waiting, fileSize: 105 }]))).toHaveLength(1);
    expect(await poll(waitingFor([matched]))).toEqual([]);
    expect(fake.calls).toHaveLength(3);
    fake.answers.byId = () => shokoFile(5, "Kumo no Machi/Kumo - 01.mkv", { SeriesIDs });
    clock.advance(60_000);
    expect(await poll(waitingFor([matched]))).toMatchObject([
      { kind: "matched", shokoPath: "Kumo no Machi/Kumo - 01.mkv" },
    ]);
  });

  it.each([
    ["a wrong key", "other", () => [], "auth"],
    ["nonsense", API_KEY, () => ({ not: "a list" }), "bad-payload"],
    ["a failure", API_KEY, () => new Response(null, { status: 500 }), "server-error"],
  ])("reports %s without the key", async (_name, apiKey, byTail, code) => {
    const fake = createFakeShoko();
    fake.answers.byTail = byTail;
    const adapter = createShokoAdapter(connectionTo({ apiKey }), depsFor(fake.fetch).deps);
    const error: unknown = await adapter
      .poll?.(waitingFor([unit(1)]))
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "IntegrationError", code });
    expect(String(error)).not.toContain(apiKey);
    await expect(adapter.check()).rejects.toMatchObject({ code });
  });
});
