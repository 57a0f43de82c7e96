import { expect, it } from "vitest";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import { RadarrMovieResource } from "../../../../server/integrations/arr/radarr/payload.ts";
import { toAirDate } from "../../../../server/integrations/arr/radarr/tracked.ts";
import { createDeps, startApi } from "../common/fake-server.ts";
import { pollable, scopeOf, trackedItem } from "../common/scope.ts";

function connect(url: string) {
  return pollable(
    createRadarrAdapter({ slug: "radarr", kind: "RADARR", url, apiKey: "key" }, createDeps()),
  );
}

const QUIET = {
  "/api/v3/history": { records: [] },
  "/api/v3/history/since": [],
  "/api/v3/queue/details": [],
};

const movie = {
  id: 12,
  title: "The Quiet Orchard",
  originalTitle: "Der stille Garten",
  tmdbId: 770001,
  path: "/movies/The Quiet Orchard (2030)",
  monitored: true,
  hasFile: true,
  isAvailable: true,
  digitalRelease: "2030-09-20T00:00:00Z",
  movieFile: {
    id: 81,
    path: "/movies/The Quiet Orchard (2030)/q.mkv",
    size: 82,
    quality: { quality: { name: "WEBDL-1080p" } },
  },
};

it("reports date, monitoring and file of a tracked movie", async () => {
  const api = await startApi({ ...QUIET, "/api/v3/movie": [movie] });

  const { observations } = await connect(api.url).poll(
    scopeOf([trackedItem({ mediaType: "MOVIE", tmdbId: 770001 })]),
  );

  expect(observations).toMatchObject([
    {
      kind: "airs",
      airDate: "2030-09-20T00:00:00.000Z",
      keys: { arr: { service: "radarr", id: 12 }, tmdbId: 770001 },
    },
    { kind: "monitoring", monitored: true },
    {
      kind: "imported",
      event: "hasFile",
      channel: "POLL",
      keys: { fileId: 81, titles: ["The Quiet Orchard", "Der stille Garten"] },
      file: { id: 81, size: 82, quality: "WEBDL-1080p" },
    },
  ]);
  expect(observations[0]?.keys.episodes).toBeUndefined();
  const asked = api.calls.filter(({ path }) => path === "/api/v3/movie");
  expect(asked.at(-1)?.query.get("tmdbId")).toBe("770001");
});

it.each([
  [
    "the earlier release",
    { digitalRelease: "2031-08-02", physicalRelease: "2031-07-01" },
    "2031-07-01T00:00:00.000Z",
  ],
  ["nothing while the dates are unknown", {}, null],
  ["no cinema date while the movie is unavailable", { inCinemas: "2031-01-01" }, null],
  [
    "a past date when Radarr already searches",
    { isAvailable: true, inCinemas: "2031-01-01", digitalRelease: "2031-09-01" },
    "2031-01-01T00:00:00.000Z",
  ],
  [
    "today when Radarr searches and no date is past",
    { isAvailable: true },
    "2031-05-04T00:00:00.000Z",
  ],
])("dates a movie by %s", (_name, fields, expected) => {
  expect(toAirDate(RadarrMovieResource.parse(fields), new Date("2031-05-04T12:00:00Z"))).toBe(
    expected,
  );
});

it("does not report an applied file again", async () => {
  const api = await startApi({ ...QUIET, "/api/v3/movie/12": movie });
  const arr = { service: "radarr", id: 12 };
  const poll = async (fileId: number) => {
    const item = trackedItem({
      mediaType: "MOVIE",
      arr,
      movie: { state: "ANIME_MATCHING", fileId },
    });
    const { observations } = await connect(api.url).poll(scopeOf([item]));
    return observations.filter(({ kind }) => kind === "imported").length;
  };

  expect(await poll(81)).toBe(0);
  expect(await poll(80)).toBe(1);
});

it("reports that the file of a movie is gone", async () => {
  const gone = { ...movie, hasFile: false, movieFile: undefined };
  const api = await startApi({ ...QUIET, "/api/v3/movie/12": gone });
  const arr = { service: "radarr", id: 12 };
  const unit = { state: "AVAILABLE" as const, fileId: 81 };
  const item = trackedItem({ mediaType: "MOVIE", arr, movie: unit });

  const { observations } = await connect(api.url).poll(scopeOf([item]));

  expect(observations.at(-1)).toMatchObject({
    kind: "file-deleted",
    event: "hasFile",
    reason: "missingFromDisk",
    keys: { fileId: 81, tmdbId: 770001 },
  });
});

it("detects a removed movie", async () => {
  const api = await startApi({ ...QUIET, "/api/v3/movie": [] });
  const item = trackedItem({
    mediaType: "MOVIE",
    arr: { service: "radarr", id: 12 },
    tmdbId: 770001,
  });

  expect((await connect(api.url).poll(scopeOf([item]))).observations).toMatchObject([
    { kind: "removed-from-arr", keys: { arr: { service: "radarr", id: 12 } } },
  ]);
});

it("reads queue and history of its movies", async () => {
  const queue = {
    movieId: 12,
    movie,
    downloadId: "DD04",
    status: "completed",
    trackedDownloadState: "importPending",
  };
  const failed = {
    id: 3,
    date: "2031-05-04T11:00:00Z",
    eventType: "downloadFailed",
    movieId: 12,
    movie,
    data: { message: "Aborted" },
  };
  const api = await startApi({
    ...QUIET,
    "/api/v3/queue/details": [queue],
    "/api/v3/history/since": [failed],
  });

  const { observations, cursor } = await connect(api.url).poll(
    scopeOf([], { downloadIds: new Set(["dd04"]), cursor: "2031-05-04T10:00:00.000Z#2" }),
  );

  expect(observations).toMatchObject([
    { kind: "download-failed", historyId: 3, keys: { mediaType: "MOVIE", tmdbId: 770001 } },
    { kind: "downloaded", keys: { downloadId: "DD04" } },
  ]);
  expect(cursor).toBe("2031-05-04T11:00:00.000Z#3");
});

it("does not confuse a show with a movie of the same id", async () => {
  const api = await startApi(QUIET);
  const show = trackedItem({ mediaType: "TV", tmdbId: 770001 });

  expect((await connect(api.url).poll(scopeOf([show]))).observations).toEqual([]);
  expect(api.calls.some(({ path }) => path.startsWith("/api/v3/movie"))).toBe(false);
});

it("reads the history once more for a file that came after it was read, so that how it came is not lost", async () => {
  const at = "2031-05-04T11:00:00Z";
  const records = [
    { id: 3, date: at, eventType: "grabbed", movieId: 12, movie, downloadId: "DD04" },
    {
      id: 4,
      date: at,
      eventType: "downloadFolderImported",
      movieId: 12,
      movie,
      downloadId: "DD04",
      data: { fileId: "81", importedPath: movie.movieFile.path },
    },
  ];
  let isThere = false;
  const api = await startApi({
    ...QUIET,
    "/api/v3/movie": () => {
      isThere = true;
      return [movie];
    },
    "/api/v3/history/since": () => (isThere ? records : []),
  });
  const { poll } = connect(api.url);
  const item = trackedItem({ mediaType: "MOVIE", tmdbId: 770001 });

  const { observations, cursor } = await poll(
    scopeOf([item], { cursor: "2031-05-04T10:00:00.000Z#2" }),
  );

  expect(observations.map(({ event }) => event)).toEqual(
    expect.arrayContaining(["grabbed", "downloadFolderImported", "hasFile"]),
  );
  expect(cursor).toBe("2031-05-04T11:00:00.000Z#4");
});
