import { describe, expect, it } from "vitest";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import type { Integration } from "../../../../server/integrations/port/integration.ts";
import type { TrackedItem } from "../../../../server/integrations/port/tracked-item.ts";
import { createDeps, startServer, sendJson } from "./fake-server.ts";
import { pollable, scopeOf, trackedItem } from "./scope.ts";

interface Library {
  readonly titles: readonly object[];
  readonly history?: readonly object[];
}

/** A Radarr or Sonarr with these titles and this history. */
async function startArr({ titles, history = [] }: Library): Promise<string> {
  const { url } = await startServer(({ path, query }, response) => {
    const at = path.replace(/^\/api\/v3\//, "");
    const [list, id] = at.split("/");
    if (at === "episode") {
      const episode = { id: 70, seasonNumber: 1, episodeNumber: 1, monitored: true };
      return sendJson(response, [{ ...episode, seriesId: Number(query.get("seriesId")) }]);
    }
    if (list !== "movie" && list !== "series") {
      const isPage = at === "history";
      return sendJson(
        response,
        isPage ? { records: history.slice(-1) } : at === "history/since" ? history : [],
      );
    }
    const rows: readonly Record<string, unknown>[] = titles.map((title) => ({ ...title }));
    if (id === undefined) {
      const wanted = query.get("tmdbId") ?? query.get("tvdbId");
      return sendJson(
        response,
        rows.filter(
          ({ tmdbId, tvdbId }) => wanted === null || [tmdbId, tvdbId].includes(Number(wanted)),
        ),
      );
    }
    const found = rows.find((title) => title["id"] === Number(id));
    return sendJson(response, found ?? {}, found === undefined ? 404 : 200);
  });
  return url;
}

const APPS = [
  {
    kind: "RADARR",
    create: createRadarrAdapter,
    item: { mediaType: "MOVIE", arr: { service: "arr", id: 5 }, tmdbId: 1001 },
    own: { title: "First Harbour", tmdbId: 1001 },
    other: { id: 5, title: "Second Harbour", tmdbId: 2002 },
  },
  {
    kind: "SONARR",
    create: createSonarrAdapter,
    item: { mediaType: "TV", arr: { service: "arr", id: 5 }, tvdbId: 1001 },
    own: { title: "First Harbour", tvdbId: 1001 },
    other: { id: 5, title: "Second Harbour", tvdbId: 2002 },
  },
] as const;

describe.each(APPS)("$kind whose database was rebuilt", ({ kind, create, item, own, other }) => {
  const connect = (url: string): Integration => create({ slug: "arr", kind, url }, createDeps());
  const tracked: TrackedItem = trackedItem(item);

  async function read(url: string, way: "poll" | "snapshot", items = [tracked]) {
    const integration = connect(url);
    if (way === "poll") return pollable(integration).poll(scopeOf(items));
    const opened = await integration.openSnapshot?.();
    const reading = await opened?.readItems(items, { withHistory: false });
    if (reading === undefined) throw new Error("it opens no snapshot");
    return reading;
  }

  it.each(["poll", "snapshot"] as const)(
    "reports nothing of the title that has the number now, and no removal (%s)",
    async (way) => {
      const gone: TrackedItem = {
        ...tracked,
        arr: { service: "arr", id: 900 },
        tmdbId: 9,
        tvdbId: 9,
      };
      const url = await startArr({ titles: [other] });
      const { observations, renumbering } = await read(url, way, [tracked, gone]);
      expect(observations).toEqual([]);
      expect(renumbering).toEqual({});
    },
  );

  it.each(["poll", "snapshot"] as const)(
    "finds the title by its public id under its new number (%s)",
    async (way) => {
      const url = await startArr({ titles: [other, { ...own, id: 9, monitored: true }] });
      const { observations, renumbering } = await read(url, way);
      expect(new Set(observations.map(({ keys }) => keys.arr?.id))).toEqual(new Set([9]));
      expect(renumbering).toEqual({});
    },
  );

  it.each(["poll", "snapshot"] as const)(
    "is noticed once: then the titles are known by their public ids (%s)",
    async (way) => {
      const { arr: _arr, ...ids } = tracked;
      const known: TrackedItem = { ...ids, instance: "arr" };
      const url = await startArr({ titles: [other] });
      expect(await read(url, way, [known])).toMatchObject({ observations: [] });
      expect((await read(url, way, [known])).renumbering).toBeUndefined();
    },
  );

  it.each(["poll", "snapshot"] as const)(
    "no longer answers for the file of a title that it does not have (%s)",
    async (way) => {
      const { arr: _arr, ...ids } = tracked;
      const file = { state: "AVAILABLE", filePath: "/data/a.mkv" } as const;
      const known: TrackedItem = {
        ...ids,
        instance: "arr",
        ...(kind === "RADARR" ? { movie: file } : { units: [{ season: 1, number: 1, ...file }] }),
      };
      const url = await startArr({ titles: [other] });
      expect((await read(url, way, [known])).observations).toMatchObject([
        { kind: "removed-from-arr", keys: { instance: "arr" } },
      ]);
      const elsewhere = { ...known, instance: "another" };
      expect((await read(url, way, [elsewhere])).observations).toEqual([]);
    },
  );

  it("reports from when on its history counts from a lower number", async () => {
    const titles = [{ ...own, id: 5 }];
    const record = { id: 3, date: "2031-06-01T00:00:00Z", eventType: "grabbed" };
    const url = await startArr({ titles, history: [record] });
    const cursor = "2031-05-04T10:00:00.000Z#40";
    const first = await pollable(connect(url)).poll(scopeOf([], { cursor }));
    expect(first.renumbering).toEqual({ historyReadUntil: "2031-05-04T10:00:00.000Z" });
    const second = await pollable(connect(url)).poll(scopeOf([], { cursor: first.cursor }));
    expect(second.renumbering).toBeUndefined();
  });
});
