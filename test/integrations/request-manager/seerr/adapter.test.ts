import { describe, expect, it } from "vitest";
import { createSeerrAdapter } from "../../../../server/integrations/request-manager/seerr/adapter.ts";
import { listFixtures, readFixture } from "../../../support/fixture.ts";
import type { AnyFacts } from "../../../support/observation.ts";
import { createDeps, startApi, Status } from "../../arr/common/fake-server.ts";
import { pollable, scopeOf, trackedItem } from "../../arr/common/scope.ts";

function connect(url: string, deps = createDeps()) {
  return pollable(
    createSeerrAdapter({ slug: "seerr", kind: "SEERR", url, apiKey: "seerr-key" }, deps),
  );
}

const ROBIN = { id: 5, displayName: "Robin", email: "robin@example.org" };

function request(id: number, status: number, fields: object = {}) {
  return {
    id,
    status,
    type: "tv",
    is4k: false,
    createdAt: "2031-05-01T08:00:00.000Z",
    requestedBy: ROBIN,
    modifiedBy: null,
    seasons: [{ seasonNumber: 1 }, { seasonNumber: 2 }],
    media: {
      mediaType: "tv",
      tmdbId: 550001,
      tvdbId: 990001,
      imdbId: null,
      status: 3,
      status4k: 1,
    },
    ...fields,
  };
}

const DETAILS = {
  name: "Harbour of Glass",
  originalName: "硝子の港",
  firstAirDate: "2029-01-05",
  posterPath: "/harbour.jpg",
  backdropPath: "/harbour-wide.jpg",
  overview: "A harbour that is older than its sea.",
  episodeRunTime: [24],
  genres: [{ id: 16, name: "Animation" }, { id: 18, name: "Drama" }, { id: 0 }],
  externalIds: { imdbId: "tt9900010", tvdbId: 990001 },
  keywords: [{ id: 210024, name: "anime" }],
};

/** Paged as Seerr does. */
function paged(rows: readonly object[]) {
  return (query: URLSearchParams) => {
    const skip = Number(query.get("skip") ?? 0);
    const results = rows.slice(skip, skip + Number(query.get("take") ?? 10));
    return { pageInfo: { results: rows.length }, results };
  };
}

const tracked31 = trackedItem({ mediaType: "TV", seerr: { service: "seerr", requestId: "31" } });

it("reports its version only with a valid key", async () => {
  const good = await startApi({
    "/api/v1/status": { version: "3.1.0" },
    "/api/v1/request": paged([]),
  });
  const bad = await startApi({
    "/api/v1/status": { version: "3.1.0" },
    "/api/v1/request": new Status(403),
  });

  expect(await connect(good.url).check()).toEqual({ version: "3.1.0" });
  expect(good.calls.at(-1)?.headers["x-api-key"]).toBe("seerr-key");
  await expect(connect(bad.url).check()).rejects.toMatchObject({ code: "auth" });
});

it("reads every page at the first poll, oldest request first, and each title once", async () => {
  const rows = Array.from({ length: 230 }, (_, index) => request(230 - index, 2));
  const api = await startApi({ "/api/v1/request": paged(rows), "/api/v1/tv/550001": DETAILS });

  const { observations, cursor } = await connect(api.url).poll(scopeOf());

  expect(observations.map(({ keys }) => keys.requestId)).toEqual(
    Array.from({ length: 230 }, (_, index) => String(index + 1)),
  );
  expect(cursor).toBe("230");
  expect(
    api.calls
      .filter(({ path }) => path === "/api/v1/request")
      .map(({ query }) => query.get("skip")),
  ).toEqual(["0", "100", "200"]);
  expect(api.calls.filter(({ path }) => path === "/api/v1/tv/550001")).toHaveLength(1);
});

