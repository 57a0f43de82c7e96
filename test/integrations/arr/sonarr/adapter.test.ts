import { describe, expect, it } from "vitest";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import type { AnyFacts } from "../../../support/observation.ts";
import { createDeps, startApi, Status, type LoggingDeps } from "../common/fake-server.ts";
import { pollable, scopeOf, trackedItem } from "../common/scope.ts";

const KEY = "sonarr-key-nobody-may-see";

function connect(url: string, deps: LoggingDeps = createDeps()) {
  return pollable(createSonarrAdapter({ slug: "sonarr", kind: "SONARR", url, apiKey: KEY }, deps));
}

const series = {
  id: 7,
  title: "Harbour of Glass",
  tvdbId: 990001,
  seriesType: "anime",
  monitored: true,
  path: "/tv/Harbour",
};

function episode(number: number, fields: object = {}) {
  return {
    id: 70 + number,
    seriesId: 7,
    seasonNumber: 1,
    episodeNumber: number,
    monitored: true,
    hasFile: false,
    ...fields,
  };
}

const file = {
  id: 501,
  path: "/tv/Harbour/S01E01.mkv",
  size: 2600,
  quality: { quality: { name: "Bluray-1080p" } },
};

const EPISODES = [
  episode(0, { id: 70, seasonNumber: 0, episodeNumber: 1 }),
  episode(1, {
    hasFile: true,
    episodeFileId: 501,
    episodeFile: file,
    airDateUtc: "2031-01-01T00:00:00Z",
    absoluteEpisodeNumber: 13,
  }),
  episode(2, {
    monitored: false,
    airDateUtc: "2031-06-01T00:00:00Z",
    sceneSeasonNumber: 2,
    sceneEpisodeNumber: 1,
  }),
  episode(3),
];

const QUIET = {
  "/api/v3/history": { records: [{ id: 40, date: "2031-05-04T10:00:00Z" }] },
  "/api/v3/history/since": [],
  "/api/v3/queue/details": [],
};

it("reports its version, and that another app answers at its address", async () => {
  const sonarr = await startApi({
    "/api/v3/system/status": { appName: "Sonarr", version: "4.0.19.2979", instanceName: "Shows" },
  });
  const radarr = await startApi({
    "/api/v3/system/status": { appName: "Radarr", version: "6.1.0" },
  });

  expect(await connect(sonarr.url).check()).toEqual({ version: "4.0.19.2979", name: "Shows" });
  await expect(connect(radarr.url).check()).rejects.toMatchObject({ code: "bad-payload" });
});

it("reports dates, monitoring and files of a tracked series", async () => {
  const api = await startApi({ ...QUIET, "/api/v3/series": [series], "/api/v3/episode": EPISODES });

  const { observations, cursor } = await connect(api.url).poll(
    scopeOf([trackedItem({ mediaType: "TV", tvdbId: 990001 })]),
  );

  expect(cursor).toBe("2031-05-04T10:00:00.000Z#40");
  expect(
    observations.map(({ kind, monitored, keys }: AnyFacts) => [
      kind,
      monitored,
      keys.episodes?.map(({ number }) => number),
    ]),
  ).toEqual([
    ["airs", undefined, [1, 2, 3]],
    ["monitoring", false, [2]],
    ["monitoring", true, [1, 3]],
    ["imported", undefined, [1]],
  ]);
  expect(observations[0]).toMatchObject({
    channel: "POLL",
    keys: {
      arr: { service: "sonarr", id: 7 },
      episodes: [
        {
          season: 1,
          arrId: 71,
          airDate: "2031-01-01T00:00:00.000Z",
          absoluteNumber: 13,
          monitored: true,
        },
        { arrId: 72, sceneSeason: 2, sceneNumber: 1, monitored: false },
        { arrId: 73, airDate: null },
      ],
    },
    item: { title: "Harbour of Glass", isAnime: true, path: "/tv/Harbour" },
  });
  expect(observations[3]).toMatchObject({
    event: "hasFile",
    keys: { fileId: 501, path: "/tv/Harbour/S01E01.mkv" },
    file: { id: 501, size: 2600, quality: "Bluray-1080p" },
    evidence: { hasFile: true, episodeFileId: 501 },
  });
  expect(api.calls.every(({ headers }) => headers["x-api-key"] === KEY)).toBe(true);
});

it("reads specials only when they are requested", async () => {
  const api = await startApi({ ...QUIET, "/api/v3/series/7": series, "/api/v3/episode": EPISODES });
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 }, seasons: [0] });

  const { observations } = await connect(api.url).poll(scopeOf([item]));

  expect(observations[0]?.keys.episodes).toMatchObject([{ season: 0, number: 1 }]);
});

