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

  async function read(url: string, way: "poll" | "snapshot") {
    const integration = connect(url);
    if (way === "poll") return (await pollable(integration).poll(scopeOf([tracked]))).observations;
    const opened = await integration.openSnapshot?.();
    return (await opened?.readItems([tracked], { withHistory: false }))?.observations ?? [];
  }

  it.each(["poll", "snapshot"] as const)(
    "reports nothing of the title that has the number now, and no removal (%s)",
    async (way) => {
      const url = await startArr({ titles: [other] });
      expect(await read(url, way)).toEqual([]);
    },
  );

  it.each(["poll", "snapshot"] as const)(
    "finds the title by its public id under its new number (%s)",
    async (way) => {
      const url = await startArr({ titles: [other, { ...own, id: 9, monitored: true }] });
      const numbers = (await read(url, way)).map(({ keys }) => keys.arr?.id);
      expect(new Set(numbers)).toEqual(new Set([9]));
    },
  );
});
