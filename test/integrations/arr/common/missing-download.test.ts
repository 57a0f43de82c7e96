import { describe, expect, it } from "vitest";
import type { Observation } from "../../../../server/domain/observation/observation.ts";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import type { TrackedItem } from "../../../../server/integrations/port/tracked-item.ts";
import { createDeps, startApi } from "./fake-server.ts";
import { pollable, scopeOf, trackedItem } from "./scope.ts";

const PACK = "AB00000000000000000000000000000000000001";
const CURSOR = "2031-05-04T10:00:00.000Z#40";

function show(downloads: readonly (string | undefined)[] = [PACK, PACK, PACK]): TrackedItem {
  const units = downloads.map((downloadId, index) => ({
    season: 1,
    number: index + 1,
    arrId: 71 + index,
    state: "DOWNLOADED" as const,
    ...(downloadId !== undefined && { downloadId: downloadId.toLowerCase() }),
  }));
  return trackedItem({ mediaType: "TV", arr: { service: "arr", id: 7 }, tvdbId: 990001, units });
}

function record(id: number, eventType: string, number: number) {
  return {
    id,
    eventType,
    date: `2031-05-04T09:00:${id}Z`,
    downloadId: PACK,
    sourceTitle: "Harbour S01",
    seriesId: 7,
    episodeId: 70 + number,
    episode: { id: 70 + number, seasonNumber: 1, episodeNumber: number },
  };
}

function row(number: number, downloadId = PACK) {
  return {
    seriesId: 7,
    episodeId: 70 + number,
    episode: { id: 70 + number, seasonNumber: 1, episodeNumber: number },
    downloadId,
    status: "completed",
    trackedDownloadState: "importPending",
  };
}

const GRABBED = [1, 2, 3].map((number) => record(10 + number, "grabbed", number));

/** Polls with the queue and the history that the test sets, on its own clock. */
async function setUp({ kind = "SONARR", items = [show()] }: Partial<SetUp> = {}) {
  const state = { rows: [] as object[], history: [...GRABBED] as object[], health: [] as object[] };
  const isOfDownload = (query: URLSearchParams) => query.has("downloadId");
  const api = await startApi({
    "/api/v3/history": (query: URLSearchParams) => ({
      records: isOfDownload(query) ? state.history : [],
    }),
    "/api/v3/history/since": [],
    "/api/v3/queue/details": () => state.rows,
    "/api/v3/health": () => state.health,
    "/api/v3/series/7": { id: 7, tvdbId: 990001, title: "Harbour", monitored: true },
    "/api/v3/movie/7": { id: 7, tmdbId: 5, title: "Orchard", monitored: true },
    "/api/v3/episode": [],
  });
  let now = new Date("2031-05-04T12:00:00Z");
  const deps = { ...createDeps(), now: () => now };
  const create = kind === "SONARR" ? createSonarrAdapter : createRadarrAdapter;
  const arr = pollable(create({ slug: "arr", kind, url: api.url, apiKey: "key" }, deps));
  const ids = items.flatMap(({ movie, units }) =>
    [movie, ...units].flatMap((unit) => unit?.downloadId?.toLowerCase() ?? []),
  );
  const poll = async (minutes: number): Promise<readonly Observation[]> => {
    now = new Date(now.getTime() + minutes * 60_000);
    const scope = scopeOf(items, { downloadIds: new Set(ids), cursor: CURSOR });
    const { observations } = await arr.poll(scope);
    return observations.filter(({ kind: one }) => one !== "airs" && one !== "monitoring");
  };
  const asked = (path: string) => api.calls.filter((call) => call.path === path);
  return { state, poll, asked };
}

interface SetUp {
  readonly kind: "SONARR" | "RADARR";
  readonly items: readonly TrackedItem[];
}

function brief({ kind, keys }: Observation) {
  return [kind, ...(keys.episodes ?? []).map(({ number }) => number)];
}

it("reports that the arr forgot a download that its queue omits twice", async () => {
  const { state, poll, asked } = await setUp();
  state.rows = [row(1), row(2), row(3)];
  await poll(0);
  state.rows = [];

  expect(await poll(1)).toEqual([]);
  expect(await poll(1)).toEqual([]);
  expect(await poll(1)).toMatchObject([
    {
      kind: "not-tracked",
      keys: { arr: { id: 7 }, downloadId: PACK, episodes: [{ number: 1 }, {}, { number: 3 }] },
    },
  ]);
  expect(asked("/api/v3/history").map(({ query }) => query.get("downloadId"))).toEqual([PACK]);
});

it("reports it once, and again only after it was listed in between", async () => {
  const { state, poll, asked } = await setUp();
  await poll(0);

  expect((await poll(2)).map(({ kind }) => kind)).toEqual(["not-tracked"]);
  expect(await poll(1)).toEqual([]);
  state.rows = [row(1)];
  await poll(1);
  state.rows = [];
  await poll(1);
  expect((await poll(2)).map(({ kind }) => kind)).toEqual(["not-tracked"]);
  expect(asked("/api/v3/history")).toHaveLength(2);
});

