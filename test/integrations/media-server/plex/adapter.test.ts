import { describe, expect, it } from "vitest";
import { plainNote } from "../../../../server/domain/message/service-note.ts";
import { createPlexAdapter } from "../../../../server/integrations/media-server/plex/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import { createDeps, sendJson, startServer } from "../../arr/common/fake-server.ts";
import {
  pollScopeOf,
  SHOW_FILE,
  waitingEpisode,
  waitingMovie,
  waitingShow,
} from "../common/library.ts";

const TOKEN = "pl3x-token-of-the-tests";
const SERVER_ID = "0123456789abcdef0123456789abcdef01234567";

type Fixture = Readonly<Record<string, unknown>>;

function load(version: string): Fixture {
  return readFixture(`plex/server-${version}.json`);
}

async function setUp(version: string, extra: Fixture = {}) {
  const fixture = { ...load(version), ...extra };
  const server = await startServer(({ path, headers }, response) => {
    if (headers["x-plex-token"] !== TOKEN) return sendJson(response, {}, 401);
    // As the server answers: with XML or an empty body.
    if (path.endsWith("/refresh")) return void response.writeHead(200).end("<html></html>");
    const body = fixture[path];
    return body === undefined ? sendJson(response, {}, 404) : sendJson(response, body);
  });
  const connection = { slug: "plex", kind: "PLEX", url: server.url, apiKey: TOKEN } as const;
  const deps = createDeps();
  const refreshes = () =>
    server.calls
      .filter(({ path }) => path.endsWith("/refresh"))
      .map(({ path, query }) => `${path} ${query.get("path") ?? "whole"}`);
  return { server, refreshes, adapter: createPlexAdapter(connection, deps) };
}

describe.each(["1.32.8.7639", "1.42.1.10060"])("Plex %s", (version) => {
  it("reports that it is experimental and that it scans", async () => {
    const { adapter, server } = await setUp(version);
    expect(await adapter.check()).toMatchObject({
      version: expect.stringContaining(version) as string,
      name: "attic",
      notes: [plainNote("EXPERIMENTAL"), { code: "LIBRARY_SCAN_RUNS", params: { percent: 42 } }],
      conditions: [
        { code: "scan-running", message: "a library scan is running (42 %)", progress: 0.42 },
      ],
    });
    const written = server.calls.map(({ path, query }) => path + query.toString()).join();
    expect(written).not.toContain(TOKEN);
  });

  it("reports the movie and the episode that it can play, and nothing in the trash", async () => {
    const { adapter, server } = await setUp(version);
    const show = waitingShow(waitingEpisode(1), waitingEpisode(2));
    const events = await adapter.poll?.(pollScopeOf(show, waitingMovie()));
    expect(events?.observations).toMatchObject([
      {
        service: "plex",
        kind: "playable",
        keys: { fileId: 501, episodes: [{ season: 1, number: 1 }] },
        playable: {
          itemId: "511",
          watchUrl: `${server.url}/web/index.html#!/server/${SERVER_ID}/details?key=%2Flibrary%2Fmetadata%2F511`,
        },
      },
      { keys: { fileId: 33, mediaType: "MOVIE" }, playable: { itemId: "601" } },
    ]);
    expect(server.calls.some(({ path }) => path.startsWith("/library/sections/3"))).toBe(false);
  });

  it("confirms available units in a snapshot, and reports those that it cannot play as missing", async () => {
    const { adapter } = await setUp(version);
    const available = { state: "AVAILABLE" } as const;
    const show = waitingShow(waitingEpisode(1, available), waitingEpisode(2, available));
    const snapshot = await adapter.openSnapshot?.();
    expect(await snapshot?.readItems([show, waitingMovie()], { withHistory: false })).toMatchObject(
      {
        observations: [{ playable: { itemId: "511" } }, { playable: { itemId: "601" } }],
        lost: [{ item: show, episode: { season: 1, number: 2 } }],
      },
    );
  });

  it("treats another size under the same name as another file", async () => {
    const { adapter } = await setUp(version);
    const events = await adapter.poll?.(pollScopeOf(waitingMovie(7)));
    expect(events?.observations).toMatchObject([{ kind: "file-differs", size: 8_000_000_000 }]);
  });
});

