import { afterEach, describe, expect, it, vi } from "vitest";
import { readHubMessage } from "../../../../server/integrations/arr/common/hub.ts";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import { API_KEY, startFakeHub } from "../../anime-matcher/shoko/fake-shoko.ts";
import { createDeps } from "./fake-server.ts";
import { pollable, scopeOf, trackedItem } from "./scope.ts";

it.each([
  [{ name: "queue", body: { action: "sync" } }, { kind: "queue" }],
  [
    { name: "series", body: { action: "updated", resource: { id: 7, tvdbId: 990001 } } },
    { kind: "title", keys: { mediaType: "TV", arr: { service: "arr", id: 7 }, tvdbId: 990001 } },
  ],
  [
    { name: "movie", body: { action: "deleted", resource: { id: 12, tmdbId: 770001 } } },
    {
      kind: "title",
      keys: { mediaType: "MOVIE", arr: { service: "arr", id: 12 }, tmdbId: 770001 },
    },
  ],
  [
    { name: "episode", body: { resource: { id: 71, seriesId: 7, tvdbId: 5 } } },
    { kind: "title", keys: { mediaType: "TV", arr: { service: "arr", id: 7 } } },
  ],
  [
    { name: "moviefile", body: { resource: { id: 81, movieId: 12 } } },
    { kind: "title", keys: { mediaType: "MOVIE", arr: { service: "arr", id: 12 } } },
  ],
  [
    { name: "episodefile", body: { action: "deleted", resource: { id: 501 } } },
    { kind: "title", keys: null },
  ],
  [{ name: "command", body: { action: "updated", resource: { id: 1 } } }, null],
  [{ name: "version", body: { version: "4.0.19" } }, null],
  ["text", null],
  [null, null],
])("reads %j", (message, expected) => {
  expect(readHubMessage("arr", message)).toEqual(expected);
});

describe("recorded messages", () => {
  it.each([
    ["sonarr", [null, "queue", "queue", null, "title", null, "title"]],
    ["radarr", [null, "queue", null, "title", "title", "title"]],
  ])("reads the messages of %s", (service, kinds) => {
    const messages = readFixture<unknown[]>(`${service}/signalr-messages.json`);

    expect(messages.map((message) => readHubMessage(service, message)?.kind ?? null)).toEqual(
      kinds,
    );
  });
});

const row = {
  seriesId: 7,
  episode: { id: 71, seasonNumber: 1, episodeNumber: 1 },
  downloadId: "AA01",
  status: "downloading",
  trackedDownloadState: "downloading",
};

const QUEUED: Record<string, unknown> = {
  "/api/v3/history": { records: [] },
  "/api/v3/history/since": [],
  "/api/v3/queue/details": [row],
  "/api/v3/series/7": { id: 7, tvdbId: 990001, title: "Harbour of Glass", monitored: true },
  "/api/v3/episode": [],
};

const endings: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const end of endings.splice(0).toReversed()) await end();
});

async function setUp(answers = QUEUED, apiKey = API_KEY) {
  const hub = await startFakeHub("x-api-key");
  endings.push(() => hub.close());
  const stop = new AbortController();
  endings.push(() => stop.abort());
  const paths: string[] = [];
  const answer: typeof fetch = async (input) => {
    const { pathname } = new URL(new Request(input).url);
    paths.push(pathname);
    const found = answers[pathname.replace("/base", "")];
    return Response.json(found ?? {}, { status: found === undefined ? 404 : 200 });
  };
  const deps = { ...createDeps(), fetch: answer, signal: stop.signal };
  const sonarr = pollable(
    createSonarrAdapter({ slug: "sonarr", kind: "SONARR", url: `${hub.url}/base`, apiKey }, deps),
  );
  const events: string[] = [];
  sonarr.push?.({
    onObservations: () => void events.push("observations"),
    onHint: () => void events.push("hint"),
    onConnected: () => void events.push("connected"),
  });
  return { hub, stop, sonarr, events, paths, lines: deps.lines };
}

const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 }, seasons: [1] });
const scope = scopeOf([item], { cursor: "2031-05-04T10:00:00.000Z#40" });

describe("listening to Sonarr", () => {
  it("turns a burst of messages about tracked items into one early poll", async () => {
    const { hub, sonarr, events } = await setUp();
    await sonarr.poll(scope);
    await hub.connected();

    for (let count = 0; count < 20; count += 1)
      hub.send("receiveMessage", { name: "queue", body: { action: "sync" } });

    await vi.waitFor(() => expect(events).toEqual(["hint"]));
    hub.send("receiveMessage", { name: "queue", body: { action: "sync" } });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(events).toEqual(["hint"]);
  });

  it("reads the title that a message names at the next poll", async () => {
    const { hub, sonarr, events, paths } = await setUp();
    for (let poll = 0; poll < 12; poll += 1) await sonarr.poll(scope);
    await hub.connected();
    hub.send("receiveMessage", { name: "episodefile", body: { resource: { id: 1, seriesId: 7 } } });
    await vi.waitFor(() => expect(events).toEqual(["hint"]));
    const asked = paths.length;

    await sonarr.poll(scope);

    expect(paths.slice(asked)).toContain("/base/api/v3/episode");
  });

  it("ignores messages about untracked items, and a queue without tracked downloads", async () => {
    const { hub, sonarr, events } = await setUp({ ...QUEUED, "/api/v3/queue/details": [] });
    await sonarr.poll(scope);
    await hub.connected();

    hub.send("receiveMessage", { name: "queue", body: { action: "sync" } });
    hub.send("receiveMessage", { name: "series", body: { resource: { id: 8, tvdbId: 5 } } });
    hub.send("receiveMessage", "nonsense");

    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(events).toEqual([]);
  });

  it("reconnects by itself, stops with the tracker and does not affect the service's health", async () => {
    const { hub, stop, events } = await setUp();
    await hub.connected();
    hub.drop();
    await hub.connected();
    await vi.waitFor(() => expect(hub.openSockets()).toBe(1));

    stop.abort();

    await vi.waitFor(() => expect(hub.openSockets()).toBe(0));
    expect(events).toEqual([]);
  });

  it.each([API_KEY, "a-wrong-key"])("writes the key %s nowhere", async (apiKey) => {
    const { hub, lines, sonarr } = await setUp(QUEUED, apiKey);
    await sonarr.poll(scope);
    await vi.waitFor(() => expect(hub.requests.length).toBeGreaterThan(0));
    if (apiKey === API_KEY) await hub.connected();
    hub.drop();
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(0));

    expect(hub.requests[0]).toContain("/base/signalr/messages");
    expect([...hub.requests, ...lines].join("\n")).not.toContain(apiKey);
  });
});
