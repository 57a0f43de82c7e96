import { expect, it } from "vitest";
import type { Observation } from "../../../../server/domain/observation/observation.ts";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import type { TrackedItem } from "../../../../server/integrations/port/tracked-item.ts";
import { createDeps, startApi } from "../common/fake-server.ts";
import { trackedItem } from "../common/scope.ts";

const ARR = { service: "radarr", id: 12 };

const movie = {
  id: 12,
  title: "The Quiet Orchard",
  tmdbId: 770001,
  added: "2031-01-01T00:00:00Z",
  monitored: true,
  hasFile: true,
  isAvailable: true,
  movieFile: { id: 81, path: "/movies/q.mkv", size: 82 },
};

const GRABBED = { id: 2, date: "2031-01-02T00:00:00Z", eventType: "grabbed", movieId: 12 };
const IMPORTED = { id: 3, date: "2031-01-03T00:00:00Z", eventType: "downloadFolderImported" };

async function snapshot(table: Record<string, unknown> = {}) {
  const api = await startApi({
    "/api/v3/history": { records: [] },
    "/api/v3/history/movie": [{ ...IMPORTED, movieId: 12 }, GRABBED],
    "/api/v3/movie": [movie],
    ...table,
  });
  const connection = { slug: "radarr", kind: "RADARR", url: api.url } as const;
  const opened = await createRadarrAdapter(connection, createDeps()).openSnapshot?.({
    withCursor: true,
  });
  if (!opened) throw new Error("it opens no snapshot");
  const callsBefore = api.calls.length;
  return { opened, calls: () => api.calls.slice(callsBefore).map(({ path }) => path) };
}

function trackedMovie(fields: Partial<TrackedItem> = {}): TrackedItem {
  return trackedItem({ mediaType: "MOVIE", arr: ARR, tmdbId: 770001, ...fields });
}

it("reports a movie with its file from the list alone", async () => {
  const { opened, calls } = await snapshot();
  const known = trackedMovie({ movie: { state: "AVAILABLE", fileId: 81 } });

  const { observations } = await opened.readItems([known], { withHistory: false });

  expect(observations.map(({ kind }) => kind)).toEqual(["airs", "monitoring", "imported"]);
  expect(calls()).toEqual([]);
});

it("reports the history of a movie before its file", async () => {
  const { opened, calls } = await snapshot();

  const { observations } = await opened.readItems([trackedMovie()], { withHistory: true });

  expect(observations.map(({ kind, historyId }) => [kind, historyId])).toEqual([
    ["airs", undefined],
    ["monitoring", undefined],
    ["grabbed", 2],
    ["imported", 3],
    ["imported", undefined],
  ]);
  expect(observations[2]?.keys).toMatchObject({ arr: ARR, tmdbId: 770001 });
  expect(calls()).toEqual(["/api/v3/history/movie"]);
});

it("reads a movie again when the tracker has newer data than the list", async () => {
  const stale = { ...movie, hasFile: false, movieFile: undefined };
  const { opened, calls } = await snapshot({ "/api/v3/movie": [stale], "/api/v3/movie/12": movie });
  const known = trackedMovie({ movie: { state: "AVAILABLE", fileId: 81 } });

  const { observations } = await opened.readItems([known], { withHistory: false });

  expect(observations.map(({ kind }) => kind)).not.toContain("file-deleted");
  expect(calls()).toEqual(["/api/v3/movie/12"]);
});

it("reports a movie that cannot be found as removed", async () => {
  const { opened } = await snapshot({
    "/api/v3/movie": (query: URLSearchParams) =>
      query.has("tmdbId") ? [] : [{ ...movie, id: 13, tmdbId: 5 }],
  });

  const { observations } = await opened.readItems([trackedMovie()], { withHistory: true });

  expect(observations).toMatchObject([
    { kind: "removed-from-arr", event: "movie", keys: { arr: ARR } },
  ]);
});

it("reports every movie as an approved request, and starts at the beginning with an empty history", async () => {
  const { opened } = await snapshot();
  const events: Observation[] = [];
  for await (const page of opened.untracked?.() ?? []) events.push(...page);

  expect(events).toMatchObject([
    {
      kind: "requested",
      origin: "arr",
      event: "movie",
      at: "2031-01-01T00:00:00.000Z",
      keys: { arr: ARR },
    },
    { kind: "approved", isAutomatic: true },
  ]);
  expect(opened.cursor?.()).toBe("1970-01-01T00:00:00.000Z#0");
});

it("fingerprints movies by their files, from the list that was already read", async () => {
  const movies = [
    { ...movie, movieFileId: 81 },
    { ...movie, id: 13, hasFile: false, movieFileId: 0, movieFile: undefined },
  ];
  const { opened, calls } = await snapshot({ "/api/v3/movie": movies });

  expect([...((await opened.fingerprints?.()) ?? [])]).toEqual([
    ["12", "81"],
    ["13", ""],
  ]);
  expect(calls()).toEqual([]);
});
