import { describe, expect, it } from "vitest";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import type { IntegrationDeps } from "../../../../server/integrations/port/connection.ts";
import { createDeps, startApi, type FakeServer } from "./fake-server.ts";
import { pollable, scopeOf, trackedItem } from "./scope.ts";

const SINCE = "2031-05-04T10:00:00.000Z#40";

function connect(kind: "SONARR" | "RADARR", url: string, deps: IntegrationDeps = createDeps()) {
  const connection = { slug: kind.toLowerCase(), kind, url, apiKey: "key" };
  const create = kind === "SONARR" ? createSonarrAdapter : createRadarrAdapter;
  return pollable(create(connection, deps));
}

function serve(table: Record<string, unknown> = {}): Promise<FakeServer> {
  return startApi({
    "/api/v3/history": { records: [] },
    "/api/v3/history/since": [],
    "/api/v3/queue/details": [],
    "/api/v3/episode": [],
    ...table,
  });
}

function series(id: number) {
  return { id, tvdbId: 990_000 + id, title: `Harbour ${id}`, monitored: true };
}

function seriesTable(count: number): Record<string, unknown> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`/api/v3/series/${index + 1}`, series(index + 1)]),
  );
}

function waitFor(id: number, state: "APPROVED" | "UNAIRED" = "APPROVED") {
  const units = [{ season: 1, number: 1, state }];
  return trackedItem({ mediaType: "TV", arr: { service: "sonarr", id }, state, units });
}

/** Calls of the last polls, after the first ones in which everything is new. */
async function callsPerPoll(
  api: FakeServer,
  poll: () => Promise<unknown>,
  { warmUp = 16, polls = 30 } = {},
): Promise<number> {
  for (let count = 0; count < warmUp; count += 1) await poll();
  const before = api.calls.length;
  for (let count = 0; count < polls; count += 1) await poll();
  return (api.calls.length - before) / polls;
}

it.each(["SONARR", "RADARR"] as const)(
  "makes one call per poll to %s while nothing is tracked",
  async (kind) => {
    const api = await serve();
    const adapter = connect(kind, api.url);

    const perPoll = await callsPerPoll(api, () => adapter.poll(scopeOf([], { cursor: SINCE })), {
      warmUp: 0,
    });

    expect(perPoll).toBe(1);
    expect(new Set(api.calls.map(({ path }) => path))).toEqual(new Set(["/api/v3/history/since"]));
  },
);

it.each([
  ["one tracked show", [waitFor(1)], 2.4],
  ["eight wanted shows", Array.from({ length: 8 }, (_, index) => waitFor(index + 1)), 3],
  [
    "forty shows that wait for their next episode",
    Array.from({ length: 40 }, (_, index) => waitFor(index + 1, "UNAIRED")),
    4,
  ],
])("keeps polls light with %s", async (_name, tracked, most) => {
  const api = await serve(seriesTable(40));
  const sonarr = connect("SONARR", api.url);
  const scope = scopeOf(tracked, { cursor: SINCE });

  expect(await callsPerPoll(api, () => sonarr.poll(scope), { warmUp: 120 })).toBeLessThanOrEqual(
    most,
  );
});

describe("reads a show at once", () => {
  async function settle(table: Record<string, unknown> = {}) {
    const answers: Record<string, unknown> = { ...seriesTable(2), ...table };
    const api = await serve(answers);
    const sonarr = connect("SONARR", api.url);
    const poll = async (items = [waitFor(1), waitFor(2)]) => {
      const before = api.calls.length;
      await sonarr.poll(scopeOf(items, { cursor: SINCE }));
      return api.calls
        .slice(before)
        .flatMap(({ path }) => (path.startsWith("/api/v3/series/") ? [path.at(-1)] : []));
    };
    // Until both have just had their turn and are not due for a while.
    const turns: (string | undefined)[] = [];
    for (let count = 0; count < 20 || new Set(turns.slice(-2)).size < 2; count += 1)
      turns.push(...(await poll()));
    expect(await poll()).toEqual([]);
    return poll;
  }

  it("when its request's state changes", async () => {
    const poll = await settle();

    expect(await poll([waitFor(1), { ...waitFor(2), state: "GRABBING" }])).toEqual(["2"]);
  });

  it("when the history names it", async () => {
    let records: object[] = [];
    const poll = await settle({ "/api/v3/history/since": () => records });
    records = [
      {
        id: 41,
        date: "2031-05-04T11:00:00Z",
        eventType: "downloadFolderImported",
        seriesId: 2,
        episode: { id: 71, seasonNumber: 1, episodeNumber: 1 },
      },
    ];

    expect(await poll()).toEqual(["2"]);
  });

  it("when it enters the queue, progresses there or leaves it", async () => {
    let rows: object[] = [];
    const poll = await settle({ "/api/v3/queue/details": () => rows });
    const row = { seriesId: 1, episode: { seasonNumber: 1, episodeNumber: 1 }, downloadId: "AA" };

    rows = [{ ...row, status: "downloading", trackedDownloadState: "downloading" }];
    expect(await poll()).toEqual(["1"]);
    rows = [{ ...row, status: "completed", trackedDownloadState: "importing" }];
    expect(await poll()).toEqual(["1"]);
    rows = [];
    expect(await poll()).toEqual(["1"]);
  });
});

it("reads every show again after an outage", async () => {
  const api = await serve(seriesTable(8));
  let now = new Date("2031-05-04T12:00:00Z");
  const sonarr = connect("SONARR", api.url, { ...createDeps(), now: () => now });
  const tracked = Array.from({ length: 8 }, (_, index) => waitFor(index + 1));
  const asked = async (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
    const before = api.calls.length;
    await sonarr.poll(scopeOf(tracked, { cursor: SINCE }));
    return api.calls.slice(before).filter(({ path }) => path === "/api/v3/episode").length;
  };

  expect([await asked(0), await asked(1), await asked(3), await asked(20)]).toEqual([8, 1, 0, 8]);
});
