import { expect, it } from "vitest";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import { createDeps, startApi, type Call } from "../common/fake-server.ts";

const TARGET = { id: 12, episodes: [] };

function connect(url: string) {
  const connection = { slug: "radarr", kind: "RADARR", url, apiKey: "key" } as const;
  const { arr } = createRadarrAdapter(connection, createDeps());
  if (!arr) throw new Error("no control");
  return arr;
}

function serve(table: Record<string, unknown> = {}) {
  return startApi({ "/api/v3/command": { id: 1 }, ...table });
}

function commands(calls: readonly Call[]): unknown[] {
  return calls
    .filter(({ path, method }) => path === "/api/v3/command" && method === "POST")
    .map(({ body }) => JSON.parse(body) as unknown);
}

it("searches a movie, and refreshes it", async () => {
  const api = await serve();
  const arr = connect(api.url);

  await arr.search(TARGET);
  await arr.refresh(TARGET);

  expect(commands(api.calls)).toEqual([
    { name: "MoviesSearch", movieIds: [12] },
    { name: "RefreshMovie", movieIds: [12] },
    { name: "RescanMovie", movieId: 12 },
  ]);
});

it("searches the indexers for a movie", async () => {
  const api = await serve({
    "/api/v3/release": [{ guid: "1", rejected: true, rejections: ["Not wanted in profile"] }],
    "/api/v3/system/task": [{ taskName: "RssSync", nextExecution: "2031-05-04T11:00:00Z" }],
  });

  const { summary, searched } = await connect(api.url).searchReleases(TARGET);
  expect(searched).toBeNull();
  expect(summary).toEqual({
    at: "2031-05-04T12:00:00.000Z",
    found: 1,
    refused: 1,
    reasons: [{ reason: "Not wanted in profile", count: 1 }],
  });
  expect(api.calls[0]?.query.toString()).toBe("movieId=12");
});

it("imports the largest file that belongs to the movie", async () => {
  const row = (name: string, size: number, movie?: object) => ({
    path: `/downloads/${name}`,
    size,
    movie,
    rejections: [{ reason: "Not an upgrade for existing movie file" }],
  });
  const rows = [row("a.mkv", 500, { id: 12 }), row("b.mkv", 900, { id: 12 }), row("c.mkv", 990)];
  const api = await serve({
    "/api/v3/queue/details": [{ id: 4, downloadId: "SABnzbd_nzo_Ab" }],
    "/api/v3/manualimport": rows,
  });

  expect(await connect(api.url).retryImport("sabnzbd_nzo_ab", TARGET)).toBe(true);
  expect(commands(api.calls)).toEqual([
    {
      name: "ManualImport",
      importMode: "auto",
      files: [{ path: "/downloads/b.mkv", movieId: 12, downloadId: "SABnzbd_nzo_Ab" }],
    },
  ]);
});

it("imports the only file as the grabbed movie, but none of two unknown ones", async () => {
  const row = (name: string) => ({
    path: `/downloads/${name}`,
    size: 500,
    rejections: [{ reason: "Unknown Movie" }],
  });
  const retry = async (...names: readonly string[]) => {
    const api = await serve({
      "/api/v3/queue/details": [{ id: 4, downloadId: "AA" }],
      "/api/v3/manualimport": names.map(row),
    });
    return connect(api.url).retryImport("aa", TARGET);
  };

  expect(await retry("a.mkv")).toBe(true);
  expect(await retry("a.mkv", "b.mkv")).toBe(false);
});

it("monitors a movie and searches for it", async () => {
  const movie = { id: 12, title: "Orchard", path: "/movies", qualityProfileId: 3 };
  const api = await serve({ "/api/v3/movie/12": { ...movie, monitored: false } });

  await connect(api.url).monitor(TARGET);

  const put = api.calls.find(({ method }) => method === "PUT");
  expect(JSON.parse(put?.body ?? "")).toEqual({ ...movie, monitored: true });
  expect(commands(api.calls)).toEqual([{ name: "MoviesSearch", movieIds: [12] }]);
});

it("removes a download from the queue", async () => {
  const api = await serve({
    "/api/v3/queue/details": [{ id: 4, downloadId: "AA" }],
    "/api/v3/queue/4": {},
  });

  expect(await connect(api.url).blocklist("aa")).toBe(true);
  expect(await connect(api.url).blocklist("bb")).toBe(false);
});