describe("titles of Plex's older and foreign agents", () => {
  const file = SHOW_FILE;
  const agents = "com.plexapp.agents";

  it.each([
    ["HAMA with a TVDB id", `${agents}.hama://tvdb-990001?lang=en`, "Glas Haven", {}],
    ["HAMA's numbering by absolute numbers", `${agents}.hama://tvdb4-990001?lang=en`, "Haven", {}],
    ["HAMA with an AniDB id", `${agents}.hama://anidb-17999?lang=en`, "H", { anidbIds: [17_999] }],
    ["HAMA with an unknown id", `${agents}.hama://anidb-17999?lang=en`, "Harbour of Glass", {}],
    ["no agent", `${agents}.none://5d8f1a?lang=xn`, "Harbour of Glass", {}],
    ["local files only", "local://501", "Harbour of Glass!", {}],
  ])("finds a show of %s", async (_name, guid, title, extra) => {
    const page = (Metadata: readonly Fixture[]) => ({ MediaContainer: { Metadata } });
    const { adapter } = await setUp("1.42.1.10060", {
      "/library/sections/2/all": page([{ ratingKey: "501", type: "show", title, guid }]),
      "/library/metadata/501/allLeaves": page([
        {
          ratingKey: "511",
          type: "episode",
          index: 1,
          parentIndex: 1,
          Media: [{ Part: [{ file, size: 2_600_000_000 }] }],
        },
      ]),
    });
    const show = { ...waitingShow(waitingEpisode(1)), ...extra };
    expect((await adapter.poll?.(pollScopeOf(show)))?.observations).toMatchObject([
      { playable: { itemId: "511" } },
    ]);
  });
});

describe("calling Plex", () => {
  it("tolerates a show that no longer exists", async () => {
    const { adapter } = await setUp("1.42.1.10060", {
      "/library/metadata/501/allLeaves": undefined,
    });
    expect(
      (await adapter.poll?.(pollScopeOf(waitingShow(waitingEpisode(1)))))?.observations,
    ).toEqual([]);
  });

  it("reads a library page by page", async () => {
    const movies = Array.from({ length: 650 }, (_, index) => ({
      ratingKey: String(index + 1000),
      type: "movie",
      Guid: [{ id: `tmdb://${index === 649 ? 900_101 : index + 1}` }],
    }));
    const file = { file: "/m/Night Ferry (2021) 1080p.mkv", size: 8_000_000_000 };
    const fixture = load("1.42.1.10060");
    const server = await startServer(({ path, query }, response) => {
      const start = Number(query.get("X-Plex-Container-Start"));
      const page = movies.slice(start, start + Number(query.get("X-Plex-Container-Size")));
      if (path === "/library/sections/1/all")
        return sendJson(response, { MediaContainer: { Metadata: page } });
      if (path === "/library/metadata/1649")
        return sendJson(response, {
          MediaContainer: { Metadata: [{ ...movies[649], Media: [{ Part: [file] }] }] },
        });
      return sendJson(response, fixture[path] ?? {});
    });
    const adapter = createPlexAdapter(
      { slug: "plex", kind: "PLEX", url: server.url, apiKey: TOKEN },
      createDeps(),
    );
    expect((await adapter.poll?.(pollScopeOf(waitingMovie())))?.observations).toMatchObject([
      { playable: { itemId: "1649" } },
    ]);
    expect(server.calls.filter(({ path }) => path === "/library/sections/1/all")).toHaveLength(3);
  });
});

describe("scanning Plex", () => {
  it("scans movies and shows", async () => {
    const { adapter, refreshes } = await setUp("1.42.1.10060");
    expect(await adapter.library?.scan()).toBe("started");
    expect(refreshes()).toEqual([
      "/library/sections/1/refresh whole",
      "/library/sections/2/refresh whole",
    ]);
  });

  it("does not disturb a running scan", async () => {
    const busy = {
      MediaContainer: { Directory: [{ key: 2, type: "show", refreshing: true, Location: [] }] },
    };
    const { adapter, refreshes } = await setUp("1.42.1.10060", { "/library/sections": busy });
    expect(await adapter.library?.scan()).toBe("running");
    expect(refreshes()).toEqual([]);
    expect(await adapter.library?.scanProgress()).toBe(0.42);
  });

  it("reports no progress without a scan", async () => {
    const { adapter } = await setUp("1.42.1.10060", {
      "/activities": { MediaContainer: { size: 0 } },
    });
    expect(await adapter.library?.scanProgress()).toBeNull();
  });

  it("scans only the folder of the new files", async () => {
    const { adapter, refreshes } = await setUp("1.42.1.10060");
    await adapter.library?.notifyPaths([
      "/data/tv/Harbour of Glass/Season 01/a.mkv",
      "/data/tv/Harbour of Glass/Season 01/b.mkv",
      "/data/tv-other/c.mkv",
    ]);
    expect(refreshes()).toEqual([
      "/library/sections/2/refresh /data/tv/Harbour of Glass/Season 01",
    ]);
  });
});