it("reports requester and time, with the title's facts", async () => {
  const api = await startApi({
    "/api/v1/request": paged([request(31, 1)]),
    "/api/v1/tv/550001": DETAILS,
  });

  const { observations } = await connect(api.url).poll(scopeOf());

  expect(observations).toEqual([
    {
      service: "seerr",
      kind: "requested",
      channel: "POLL",
      event: "request",
      at: "2031-05-01T08:00:00.000Z",
      origin: "seerr",
      keys: {
        mediaType: "TV",
        requestId: "31",
        tmdbId: 550001,
        tvdbId: 990001,
        imdbId: "tt9900010",
        seasons: [1, 2],
        titles: ["Harbour of Glass", "硝子の港"],
        year: 2029,
        is4k: false,
      },
      item: {
        title: "Harbour of Glass",
        originalTitle: "硝子の港",
        year: 2029,
        isAnime: true,
        is4k: false,
        requestedBy: "Robin",
        requesterId: 5,
        pendingSeasons: [],
        isAvailable: false,
        posterUrl: "https://image.tmdb.org/t/p/w600_and_h900_bestv2/harbour.jpg",
        backdropUrl: "https://image.tmdb.org/t/p/w1280/harbour-wide.jpg",
        overview: "A harbour that is older than its sea.",
        runtimeMinutes: 24,
        genres: ["Animation", "Drama"],
      },
      evidence: {
        id: 31,
        status: 1,
        mediaStatus: 3,
        type: "tv",
        createdAt: "2031-05-01T08:00:00.000Z",
      },
    },
  ]);
});

const inLibrary = { media: { tmdbId: 550001, status: 5, status4k: 1 } };

it.each([
  [1, {}, ["requested"]],
  [2, {}, ["approved"]],
  [2, inLibrary, ["approved", "heard-available"]],
  [2, { ...inLibrary, is4k: true }, ["approved"]],
  [3, {}, ["declined"]],
  [4, {}, ["refused-by-arr"]],
  [5, inLibrary, ["approved", "heard-available"]],
  [5, { media: { tmdbId: 550001, status: 7 } }, ["heard-available"]],
  [6, {}, []],
  ["an unknown status", {}, []],
])("reads status %s with %j as %j", async (status, fields, kinds) => {
  const api = await startApi({ "/api/v1/request": paged([{ ...request(31, 0, fields), status }]) });

  expect((await connect(api.url).poll(scopeOf())).observations.map(({ kind }) => kind)).toEqual(
    kinds,
  );
});

it("recognises an automatic approval by its user", async () => {
  const rows = [request(2, 2, { modifiedBy: { id: 1 } }), request(1, 2, { modifiedBy: ROBIN })];
  const api = await startApi({ "/api/v1/request": paged(rows) });

  const { observations } = await connect(api.url).poll(scopeOf());

  const reported: readonly AnyFacts[] = observations;
  expect(reported.map(({ isAutomatic }) => isAutomatic)).toEqual([true, false]);
});

it("later reports only new, changed or tracked requests, and reads no title twice", async () => {
  const rows = [request(33, 1), request(32, 5, inLibrary), request(31, 2)];
  const api = await startApi({
    "/api/v1/request": () => paged(rows)(new URLSearchParams({ take: "100" })),
    "/api/v1/tv/550001": DETAILS,
  });
  const seerr = connect(api.url);
  const first = await seerr.poll(scopeOf());
  const asked = api.calls.length;

  rows[1] = request(32, 3);
  rows.unshift(request(34, 1));
  const second = await seerr.poll(scopeOf([tracked31], { cursor: first.cursor }));

  expect(second.observations.map(({ kind, keys }) => [kind, keys.requestId])).toEqual([
    ["approved", "31"],
    ["declined", "32"],
    ["requested", "34"],
  ]);
  expect(second.cursor).toBe("34");
  expect(api.calls.slice(asked).map(({ path }) => path)).toEqual(["/api/v1/request"]);
});

it("reports a known number again once it belongs to another title, with that title's facts", async () => {
  const media = { mediaType: "tv", tmdbId: 550002, status: 3, status4k: 1 };
  let rows = [request(31, 2)];
  const api = await startApi({
    "/api/v1/request": (query: URLSearchParams) => paged(rows)(query),
    "/api/v1/tv/550001": DETAILS,
    "/api/v1/tv/550002": { name: "Another Harbour" },
  });
  const seerr = connect(api.url);
  const { cursor } = await seerr.poll(scopeOf());
  expect((await seerr.poll(scopeOf([], { cursor }))).observations).toEqual([]);
  rows = [request(31, 2, { media })];

  expect((await seerr.poll(scopeOf([], { cursor }))).observations).toMatchObject([
    {
      kind: "approved",
      keys: { requestId: "31", tmdbId: 550002 },
      item: { title: "Another Harbour" },
    },
  ]);
});

