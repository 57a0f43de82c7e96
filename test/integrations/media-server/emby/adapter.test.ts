import { describe, expect, it } from "vitest";
import { plainNote } from "../../../../server/domain/message/service-note.ts";
import { createEmbyAdapter } from "../../../../server/integrations/media-server/emby/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import { createDeps, sendJson, startServer } from "../../arr/common/fake-server.ts";
import { pollScopeOf, waitingEpisode, waitingMovie, waitingShow } from "../common/library.ts";

const API_KEY = "3mby-key-of-the-tests";
const SCAN = "/emby/ScheduledTasks/Running/6330ee8fb4a957f33981f89aa78b030f";

type Fixture = Readonly<Record<string, unknown>>;

function load(version: string): Fixture {
  return readFixture(`emby/server-${version}.json`);
}

async function setUp(version: string, extra: Fixture = {}) {
  const fixture = { ...load(version), ...extra };
  const server = await startServer(({ method, path, query, headers }, response) => {
    if (headers["x-emby-token"] !== API_KEY) return sendJson(response, {}, 401);
    if (method === "POST") return void response.writeHead(204).end();
    const items = query.has("parentId") ? "episodes" : query.has("ids") ? "films" : "titles";
    const body = path === "/emby/Items" ? fixture[items] : fixture[path];
    return body === undefined ? sendJson(response, {}, 404) : sendJson(response, body);
  });
  const adapter = createEmbyAdapter(
    { slug: "emby", kind: "EMBY", url: server.url, apiKey: API_KEY },
    createDeps(),
  );
  return { server, adapter };
}

describe.each(["4.7.14.0", "4.9.1.80"])("Emby %s", (version) => {
  it("reports that it is experimental", async () => {
    const { adapter, server } = await setUp(version);
    expect(await adapter.check()).toEqual({
      version,
      name: "den",
      notes: [plainNote("EXPERIMENTAL")],
    });
    expect(server.calls.map(({ path, query }) => path + query.toString()).join()).not.toContain(
      API_KEY,
    );
  });

  it("reports the movie and the episode that it can play, and no missing one", async () => {
    const { adapter, server } = await setUp(version);
    const show = waitingShow(waitingEpisode(1), waitingEpisode(2));
    const events = await adapter.poll?.(pollScopeOf(show, waitingMovie()));
    expect(events?.observations).toMatchObject([
      {
        service: "emby",
        kind: "playable",
        keys: { fileId: 501, episodes: [{ season: 1, number: 1 }] },
        playable: {
          itemId: "5040",
          watchUrl: `${server.url}/web/index.html#!/item?id=5040&serverId=e0c9f1d2b3a44f5e8d7c6b5a49382716`,
        },
      },
      { keys: { fileId: 33, mediaType: "MOVIE" }, playable: { itemId: "6001" } },
    ]);
  });

  it("confirms available units in a snapshot, and reports those that it cannot play as missing", async () => {
    const { adapter } = await setUp(version);
    const available = { state: "AVAILABLE" } as const;
    const show = waitingShow(waitingEpisode(1, available), waitingEpisode(2, available));
    const snapshot = await adapter.openSnapshot?.();
    expect(await snapshot?.readItems([show, waitingMovie()], { withHistory: false })).toMatchObject(
      {
        observations: [{ playable: { itemId: "5040" } }, { playable: { itemId: "6001" } }],
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

describe("scanning Emby", () => {
  const running = [{ Id: "1", Key: "RefreshLibrary", State: "Running" }];

  it("starts the scan through its task, unless one runs", async () => {
    const { adapter, server } = await setUp("4.9.1.80");
    expect(await adapter.library?.scan()).toBe("started");
    expect(server.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /emby/ScheduledTasks",
      `POST ${SCAN}`,
    ]);
    const busy = await setUp("4.9.1.80", { "/emby/ScheduledTasks": running });
    expect(await busy.adapter.library?.scan()).toBe("running");
    expect(await busy.adapter.library?.scanProgress()).toBe(0);
    expect((await busy.adapter.check()).conditions).toEqual([
      { code: "scan-running", message: "a library scan is running (0 %)", progress: 0 },
    ]);
    expect(busy.server.calls.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("reports paths", async () => {
    const { adapter, server } = await setUp("4.7.14.0");
    await adapter.library?.notifyPaths(["/tv/a.mkv"]);
    expect(server.calls.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ["/emby/Library/Media/Updated", { Updates: [{ Path: "/tv/a.mkv", UpdateType: "Created" }] }],
    ]);
  });

  it.each(["", "/", "/emby", "/emby/", "/web"])(
    "accepts its address with the suffix %j",
    async (end) => {
      const { server } = await setUp("4.9.1.80");
      const adapter = createEmbyAdapter(
        { slug: "emby", kind: "EMBY", url: server.url + end, apiKey: API_KEY },
        createDeps(),
      );
      expect((await adapter.check()).version).toBe("4.9.1.80");
    },
  );
});

describe("webhooks of Emby", () => {
  const adapter = createEmbyAdapter(
    { slug: "emby", kind: "EMBY", url: "http://emby.test" },
    createDeps(),
  );

  it.each([
    ["library.new", "hint to check the library: episode Harbour of Glass S1E1 Low Tide"],
    ["library.deleted", "removed from the library: episode Harbour of Glass S1E1 Low Tide"],
    ["playback.start", "no effect on requests"],
    ["system.notificationtest", "no effect on requests"],
  ])("recognises %s without any observation", (event, note) => {
    const item = {
      Type: "Episode",
      Name: "Low Tide",
      SeriesName: "Harbour of Glass",
      ParentIndexNumber: 1,
      IndexNumber: 1,
    };
    expect(adapter.receive?.({ Event: event, Item: item, Server: { Name: "den" } })).toEqual({
      kind: "read",
      event,
      observations: [],
      note,
      about: { title: "Harbour of Glass", year: null, episodes: [{ season: 1, number: 1 }] },
    });
  });

  it.each([{ Event: "nonsense" }, { Event: "other.thing" }, { Event: "library." }, {}, null, []])(
    "does not recognise %j",
    (body) => {
      expect(adapter.receive?.(body)).toMatchObject({ kind: "unrecognised" });
    },
  );
});
