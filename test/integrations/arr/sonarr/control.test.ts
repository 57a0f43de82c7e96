import { describe, expect, it } from "vitest";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import { createDeps, sendJson, startApi, startServer, type Call } from "../common/fake-server.ts";

const HASH = "AB00000000000000000000000000000000000001";

function connect(url: string) {
  const connection = { slug: "sonarr", kind: "SONARR", url, apiKey: "key" } as const;
  const { arr } = createSonarrAdapter(connection, createDeps());
  if (!arr) throw new Error("no control");
  return arr;
}

/** Season 1 with ten episodes, season 2 with two. */
const EPISODES = [10, 2].flatMap((count, index) =>
  Array.from({ length: count }, (_, at) => ({
    id: (index + 1) * 100 + at + 1,
    seasonNumber: index + 1,
    episodeNumber: at + 1,
    hasFile: index === 0 && at < 3,
  })),
);

function serve(table: Record<string, unknown> = {}) {
  return startApi({
    "/api/v3/episode": EPISODES,
    "/api/v3/command": { id: 1, status: "queued" },
    ...table,
  });
}

function numbers(season: number, from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, index) => ({ season, number: from + index }));
}

function commands(calls: readonly Call[]): unknown[] {
  return calls
    .filter(({ path, method }) => path === "/api/v3/command" && method === "POST")
    .map(({ body }) => JSON.parse(body) as unknown);
}