it("reports a file again only when it changed or was never applied", async () => {
  const api = await startApi({ ...QUIET, "/api/v3/series/7": series, "/api/v3/episode": EPISODES });
  const poll = async (unit: object) => {
    const units = [{ season: 1, number: 1, state: "IMPORTING" as const, ...unit }];
    const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 }, units });
    const { observations } = await connect(api.url).poll(scopeOf([item]));
    return observations.filter(({ kind }) => kind === "imported").length;
  };

  expect(await poll({ fileId: 501 })).toBe(0);
  expect(await poll({ fileId: 400 })).toBe(1);
  expect(await poll({ fileId: 501, state: "DOWNLOADED" })).toBe(1);
});

it("reports that a known file is gone, once for all its episodes", async () => {
  const api = await startApi({ ...QUIET, "/api/v3/series/7": series, "/api/v3/episode": EPISODES });
  const units = [1, 2, 3].map((number) => ({
    season: 1,
    number,
    state: "AVAILABLE" as const,
    fileId: number === 1 ? 501 : 502,
  }));
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 }, units });

  const { observations } = await connect(api.url).poll(scopeOf([item]));

  expect(observations.at(-1)).toMatchObject({
    kind: "file-deleted",
    event: "hasFile",
    reason: "missingFromDisk",
    keys: { fileId: 502, episodes: [{ number: 2 }, { number: 3 }], arr: { id: 7 } },
  });
  expect(observations.filter(({ kind }) => kind === "file-deleted")).toHaveLength(1);
});

it.each([
  [
    "was replaced by one without the episode",
    [episode(1, { hasFile: true, episodeFileId: 601 }), episode(2)],
    "FILE_REPLACED",
  ],
  [
    "belongs to another episode now",
    [episode(1), episode(2), episode(3, { hasFile: true, episodeFileId: 501 })],
    "FILE_OF_ANOTHER_EPISODE",
  ],
])("does not report a file as missing that %s", async (_name, episodes, code) => {
  const api = await startApi({ ...QUIET, "/api/v3/series/7": series, "/api/v3/episode": episodes });
  const units = [1, 2].map((number) => ({
    season: 1,
    number,
    state: "AVAILABLE" as const,
    fileId: 501,
  }));
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 }, units });

  const { observations } = await connect(api.url).poll(scopeOf([item]));

  const gone = observations.filter(({ kind }) => kind === "file-deleted");
  expect(gone).toMatchObject([{ isReplaced: true, reason: { code }, keys: { fileId: 501 } }]);
  expect(gone[0]?.keys.episodes?.map(({ number }) => number)).toEqual(
    code === "FILE_REPLACED" ? [2] : [1, 2],
  );
});

it("reports an episode as replaced whose missing file was shared with one that has another now", async () => {
  const episodes = [episode(1, { hasFile: true, episodeFileId: 601 }), episode(2), episode(3)];
  const api = await startApi({ ...QUIET, "/api/v3/series/7": series, "/api/v3/episode": episodes });
  const missingSince = new Date("2031-05-04T12:00:00Z");
  const state = "AVAILABLE" as const;
  const units = [
    { season: 1, number: 1, state, fileId: 601, formerFileIds: [501] },
    { season: 1, number: 2, state, missingSince, formerFileIds: [501] },
    // Of its own, and known to be missing already.
    { season: 1, number: 3, state, missingSince, formerFileIds: [503] },
  ];
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 }, units });

  const { observations } = await connect(api.url).poll(scopeOf([item]));

  expect(observations.filter(({ kind }) => kind === "file-deleted")).toMatchObject([
    { isReplaced: true, reason: { code: "FILE_REPLACED" }, keys: { episodes: [{ number: 2 }] } },
  ]);
});

describe("a number that a restored database has given to another file", () => {
  const other = { ...file, path: "/tv/Harbour/S01E02.mkv" };
  const units = [1, 2].map((number) => ({
    season: 1,
    number,
    state: "AVAILABLE" as const,
    ...(number === 1 ? { fileId: 501, filePath: file.path } : {}),
  }));
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 }, units });
  const read = async (episodes: readonly object[]) => {
    const api = await startApi({
      ...QUIET,
      "/api/v3/series/7": series,
      "/api/v3/episode": episodes,
    });
    const { observations } = await connect(api.url).poll(scopeOf([item]));
    return observations.filter(({ kind }) => kind === "file-deleted" || kind === "imported");
  };

  it("makes the file missing, and no other episode's", async () => {
    const episodes = [
      episode(1),
      episode(2, { hasFile: true, episodeFileId: 501, episodeFile: other }),
    ];
    expect(await read(episodes)).toMatchObject([
      { kind: "file-deleted", reason: "missingFromDisk", keys: { fileId: 501 } },
      { kind: "imported", file: { id: 501, path: other.path } },
    ]);
  });

  it("is news of the same episode", async () => {
    const renamed = { ...file, path: "/tv/Harbour/S01E01 720p.mkv" };
    const episodes = [
      episode(1, { hasFile: true, episodeFileId: 501, episodeFile: renamed }),
      episode(2),
    ];
    expect(await read(episodes)).toMatchObject([
      { kind: "imported", file: { path: renamed.path } },
    ]);
  });
});