it("reads an unlisted request, and treats only its 404 as withdrawn", async () => {
  const hidden = await startApi({
    "/api/v1/request": paged([]),
    "/api/v1/request/31": request(31, 2),
  });
  const gone = await startApi({ "/api/v1/request": paged([]) });
  const broken = await startApi({
    "/api/v1/request": paged([]),
    "/api/v1/request/31": new Status(500),
  });
  const deps = createDeps();
  const scope = scopeOf([tracked31], { cursor: "31" });

  expect((await connect(hidden.url).poll(scope)).observations).toMatchObject([
    { kind: "approved" },
  ]);
  expect((await connect(gone.url).poll(scope)).observations).toMatchObject([
    { kind: "withdrawn", keys: { requestId: "31" } },
  ]);
  expect((await connect(broken.url, deps).poll(scope)).observations).toEqual([]);
  expect(deps.lines).toHaveLength(1);
});

it("reads no requests of another Seerr", async () => {
  const api = await startApi({ "/api/v1/request": paged([]) });
  const other = trackedItem({ mediaType: "TV", seerr: { service: "seerr-2", requestId: "31" } });

  expect((await connect(api.url).poll(scopeOf([other], { cursor: "5" }))).observations).toEqual([]);
  expect(api.calls).toHaveLength(1);
});

it("loses no request whose poll failed halfway", async () => {
  const table: Record<string, unknown> = {
    "/api/v1/request": paged([request(31, 3)]),
    "/api/v1/request/9": new Status(403),
  };
  const api = await startApi(table);
  const seerr = connect(api.url);
  const other = trackedItem({ mediaType: "TV", seerr: { service: "seerr", requestId: "9" } });
  const scope = scopeOf([other], { cursor: "40" });

  await expect(seerr.poll(scope)).rejects.toMatchObject({ code: "auth" });
  table["/api/v1/request/9"] = request(9, 1);

  expect((await seerr.poll(scope)).observations.map(({ keys }) => keys.requestId)).toEqual([
    "9",
    "31",
  ]);
});

it("tracks a request by its ids while TMDB is unreachable, and names its requester without the e-mail address", async () => {
  const nameless = { id: 5, displayName: "robin@example.org", email: "robin@example.org" };
  const api = await startApi({
    "/api/v1/request": paged([request(31, 1, { requestedBy: nameless })]),
    "/api/v1/tv/550001": new Status(500),
  });

  const { observations } = await connect(api.url).poll(scopeOf());

  expect(observations).toMatchObject([
    { kind: "requested", keys: { requestId: "31", tvdbId: 990001 } },
  ]);
  expect(observations[0]?.item).toEqual({
    is4k: false,
    requestedBy: "robin",
    requesterId: 5,
    pendingSeasons: [],
    isAvailable: false,
  });
});

const withSeasons = (statuses: readonly number[], of: readonly number[], fields: object = {}) => ({
  seasons: statuses.map((status, index) => ({ seasonNumber: index + 1, status })),
  media: {
    tmdbId: 550001,
    status: 4,
    status4k: 1,
    seasons: of.map((status, index) => ({ seasonNumber: index + 1, status, status4k: 1 })),
  },
  ...fields,
});

