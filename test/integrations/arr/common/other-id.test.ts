import { describe, expect, it } from "vitest";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import type { Integration } from "../../../../server/integrations/port/integration.ts";
import type { TrackedItem } from "../../../../server/integrations/port/tracked-item.ts";
import { createDeps, sendJson, startServer } from "./fake-server.ts";
import { pollable, scopeOf, trackedItem } from "./scope.ts";

type Row = Readonly<Record<string, unknown>>;

/** A Radarr or Sonarr with these titles. */
async function startArr(titles: readonly Row[]) {
  return startServer(({ path, query }, response) => {
    const [list, id] = path.replace(/^\/api\/v3\//, "").split("/");
    if (list === "episode")
      return sendJson(response, [{ id: 70, seriesId: 7, seasonNumber: 1, episodeNumber: 1 }]);
    if (list === "history") return sendJson(response, id === undefined ? { records: [] } : []);
    if (list !== "movie" && list !== "series") return sendJson(response, []);
    const wanted = query.get("tmdbId") ?? query.get("tvdbId");
    const name = list === "movie" ? "tmdbId" : "tvdbId";
    const rows = titles.filter((title) => wanted === null || String(title[name]) === wanted);
    return sendJson(response, rows);
  });
}

const APPS = [
  {
    kind: "RADARR",
    create: createRadarrAdapter,
    item: { mediaType: "MOVIE", tmdbId: 100, imdbId: "tt0000100" },
    first: { tmdbId: 100 },
    next: { tmdbId: 777, imdbId: "tt0000100" },
    list: "/api/v3/movie",
  },
  {
    kind: "SONARR",
    create: createSonarrAdapter,
    item: { mediaType: "TV", tvdbId: 100, tmdbId: 55, imdbId: "tt0000100" },
    first: { tvdbId: 100 },
    next: { tvdbId: 777, tmdbId: 55 },
    list: "/api/v3/series",
  },
] as const;

describe.each(APPS)("$kind, asked for a title that has two ids", (app) => {
  const connect = (url: string): Integration =>
    app.create({ slug: "arr", kind: app.kind, url }, createDeps());

  async function read(titles: readonly Row[], way: "poll" | "sync", fields = {}) {
    const { url, calls } = await startArr(titles.map((title) => ({ id: 7, ...title })));
    const items: readonly TrackedItem[] = [trackedItem({ ...app.item, ...fields })];
    const integration = connect(url);
    const snapshot = way === "sync" ? await integration.openSnapshot?.() : undefined;
    const { observations } =
      (await snapshot?.readItems(items, { withHistory: true })) ??
      (await pollable(integration).poll(scopeOf(items)));
    const lists = calls.filter(({ path, query }) => path === app.list && query.size === 0);
    return { airs: observations.filter(({ kind }) => kind === "airs"), lists: lists.length };
  }

  it.each(["poll", "sync"] as const)(
    "reports it under the next id where nothing has the first one (%s)",
    async (way) => {
      const { airs } = await read([app.next], way);
      expect(airs).toMatchObject([
        { keys: { ...app.next, arr: { service: "arr", id: 7 }, askedId: 100 } },
      ]);
    },
  );

  it.each(["poll", "sync"] as const)("prefers the title with the first id (%s)", async (way) => {
    const { airs } = await read([{ ...app.next, id: 8 }, app.first], way);
    expect(airs).toMatchObject([{ keys: { ...app.first, arr: { service: "arr", id: 7 } } }]);
    expect(airs[0]?.keys).not.toHaveProperty("askedId");
  });

  it("reports nothing where several titles have the next id, or none", async () => {
    expect((await read([app.next, { ...app.next, id: 8 }], "poll")).airs).toEqual([]);
    expect((await read([{ tmdbId: 1, tvdbId: 1, imdbId: "tt0000001" }], "poll")).airs).toEqual([]);
  });

  it("reads no list of all titles for a request that is not approved, or has no other id", async () => {
    expect(await read([app.next], "poll", { state: "REQUESTED" })).toEqual({ airs: [], lists: 0 });
    const alone = { tmdbId: undefined, tvdbId: undefined, imdbId: undefined, ...app.first };
    expect(await read([app.next], "poll", alone)).toEqual({ airs: [], lists: 0 });
  });
});