describe("when most series are reported as missing", () => {
  const shows = [1, 2, 3].map((id) =>
    trackedItem({ mediaType: "TV", arr: { service: "sonarr", id }, tvdbId: 990_000 + id }),
  );

  it("applies nothing and reports an implausible answer", async () => {
    const api = await startApi({ ...QUIET, "/api/v3/series": [], "/api/v3/series/1": series });

    await expect(connect(api.url).poll(scopeOf(shows))).rejects.toMatchObject({
      code: "implausible",
    });
  });

  it.each([
    ["accepts it after a while when other titles exist", true, ["removed-from-arr"]],
    ["never accepts it from an app without titles", false, "implausible"],
  ])("%s", async (_name, hasOthers, expected) => {
    const list = (query: URLSearchParams) => (hasOthers && !query.has("tvdbId") ? [series] : []);
    const api = await startApi({ ...QUIET, "/api/v3/series": list });
    let now = new Date("2031-05-04T12:00:00Z");
    const sonarr = connect(api.url, { ...createDeps(), now: () => now });
    await expect(sonarr.poll(scopeOf(shows))).rejects.toMatchObject({ code: "implausible" });
    now = new Date("2031-05-04T12:15:00Z");

    const later = await sonarr.poll(scopeOf(shows)).then(
      ({ observations }) => [...new Set(observations.map(({ kind }) => kind))],
      (error: unknown) => (error as { code: string }).code,
    );

    expect(later).toEqual(expected);
  });
});

it("reads a series of two requests once", async () => {
  const api = await startApi({ ...QUIET, "/api/v3/series/7": series, "/api/v3/episode": EPISODES });
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 }, seasons: [1] });

  await connect(api.url).poll(scopeOf([item, { ...item, seasons: [2] }]));

  expect(api.calls.filter(({ path }) => path === "/api/v3/episode")).toHaveLength(1);
});

it("detects a removed series, and one that came back under another id", async () => {
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 9 }, tvdbId: 990001 });
  const gone = await startApi({ ...QUIET, "/api/v3/series": [] });
  const back = await startApi({
    ...QUIET,
    "/api/v3/series": [series],
    "/api/v3/episode": EPISODES,
  });

  expect((await connect(gone.url).poll(scopeOf([item]))).observations).toMatchObject([
    { kind: "removed-from-arr", keys: { arr: { service: "sonarr", id: 9 } } },
  ]);
  expect((await connect(back.url).poll(scopeOf([item]))).observations[0]).toMatchObject({
    kind: "airs",
    keys: { arr: { id: 7 } },
  });
});

it("ignores movies and other instances' series", async () => {
  const api = await startApi(QUIET);
  const movie = trackedItem({ mediaType: "MOVIE", tmdbId: 5 });
  const other = trackedItem({ mediaType: "TV", arr: { service: "sonarr-4k", id: 7 } });

  expect((await connect(api.url).poll(scopeOf([movie, other]))).observations).toEqual([]);
  expect(api.calls.map(({ path }) => path)).toEqual(["/api/v3/history"]);
});

it("reports the queue rows of tracked items and downloads only", async () => {
  const row = (seriesId: number, downloadId: string, number: number) => ({
    seriesId,
    series: { ...series, id: seriesId, tvdbId: seriesId },
    episodeId: number,
    episode: episode(number),
    downloadId,
    status: "downloading",
    trackedDownloadState: "downloading",
    size: 100,
    sizeleft: 50,
  });
  const api = await startApi({
    ...QUIET,
    "/api/v3/queue/details": [
      row(7, "AA01", 1),
      row(7, "AA01", 2),
      row(8, "BB02", 1),
      row(9, "CC03", 1),
    ],
    "/api/v3/series/7": series,
    "/api/v3/episode": [],
  });
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 } });

  const { observations } = await connect(api.url).poll(
    scopeOf([item], { downloadIds: new Set(["bb02"]) }),
  );

  expect(
    observations.map(({ kind, keys }) => [kind, keys.downloadId, keys.episodes?.length]),
  ).toEqual([
    ["downloading", "AA01", 2],
    ["downloading", "BB02", 1],
  ]);
});