describe("reports from the history of a missing download", () => {
  it.each([
    [
      "the episodes that a finished pack did not contain",
      [record(21, "downloadFolderImported", 1), record(22, "downloadFolderImported", 3)],
      [
        ["imported", 1],
        ["imported", 3],
        ["download-removed", 2],
      ],
    ],
    [
      "its failure",
      [1, 2, 3].map((number) => record(20 + number, "downloadFailed", number)),
      [
        ["download-failed", 1],
        ["download-failed", 2],
        ["download-failed", 3],
      ],
    ],
    [
      "nothing from an earlier grab",
      [
        ...[1, 2, 3].map((number) => record(20 + number, "downloadFailed", number)),
        ...[1, 2, 3].map((number) => record(30 + number, "grabbed", number)),
      ],
      [["not-tracked", 1, 2, 3]],
    ],
  ])("%s", async (_name, records, expected) => {
    const { state, poll } = await setUp();
    state.history = [...records, ...GRABBED];
    await poll(0);

    expect((await poll(2)).map(brief)).toEqual(expected);
  });

  it("reports missing episodes as not in the pack", async () => {
    const { state, poll } = await setUp();
    state.history = [...GRABBED, record(21, "downloadFolderImported", 1)];
    await poll(0);

    expect((await poll(2)).at(-1)).toMatchObject({
      isMissingFromPack: true,
      reason: { code: "NOT_IN_RELEASE", params: {} },
      keys: { downloadId: PACK },
    });
  });

  it("an episode for which the import had begun, when the pack ended without it", async () => {
    const unit = (number: number, fileId?: number) => ({
      season: 1,
      number,
      state: "IMPORTING" as const,
      downloadId: PACK,
      ...(fileId === undefined ? {} : { fileId }),
    });
    const units = [unit(1, 31), unit(2)];
    const item = trackedItem({ mediaType: "TV", arr: { service: "arr", id: 7 }, units });
    const { state, poll } = await setUp({ items: [item] });
    state.history = [...GRABBED, record(21, "downloadFolderImported", 1)];
    await poll(0);

    expect((await poll(2)).map(brief)).toEqual([
      ["imported", 1],
      ["download-removed", 2],
    ]);
  });

  it("keeps the case of ids from a case-sensitive client", async () => {
    const id = "SABnzbd_nzo_aB3";
    const units = [{ season: 1, number: 1, state: "DOWNLOADING" as const, downloadId: id }];
    const item = trackedItem({ mediaType: "TV", arr: { service: "arr", id: 7 }, units });
    const { poll, asked } = await setUp({ items: [item] });
    await poll(0);
    await poll(2);

    expect(asked("/api/v3/history")[0]?.query.get("downloadId")).toBe(id);
  });
});

describe("reports nothing", () => {
  it("while the arr cannot reach its download client", async () => {
    const { state, poll, asked } = await setUp();
    state.health = [
      { source: "DownloadClientStatusCheck", type: "error", message: "All clients are away" },
    ];
    await poll(0);

    expect(await poll(2)).toEqual([]);
    expect(await poll(5)).toEqual([]);
    state.health = [];
    expect(await poll(1)).toEqual([]);
    expect((await poll(2)).map(({ kind }) => kind)).toEqual(["not-tracked"]);
    expect(asked("/api/v3/history")).toHaveLength(1);
  });

  it("when many downloads leave the queue at once, until that lasts", async () => {
    const ids = ["A1", "A2", "A3"];
    const { state, poll } = await setUp({ items: [show(ids)] });
    state.rows = ids.map((id, index) => row(index + 1, id));
    state.history = [];
    await poll(0);
    state.rows = [];
    await poll(1);

    expect(await poll(5)).toEqual([]);
    expect((await poll(5)).map(brief)).toEqual([
      ["not-tracked", 1],
      ["not-tracked", 2],
      ["not-tracked", 3],
    ]);
  });

  it("about another service's downloads", async () => {
    const items = [{ ...show(), arr: { service: "arr-4k", id: 7 } }];
    const { poll, asked } = await setUp({ items });
    await poll(0);

    expect(await poll(3)).toEqual([]);
    expect(asked("/api/v3/history")).toEqual([]);
  });
});

it("makes no further call while the queue lists the tracked downloads", async () => {
  const { state, poll, asked } = await setUp();
  state.rows = [row(1), row(2), row(3)];
  for (let minute = 0; minute < 5; minute += 1) await poll(1);

  expect([...asked("/api/v3/history"), ...asked("/api/v3/health")]).toEqual([]);
});

it("also resolves movie downloads", async () => {
  const arr = { service: "arr", id: 7 };
  const movie = { state: "DOWNLOADED" as const, downloadId: PACK };
  const item = trackedItem({ mediaType: "MOVIE", arr, tmdbId: 5, movie });
  const { state, poll } = await setUp({ kind: "RADARR", items: [item] });
  const about = { movieId: 7, downloadId: PACK, sourceTitle: "Orchard", date: "2031-05-04T09:00Z" };
  state.history = [{ ...about, id: 11, eventType: "grabbed" }];
  await poll(0);

  expect(await poll(2)).toMatchObject([
    { kind: "not-tracked", keys: { mediaType: "MOVIE", arr, tmdbId: 5, downloadId: PACK } },
  ]);
});