it.each([
  [
    "all requested seasons of a partial show are available",
    2,
    withSeasons([2, 2], [5, 5, 1]),
    true,
  ],
  ["one of the requested seasons is missing", 2, withSeasons([2, 2], [5, 4]), false],
  ["the request is for 4K", 2, withSeasons([2, 2], [5, 5], { is4k: true }), false],
  ["the request is completed", 5, withSeasons([5, 5], [5, 5]), true],
  ["the requested seasons were deleted", 5, withSeasons([5, 5], [7, 7, 5]), false],
  ["a season was added to a completed request", 5, withSeasons([5, 1], [5, 1]), false],
  ["the request is pending", 1, inLibrary, false],
  ["the title was marked as available by hand", 2, inLibrary, true],
])(
  "reports whether everything is available where %s",
  async (_name, status, fields, isAvailable) => {
    const api = await startApi({ "/api/v1/request": paged([request(31, status, fields)]) });

    const { observations } = await connect(api.url).poll(scopeOf());

    expect(observations.length).toBeGreaterThan(0);
    for (const { item } of observations) expect(item).toMatchObject({ isAvailable });
  },
);

it("reports the seasons that were added to an approved request and are still pending", async () => {
  const rows = [request(32, 1, withSeasons([1, 1], [])), request(31, 2, withSeasons([2, 1], []))];
  const api = await startApi({ "/api/v1/request": paged(rows) });

  const { observations } = await connect(api.url).poll(scopeOf());

  expect(observations).toMatchObject([
    { keys: { requestId: "31", seasons: [1, 2] }, item: { pendingSeasons: [2] } },
    { keys: { requestId: "32", seasons: [1, 2] }, item: { pendingSeasons: [] } },
  ]);
});

describe("a request that is finished", () => {
  async function start() {
    const table: Record<string, unknown> = {
      "/api/v1/request": paged([request(31, 5, inLibrary)]),
      "/api/v1/tv/550001": DETAILS,
    };
    const api = await startApi(table);
    const seerr = connect(api.url);
    const scope = scopeOf([], { cursor: "31" });
    await seerr.poll(scope);
    return { api, table, seerr, poll: async () => (await seerr.poll(scope)).observations };
  }

  it.each([
    ["its requester is renamed", { requestedBy: { ...ROBIN, displayName: "Robin K." } }],
    ["it is given to another person", { requestedBy: { ...ROBIN, id: 6 } }],
    ["its TVDB id is corrected", { media: { ...inLibrary.media, tvdbId: 990002 } }],
  ])("is reported again when %s", async (_name, fields) => {
    const { table, poll } = await start();
    expect(await poll()).toEqual([]);

    table["/api/v1/request"] = paged([request(31, 5, { ...inLibrary, ...fields })]);

    expect((await poll()).map(({ kind }) => kind)).toEqual(["approved", "heard-available"]);
    expect(await poll()).toEqual([]);
  });

  it("is reported again, with its title, after a webhook that named it", async () => {
    const { seerr, poll } = await start();

    seerr.receive?.({ notification_type: "MEDIA_APPROVED", request: { request_id: "31" } });

    expect(await poll()).toMatchObject([
      { kind: "approved", item: { title: "Harbour of Glass", requesterId: 5 } },
      { kind: "heard-available" },
    ]);
    expect(await poll()).toEqual([]);
  });

  it("is looked up after a webhook where no page lists it, and its absence withdraws nothing", async () => {
    const { table, seerr, poll } = await start();
    table["/api/v1/request"] = paged([]);
    for (const id of ["31", "32", "33", "34"])
      seerr.receive?.({ notification_type: "MEDIA_APPROVED", request: { request_id: id } });
    table["/api/v1/request/31"] = request(31, 5, inLibrary);

    expect((await poll()).map(({ keys }) => keys.requestId)).toEqual(["31", "31"]);
  });
});

describe("recorded answers", () => {
  const lists = listFixtures("seerr", "api-request-list-").filter(
    (path) => !path.includes("bad-filter"),
  );

  it.each(lists)("reads %s", async (path) => {
    const { body } = readFixture<{ body: { results: { id: number; status: number }[] } }>(path);
    const api = await startApi({ "/api/v1/request": body });

    const { observations } = await connect(api.url).poll(scopeOf());

    const events = new Set(observations.map(({ keys }) => Number(keys.requestId)));
    const deleted = body.results.filter(({ id }) => !events.has(id));
    expect(deleted.every(({ status }) => status === 5)).toBe(true);
    expect(JSON.stringify(observations)).not.toContain("@example.org");
  });
});
