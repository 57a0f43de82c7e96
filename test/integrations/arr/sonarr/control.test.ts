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
    ["a whole series", [], [{ name: "SeriesSearch", seriesId: 7 }]],
    [
      "episodes without an id yet",
      [
        { season: 1, number: 4 },
        { season: 2, number: 1, arrId: 201 },
      ],
      [{ name: "EpisodeSearch", episodeIds: [104, 201] }],
    ],
    [
      "a nearly complete season, and an episode of another",
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

  it("rejects when Sonarr has none of the episodes", async () => {
    const api = await serve();

    await expect(
      connect(api.url).search({ id: 7, episodes: [{ season: 9, number: 9 }] }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(commands(api.calls)).toEqual([]);
  });

  it("once, even after an error", async () => {
    const api = await startServer(({ method }, response) =>
      sendJson(response, method === "GET" ? EPISODES : {}, method === "GET" ? 200 : 503),
    );

    await expect(connect(api.url).search({ id: 7, episodes: [] })).rejects.toMatchObject({
      code: "server-error",
    });
    expect(api.calls).toHaveLength(1);
  });
});

describe("a release search", () => {
  const release = (guid: string, ...rejections: string[]) => ({
    guid,
    rejected: rejections.length > 0,
    rejections,
  });

  it("counts releases and reasons for rejection, and reports Sonarr's next search", async () => {
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

    const { summary } = await connect(api.url).searchReleases({
      id: 7,
      episodes: [{ season: 1, number: 4, arrId: 104 }],
    });
    expect(summary).toEqual({
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

  it("counts a release found for two episodes once, and reports ten reasons at most", async () => {
    const reasons = Array.from({ length: 14 }, (_, index) => `Reason ${index}`);
    const api = await serve({ "/api/v3/release": [release("1", ...reasons), release("2")] });

    const { summary, searched } = await connect(api.url).searchReleases({
      id: 7,
      episodes: numbers(2, 1, 2),
    });

    expect(summary).toMatchObject({ found: 2, refused: 1 });
    expect(summary.reasons).toHaveLength(10);
    expect(summary.nextAt).toBeUndefined();
    expect(searched).toEqual(numbers(2, 1, 2));
  });

  it.each([
    ["a whole season", numbers(1, 1, 10), "seriesId=7&seasonNumber=1"],
    ["the first incomplete season", [], "seriesId=7&seasonNumber=1"],
  ])("searches for %s", async (_name, episodes, query) => {
    const api = await serve({ "/api/v3/release": [] });

    const { summary } = await connect(api.url).searchReleases({ id: 7, episodes });
    expect(summary.found).toBe(0);
    expect(api.calls.find(({ path }) => path === "/api/v3/release")?.query.toString()).toBe(query);
  });
});

describe("removes a download", () => {
  const queue = [
    { id: 5, downloadId: "CC" },
    { id: 9, downloadId: HASH },
  ];

  it("by any of its rows, with its data, and starts another search", async () => {
    const api = await serve({ "/api/v3/queue/details": queue, "/api/v3/queue/9": {} });

    expect(await connect(api.url).blocklist(HASH.toLowerCase())).toBe(true);
    expect(api.calls.at(-1)).toMatchObject({ method: "DELETE", path: "/api/v3/queue/9" });
    expect(api.calls.at(-1)?.query.toString()).toBe(
      "removeFromClient=true&blocklist=true&skipRedownload=false",
    );
  });

  it.each([
    ["the queue does not contain it", []],
    ["it has left the queue meanwhile", queue],
  ])("returns false when %s", async (_name, rows) => {
    const api = await serve({ "/api/v3/queue/details": rows });

    expect(await connect(api.url).blocklist(HASH)).toBe(false);
  });
});

describe("retries an import", () => {
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

  it("as the episodes that Sonarr detects in the files, with the id as Sonarr writes it", async () => {
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

  it("of a single unknown file as the only grabbed episode", async () => {
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

  it("without samples", async () => {
    const rows = [
      file("sample.mkv", { size: 10 }),
      file("x.mkv", { rejections: [{ reason: "Sample" }] }),
      file("a.mkv"),
    ];

    expect((await retry(rows)).commands).toMatchObject([{ files: [{ path: "/downloads/a.mkv" }] }]);
    expect((await retry(rows.slice(1, 2))).done).toBe(false);
  });

  it("forcing only the requested episodes", async () => {
    const rows = [
      file("a.mkv", { rejections: refused }),
      file("b.mkv", { episodes: [{ id: 105 }], rejections: refused }),
      file("c.mkv", { episodes: [{ id: 106 }] }),
    ];

    expect((await retry(rows)).commands).toMatchObject([
      { files: [{ path: "/downloads/a.mkv" }, { path: "/downloads/c.mkv" }] },
    ]);
  });

  it("through Sonarr's own scan when nothing blocks it", async () => {
    const waiting = { id: 9, downloadId: HASH, trackedDownloadState: "importPending" };

    expect(await retry([file("a.mkv")], waiting)).toMatchObject({
      done: true,
      commands: [{ name: "ProcessMonitoredDownloads" }],
    });
  });

  it("and returns false when Sonarr finds no file", async () => {
    expect(await retry([])).toMatchObject({ done: false, commands: [] });
  });
});

it("refreshes a series and rescans its files", async () => {
  const api = await serve();

  await connect(api.url).refresh({ id: 7, episodes: [] });

  expect(commands(api.calls)).toEqual([
    { name: "RefreshSeries", seriesId: 7, seriesIds: [7] },
    { name: "RescanSeries", seriesId: 7 },
  ]);
});

describe("monitors", () => {
  const series = { id: 7, title: "Harbour", path: "/tv", seasons: [{ seasonNumber: 1 }] };

  it("the episodes, and their unmonitored series, and searches", async () => {
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

  it("only the episodes of a monitored series", async () => {
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
