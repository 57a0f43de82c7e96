import { expect, it } from "vitest";
import type { Observation } from "../../../../server/domain/observation/observation.ts";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import type { Snapshot } from "../../../../server/integrations/port/snapshot.ts";
import { createDeps, startApi, Status } from "../common/fake-server.ts";
import { trackedItem } from "../common/scope.ts";

function series(id: number, fields: object = {}) {
  return { id, tvdbId: 990_000 + id, title: `Harbour ${id}`, monitored: true, ...fields };
}

function episode(number: number, fields: object = {}) {
  return { id: 70 + number, seasonNumber: 1, episodeNumber: number, monitored: true, ...fields };
}

const EPISODES = [
  episode(1, { hasFile: true, episodeFileId: 501, episodeFile: { id: 501, path: "/tv/1.mkv" } }),
  episode(2, { hasFile: false }),
];

const HISTORY = [
  {
    id: 42,
    date: "2031-05-01T11:00:00Z",
    eventType: "downloadFolderImported",
    episode: EPISODES[0],
  },
  {
    id: 41,
    date: "2031-05-01T10:00:00Z",
    eventType: "grabbed",
    downloadId: "AA",
    episode: EPISODES[0],
  },
];

function serve(table: Record<string, unknown> = {}) {
  return startApi({
    "/api/v3/history": { records: [{ id: 42, date: "2031-05-01T11:00:00Z" }] },
    "/api/v3/history/series": HISTORY,
    "/api/v3/series": [series(7), series(8)],
    "/api/v3/episode": EPISODES,
    ...table,
  });
}

async function open(url: string): Promise<Snapshot> {
  const connection = { slug: "sonarr", kind: "SONARR", url, apiKey: "key" } as const;
  const snapshot = await createSonarrAdapter(connection, createDeps()).openSnapshot?.({
    withCursor: true,
  });
  if (!snapshot) throw new Error("it opens no snapshot");
  return snapshot;
}

async function pagesOf({ untracked }: Snapshot): Promise<(readonly Observation[])[]> {
  const pages: (readonly Observation[])[] = [];
  for await (const page of untracked?.() ?? []) pages.push(page);
  return pages;
}

function item(id: number, fields: object = {}) {
  return trackedItem({ mediaType: "TV", arr: { service: "sonarr", id }, ...fields });
}

function kindsOf({ observations }: { readonly observations: readonly Observation[] }) {
  return observations.map(({ kind }) => kind);
}

it("records the history position before it lists the series", async () => {
  const api = await serve();
  const snapshot = await open(api.url);

  expect(snapshot.cursor?.()).toBe("2031-05-01T11:00:00.000Z#42");
  expect(api.calls.map(({ path }) => path)).toEqual(["/api/v3/history", "/api/v3/series"]);
});

it("reports every series as an approved request, a hundred per page, oldest first", async () => {
  const titles = Array.from({ length: 150 }, (_, index) =>
    series(index + 1, { added: `2031-01-01T00:${String(59 - (index % 60)).padStart(2, "0")}:00Z` }),
  );
  const { url } = await serve({ "/api/v3/series": titles });

  const pages = await pagesOf(await open(url));

  expect(pages.map(({ length }) => length)).toEqual([200, 100]);
  expect(pages[0]?.slice(0, 2)).toMatchObject([
    {
      kind: "requested",
      origin: "arr",
      channel: "POLL",
      event: "series",
      at: "2031-01-01T00:00:00.000Z",
      keys: { mediaType: "TV", arr: { service: "sonarr", id: 60 }, tvdbId: 990_060 },
      item: { title: "Harbour 60" },
    },
    { kind: "approved", isAutomatic: true },
  ]);
  const dates = pages.flat().map(({ at }) => at ?? "");
  expect(dates).toEqual(dates.toSorted((one, other) => one.localeCompare(other)));
});