describe("searches", () => {
  it.each([
    ["a series as a whole", [], [{ name: "SeriesSearch", seriesId: 7 }]],
    [
      "episodes that have no id yet",
      [
        { season: 1, number: 4 },
        { season: 2, number: 1, arrId: 201 },
      ],
      [{ name: "EpisodeSearch", episodeIds: [104, 201] }],
    ],
    [
      "a season that is nearly all meant, and an episode of another",
      [...numbers(1, 2, 10), { season: 2, number: 2 }],
      [
        { name: "SeasonSearch", seriesId: 7, seasonNumber: 1 },
        { name: "EpisodeSearch", episodeIds: [202] },
      ],
    ],
    [
      "half a season by its episodes",
      numbers(1, 1, 3),
      [{ name: "EpisodeSearch", episodeIds: [101, 102, 103] }],
    ],
  ])("%s", async (_name, episodes, expected) => {
    const api = await serve();

    await connect(api.url).search({ id: 7, episodes });

    expect(commands(api.calls)).toEqual(expected);
  });

  it("says so where Sonarr has none of the episodes", async () => {
    const api = await serve();

    await expect(
      connect(api.url).search({ id: 7, episodes: [{ season: 9, number: 9 }] }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(commands(api.calls)).toEqual([]);
  });

  it("once, even where the answer is an error", async () => {
    const api = await startServer(({ method }, response) =>
      sendJson(response, method === "GET" ? EPISODES : {}, method === "GET" ? 200 : 503),
    );

    await expect(connect(api.url).search({ id: 7, episodes: [] })).rejects.toMatchObject({
      code: "server-error",
    });
    expect(api.calls).toHaveLength(1);
  });
});

describe("a look at the indexers", () => {
  const release = (guid: string, ...rejections: string[]) => ({
    guid,
    rejected: rejections.length > 0,
    rejections,
  });

  it("counts what is there and why it is refused, and says when Sonarr looks next", async () => {
    const api = await serve({
      "/api/v3/release": [
        release("1", "Not wanted in profile", "Too large"),
        release("2", "Too large", "https://ix.example/dl?apikey=abc"),
        release("3"),
      ],
      "/api/v3/system/task": [
        { taskName: "RssSync", nextExecution: "2031-05-04T12:15:00Z" },
        { taskName: "Backup", nextExecution: "2031-05-05T00:00:00Z" },
      ],
    });

    expect(
      await connect(api.url).searchReleases({
        id: 7,
        episodes: [{ season: 1, number: 4, arrId: 104 }],
      }),
    ).toEqual({
      at: "2031-05-04T12:00:00.000Z",
      found: 3,
      refused: 2,
      reasons: [
        { reason: "Too large", count: 2 },
        { reason: "Not wanted in profile", count: 1 },
        { reason: "https://ix.example/dl?apikey=…", count: 1 },
      ],
      nextAt: "2031-05-04T12:15:00.000Z",
    });
    expect(api.calls.find(({ path }) => path === "/api/v3/release")?.query.toString()).toBe(
      "episodeId=104",
    );
    expect(commands(api.calls)).toEqual([]);
  });

  it("counts a release that is found for two episodes once, and tells ten reasons at most", async () => {
    const reasons = Array.from({ length: 14 }, (_, index) => `Reason ${index}`);
    const api = await serve({ "/api/v3/release": [release("1", ...reasons), release("2")] });

    const look = await connect(api.url).searchReleases({ id: 7, episodes: numbers(2, 1, 2) });

    expect(look).toMatchObject({ found: 2, refused: 1 });
    expect(look.reasons).toHaveLength(10);
    expect(look.nextAt).toBeUndefined();
  });

  it.each([
    ["a season that is meant whole", numbers(1, 1, 10), "seriesId=7&seasonNumber=1"],
    ["the first season that lacks something", [], "seriesId=7&seasonNumber=1"],
  ])("asks for %s", async (_name, episodes, query) => {
    const api = await serve({ "/api/v3/release": [] });

    expect((await connect(api.url).searchReleases({ id: 7, episodes })).found).toBe(0);
    expect(api.calls.find(({ path }) => path === "/api/v3/release")?.query.toString()).toBe(query);
  });
});

describe("drops a download", () => {
  const queue = [
    { id: 5, downloadId: "CC" },
    { id: 9, downloadId: HASH },
  ];

  it("by any of its rows, with its data, and has another one searched for", async () => {
    const api = await serve({ "/api/v3/queue/details": queue, "/api/v3/queue/9": {} });

    expect(await connect(api.url).blocklist(HASH.toLowerCase())).toBe(true);
    expect(api.calls.at(-1)).toMatchObject({ method: "DELETE", path: "/api/v3/queue/9" });
    expect(api.calls.at(-1)?.query.toString()).toBe(
      "removeFromClient=true&blocklist=true&skipRedownload=false",
    );
  });

  it.each([
    ["the queue does not have it", []],
    ["it has left the queue meanwhile", queue],
  ])("says false where %s", async (_name, rows) => {
    const api = await serve({ "/api/v3/queue/details": rows });

    expect(await connect(api.url).blocklist(HASH)).toBe(false);
  });
});

describe("imports again", () => {
  const target = { id: 7, episodes: [{ season: 1, number: 4, arrId: 104 }] };
  const quality = { quality: { id: 4, name: "WEBDL-1080p" } };
  const file = (name: string, fields: object = {}) => ({
    path: `/downloads/${name}`,
    folderName: "Harbour",
    size: 1000,
    quality,
    languages: [{ id: 1 }],
    series: { id: 7 },
    episodes: [{ id: 104 }],
    rejections: [],
    ...fields,
  });
  const refused = [{ reason: "Not an upgrade for existing episode file(s)", type: "permanent" }];
  const BLOCKED = { id: 9, downloadId: HASH, trackedDownloadState: "importBlocked" };

  async function retry(rows: readonly object[], queued: object = BLOCKED, meant = target) {
    const api = await serve({
      "/api/v3/queue/details": [queued],
      "/api/v3/manualimport": rows,
    });
    const done = await connect(api.url).retryImport(HASH.toLowerCase(), meant);
    const asked = api.calls.find(({ path }) => path === "/api/v3/manualimport")?.query;
    return { done, asked, commands: commands(api.calls) };
  }

  it("what the files say they are, with the id as Sonarr writes it", async () => {
    const result = await retry([file("a.mkv", { episodes: [{ id: 104 }, { id: 105 }] })]);

    expect(result.asked?.get("downloadId")).toBe(HASH);
    expect(result.done).toBe(true);
    expect(result.commands).toEqual([
      {
        name: "ManualImport",
        importMode: "auto",
        files: [
          {
            path: "/downloads/a.mkv",
            folderName: "Harbour",
            quality,
            languages: [{ id: 1 }],
            seriesId: 7,
            episodeIds: [104, 105],
            downloadId: HASH,
          },
        ],
      },
    ]);
  });

  it("a single file of which nothing is known as the one episode that it was grabbed for", async () => {
    const unknown = file("b.mkv", {
      series: undefined,
      episodes: [],
      rejections: [{ reason: "Unknown Series" }],
    });

    expect((await retry([unknown])).commands).toMatchObject([
      { name: "ManualImport", files: [{ seriesId: 7, episodeIds: [104] }] },
    ]);
    expect(await retry([unknown, { ...unknown, path: "/downloads/c.mkv" }])).toMatchObject({
      done: false,
      commands: [],
    });
  });

  it("never a sample", async () => {
    const rows = [
      file("sample.mkv", { size: 10 }),
      file("x.mkv", { rejections: [{ reason: "Sample" }] }),
      file("a.mkv"),
    ];

    expect((await retry(rows)).commands).toMatchObject([{ files: [{ path: "/downloads/a.mkv" }] }]);
    expect((await retry(rows.slice(1, 2))).done).toBe(false);
  });

  it("forces only what it was asked for", async () => {
    const rows = [
      file("a.mkv", { rejections: refused }),
      file("b.mkv", { episodes: [{ id: 105 }], rejections: refused }),
      file("c.mkv", { episodes: [{ id: 106 }] }),
    ];

    expect((await retry(rows)).commands).toMatchObject([
      { files: [{ path: "/downloads/a.mkv" }, { path: "/downloads/c.mkv" }] },
    ]);
  });

  it("leaves it to Sonarr where nothing is in its way", async () => {
    const waiting = { id: 9, downloadId: HASH, trackedDownloadState: "importPending" };

    expect(await retry([file("a.mkv")], waiting)).toMatchObject({
      done: true,
      commands: [{ name: "ProcessMonitoredDownloads" }],
    });
  });

  it("says false where Sonarr finds no file", async () => {
    expect(await retry([])).toMatchObject({ done: false, commands: [] });
  });
});

it("reads a series anew and looks which files are there", async () => {
  const api = await serve();

  await connect(api.url).refresh({ id: 7, episodes: [] });

  expect(commands(api.calls)).toEqual([
    { name: "RefreshSeries", seriesId: 7, seriesIds: [7] },
    { name: "RescanSeries", seriesId: 7 },
  ]);
});

describe("turns monitoring on", () => {
  const series = { id: 7, title: "Harbour", path: "/tv", seasons: [{ seasonNumber: 1 }] };

  it("of the episodes, and of their series where it is off, and searches", async () => {
    const api = await serve({
      "/api/v3/series/7": { ...series, monitored: false },
      "/api/v3/episode/monitor": [],
    });

    await connect(api.url).monitor({ id: 7, episodes: [{ season: 1, number: 4 }] });

    const put = api.calls.filter(({ method }) => method === "PUT");
    expect(put.map(({ path, body }) => [path, JSON.parse(body) as unknown])).toEqual([
      ["/api/v3/series/7", { ...series, monitored: true }],
      ["/api/v3/episode/monitor", { episodeIds: [104], monitored: true }],
    ]);
    expect(commands(api.calls)).toEqual([{ name: "EpisodeSearch", episodeIds: [104] }]);
  });

  it("of the episodes alone where the series is looked for", async () => {
    const api = await serve({
      "/api/v3/series/7": { ...series, monitored: true },
      "/api/v3/episode/monitor": [],
    });

    await connect(api.url).monitor({ id: 7, episodes: [{ season: 1, number: 4 }] });

    expect(api.calls.filter(({ method }) => method === "PUT").map(({ path }) => path)).toEqual([
      "/api/v3/episode/monitor",
    ]);
  });
});