it("reports episodes first, then the history, then the queue, and files last", async () => {
  const about = { seriesId: 7, series, episodeId: 71, episode: episode(1), downloadId: "AA01" };
  const api = await startApi({
    ...QUIET,
    "/api/v3/history/since": [
      { ...about, id: 41, date: "2031-05-04T10:30:00Z", eventType: "grabbed" },
    ],
    "/api/v3/queue/details": [
      { ...about, status: "completed", trackedDownloadState: "importPending" },
      { ...about, episode: undefined, downloadId: "BB02", status: "downloading" },
    ],
    "/api/v3/series/7": series,
    "/api/v3/episode": EPISODES,
  });
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 } });

  const { observations } = await connect(api.url).poll(
    scopeOf([item], { cursor: "2031-05-04T10:00:00.000Z#40" }),
  );

  expect(observations.map(({ kind }) => kind)).toEqual([
    "airs",
    "monitoring",
    "monitoring",
    "grabbed",
    "downloaded",
    "imported",
  ]);
});

it("reads the history since its cursor, one record per episode", async () => {
  const history = [
    {
      id: 42,
      date: "2031-05-04T11:00:00Z",
      eventType: "downloadFailed",
      seriesId: 7,
      series,
      episodeId: 72,
      episode: episode(2),
      downloadId: "AA01",
      data: { message: "Aborted" },
    },
    {
      id: 41,
      date: "2031-05-04T10:30:00Z",
      eventType: "grabbed",
      seriesId: 7,
      series,
      episodeId: 71,
      episode: episode(1),
      downloadId: "AA01",
    },
    { id: 43, date: "2031-05-04T11:00:01Z", eventType: "grabbed", seriesId: 7, series },
  ];
  const api = await startApi({ ...QUIET, "/api/v3/history/since": history });

  const { observations, cursor } = await connect(api.url).poll(
    scopeOf([], { cursor: "2031-05-04T10:00:00.000Z#40" }),
  );

  expect(observations.map(({ kind, historyId, at }) => [kind, historyId, at])).toEqual([
    ["grabbed", 41, "2031-05-04T10:30:00.000Z"],
    ["download-failed", 42, "2031-05-04T11:00:00.000Z"],
  ]);
  expect(observations[1]).toMatchObject({
    reason: "Aborted",
    keys: { episodes: [{ season: 1, number: 2 }], tvdbId: 990001 },
  });
  expect(cursor).toBe("2031-05-04T11:00:01.000Z#43");
});

it("continues when Sonarr fails for one series, and logs it without the key", async () => {
  const deps = createDeps();
  const api = await startApi({
    ...QUIET,
    "/api/v3/series/7": series,
    "/api/v3/series/8": new Status(500),
    "/api/v3/episode": EPISODES,
  });
  const items = [8, 7].map((id) =>
    trackedItem({ mediaType: "TV", arr: { service: "sonarr", id } }),
  );

  const { observations } = await connect(api.url, deps).poll(scopeOf(items));

  expect(observations[0]?.kind).toBe("airs");
  expect(deps.lines).toHaveLength(1);
  expect(deps.lines[0]).toContain("server-error");
  expect(deps.lines[0]).not.toContain(KEY);
});

it("fails as a whole when Sonarr refuses the key", async () => {
  const api = await startApi({ ...QUIET, "/api/v3/queue/details": new Status(401) });
  const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 } });

  await expect(connect(api.url).poll(scopeOf([item]))).rejects.toMatchObject({ code: "auth" });
});

describe("recorded answers", () => {
  it("reads a real queue whose rows lack unknown fields", async () => {
    const queues = [
      "sonarr/api-queue-real-import-pending-and-packs.json",
      "sonarr/api-queue-real-pack-with-warnings.json",
      "sonarr/api-queue-mixed-states.json",
    ];
    const rows = queues.flatMap(
      (path) => readFixture<{ records: { downloadId?: string }[] }>(path).records,
    );
    const api = await startApi({ ...QUIET, "/api/v3/queue/details": rows });
    const downloadIds = new Set(
      rows.flatMap(({ downloadId }) => (downloadId ? [downloadId.toLowerCase()] : [])),
    );

    const { observations } = await connect(api.url).poll(scopeOf([], { downloadIds }));

    const events = new Set(observations.map(({ keys }) => keys.downloadId?.toLowerCase()));
    expect(events).toEqual(downloadIds);
    expect(new Set(observations.map(({ kind }) => kind))).toEqual(
      new Set(["grabbed", "downloading", "downloaded", "blocked"]),
    );
  });

  it("reads a real episode list with specials", async () => {
    const episodes = readFixture("sonarr/api-episode-real-with-specials.json");
    const api = await startApi({
      ...QUIET,
      "/api/v3/series/15": { ...series, id: 15 },
      "/api/v3/episode": episodes,
    });
    const item = trackedItem({
      mediaType: "TV",
      arr: { service: "sonarr", id: 15 },
      seasons: [0],
    });

    const { observations } = await connect(api.url).poll(scopeOf([item]));

    expect(observations[0]?.keys.episodes?.[2]).toMatchObject({
      season: 0,
      number: 3,
      airDate: null,
    });
  });
});