it("reports all of a series, including known data, and its history before its files", async () => {
  const { url } = await serve();
  const snapshot = await open(url);
  const units = [{ season: 1, number: 1, state: "AVAILABLE" as const, fileId: 501 }];

  const findings = await snapshot.readItems([item(7, { units })], { withHistory: true });

  expect(kindsOf(findings)).toEqual(["airs", "monitoring", "grabbed", "imported", "imported"]);
  expect(findings.observations[2]).toMatchObject({
    historyId: 41,
    keys: { arr: { id: 7 }, tvdbId: 990_007, downloadId: "AA" },
  });
  expect(findings.observations.at(-1)).toMatchObject({
    event: "hasFile",
    keys: { fileId: 501, episodes: [{ number: 1 }] },
  });
});

it("reads the history only on request, and once for all requests of a series", async () => {
  const api = await serve();
  const snapshot = await open(api.url);
  const before = api.calls.length;

  await snapshot.readItems([item(7), item(7, { seasons: [1] }), item(8)], { withHistory: false });

  expect(api.calls.slice(before).map(({ path }) => path)).toEqual([
    "/api/v3/episode",
    "/api/v3/episode",
  ]);
});

it("reports nothing about unrequested episodes", async () => {
  const { url } = await serve();

  const findings = await (
    await open(url)
  ).readItems([item(7, { seasons: [2] })], { withHistory: false });

  expect(findings.observations).toEqual([]);
});

it("finds a series by its TVDB id, and reports one that cannot be found as removed", async () => {
  const { url } = await serve({ "/api/v3/series/11": series(11) });
  const snapshot = await open(url);
  const byTvdb = trackedItem({ mediaType: "TV", tvdbId: 990_008 });
  const unknown = trackedItem({ mediaType: "TV", tvdbId: 5 });

  const findings = await snapshot.readItems([byTvdb, unknown, item(9), item(11)], {
    withHistory: false,
  });

  const events = findings.observations.map(({ kind, keys }) => [kind, keys.arr?.id]);
  expect(events).toContainEqual(["airs", 8]);
  expect(events).toContainEqual(["airs", 11]);
  expect(events.filter(([kind]) => kind === "removed-from-arr")).toEqual([["removed-from-arr", 9]]);
});

it("rejects an empty list while several series are known", async () => {
  const { url } = await serve({ "/api/v3/series": [] });
  const snapshot = await open(url);

  expect(kindsOf(await snapshot.readItems([item(1), item(2)], { withHistory: false }))).toEqual([
    "removed-from-arr",
    "removed-from-arr",
  ]);
  await expect(snapshot.readItems([item(3)], { withHistory: false })).rejects.toMatchObject({
    code: "implausible",
  });
});

it("continues when Sonarr fails for one series", async () => {
  const titles = Array.from({ length: 12 }, (_, index) => series(index + 1));
  const episodes = (query: URLSearchParams) =>
    query.get("seriesId") === "3" ? new Status(500) : EPISODES;
  const { url } = await serve({ "/api/v3/series": titles, "/api/v3/episode": episodes });
  const items = titles.map(({ id }) => item(id));

  const { observations } = await (await open(url)).readItems(items, { withHistory: false });

  const seen = new Set(observations.map(({ keys }) => keys.arr?.id));
  expect(seen.size).toBe(11);
  expect(seen.has(3)).toBe(false);
});

it("fingerprints each series from the list that was already read", async () => {
  const statistics = { episodeFileCount: 12, sizeOnDisk: 80_000_000_000 };
  const api = await serve({ "/api/v3/series": [series(7, { statistics }), series(8)] });
  const snapshot = await open(api.url);

  const lines = await snapshot.fingerprints?.();

  expect([...(lines ?? [])]).toEqual([
    ["7", "12 80000000000"],
    ["8", " "],
  ]);
  expect(api.calls.filter(({ path }) => path === "/api/v3/series")).toHaveLength(1);
});
