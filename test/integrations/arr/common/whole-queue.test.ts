import { expect, it } from "vitest";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import { createDeps, startApi, Status } from "./fake-server.ts";
import { pollable, scopeOf } from "./scope.ts";

const HISTORY = { "/api/v3/history": { records: [] }, "/api/v3/history/since": [] };

const ROWS = Array.from({ length: 300 }, (_, index) => ({
  id: index + 1,
  title: `Release ${index}`,
  downloadId: `HASH${index}`,
  status: "downloading",
  trackedDownloadState: "downloading",
  size: 100,
  sizeleft: 40,
}));

const scope = scopeOf([], {
  downloadIds: new Set(ROWS.map((row) => row.downloadId.toLowerCase())),
});

/** Paged as the apps do: ten rows by default, and the last page again when asked past the end. */
function paged(query: URLSearchParams) {
  const pageSize = Number(query.get("pageSize") ?? 10);
  const lastPage = Math.ceil(ROWS.length / pageSize);
  const page = Math.min(Number(query.get("page") ?? 1), lastPage);
  const records = ROWS.slice((page - 1) * pageSize, page * pageSize);
  return { page, pageSize, totalRecords: ROWS.length, records };
}

const APPS = [
  ["SONARR", createSonarrAdapter, "includeUnknownSeriesItems"],
  ["RADARR", createRadarrAdapter, "includeUnknownMovieItems"],
] as const;

it.each(APPS)("reads a queue of 300 rows of %s in one call", async (kind, create) => {
  const api = await startApi({ ...HISTORY, "/api/v3/queue/details": ROWS });
  const arr = pollable(create({ slug: "arr", kind, url: api.url }, createDeps()));

  const { observations } = await arr.poll(scope);

  expect(new Set(observations.map(({ keys }) => keys.downloadId)).size).toBe(300);
  expect(api.calls.filter(({ path }) => path.startsWith("/api/v3/queue"))).toHaveLength(1);
});

it.each(APPS)("reads the queue page by page from an old %s", async (kind, create, unknown) => {
  const api = await startApi({ ...HISTORY, "/api/v3/queue": paged });
  const arr = pollable(create({ slug: "arr", kind, url: api.url }, createDeps()));
  const queueCalls = () => api.calls.filter(({ path }) => path.startsWith("/api/v3/queue"));

  const first = await arr.poll(scope);
  const firstCalls = queueCalls().length;
  const second = await arr.poll(scope);

  for (const { observations } of [first, second])
    expect(new Set(observations.map(({ keys }) => keys.downloadId)).size).toBe(300);
  expect(queueCalls()[1]?.query.get(unknown)).toBe("true");
  // The missing endpoint is tried once.
  expect([firstCalls, queueCalls().length - firstCalls]).toEqual([3, 2]);
});

it("does not treat a failing queue as empty", async () => {
  const broken = await startApi({ ...HISTORY, "/api/v3/queue/details": new Status(500) });
  const without = await startApi(HISTORY);

  for (const [{ url }, code] of [
    [broken, "server-error"],
    [without, "not-found"],
  ] as const) {
    const arr = pollable(createSonarrAdapter({ slug: "arr", kind: "SONARR", url }, createDeps()));
    await expect(arr.poll(scope)).rejects.toMatchObject({ code });
  }
});

it.each(APPS)("reads the queue of %s beside rows that cannot be read", async (kind, create) => {
  const odd = [null, "text", 7, [], { id: null, downloadId: {}, size: null, episode: "one" }];
  const [row] = ROWS;
  const api = await startApi({
    ...HISTORY,
    "/api/v3/history/since": odd,
    "/api/v3/queue/details": [...odd, row],
  });
  const arr = pollable(create({ slug: "arr", kind, url: api.url }, createDeps()));

  const { observations } = await arr.poll(scope);

  expect(observations.map(({ keys }) => keys.downloadId)).toEqual([row?.downloadId]);
});
