import { describe, expect, it } from "vitest";
import { searchTextOf } from "../../server/domain/title.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: RequestFilter, $orderBy: RequestOrder) {
  requests(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes { title }
    edges { cursor node { title } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function list(door: FrontDoor, variables: Record<string, unknown>) {
  const { data, errors } = await door.query(LIST, variables);
  expect(errors).toBeUndefined();
  return data.requests;
}

async function titles(door: FrontDoor, variables: Record<string, unknown>): Promise<string[]> {
  const { nodes } = await list(door, variables);
  return nodes.map(({ title }: { title: string }) => title);
}

describe("requests", () => {
  it("are paged newest first, forward to the end and back", async () => {
    const door = await openFrontDoor();
    for (const title of ["A", "B", "C", "D", "E"]) await door.make.request({ title });

    const first = await list(door, { first: 2 });
    expect(first.nodes).toEqual([{ title: "E" }, { title: "D" }]);
    expect(first.totalCount).toBe(5);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await list(door, { first: 2, after: first.pageInfo.endCursor });
    expect(second.nodes).toEqual([{ title: "C" }, { title: "B" }]);
    const third = await list(door, { first: 2, after: second.pageInfo.endCursor });
    expect(third.nodes).toEqual([{ title: "A" }]);
    expect(third.pageInfo.hasNextPage).toBe(false);
    const back = await list(door, { last: 2, before: third.pageInfo.startCursor });
    expect(back.nodes).toEqual([{ title: "C" }, { title: "B" }]);
  });

  it("are sorted by activity with the id to break a tie, and by title whatever the case", async () => {
    const door = await openFrontDoor();
    const at = new Date("2024-06-01T00:00:00Z");
    await door.make.request({ title: "b old", sortTitle: "b old", updatedAt: new Date(0) });
    await door.make.request({ title: "C", sortTitle: "c", updatedAt: at });
    await door.make.request({ title: "a", sortTitle: "a", updatedAt: at });

    expect(await titles(door, { orderBy: "ACTIVITY" })).toEqual(["a", "C", "b old"]);
    const page = await list(door, { orderBy: "ACTIVITY", first: 1 });
    expect(await titles(door, { orderBy: "ACTIVITY", after: page.pageInfo.endCursor })).toEqual([
      "C",
      "b old",
    ]);
    expect(await titles(door, { orderBy: "TITLE" })).toEqual(["a", "b old", "C"]);
  });

  it("are filtered by every field of the filter", async () => {
    const door = await openFrontDoor();
    await door.make.request({
      title: "movie",
      mediaType: "MOVIE",
      isFinished: true,
      state: "AVAILABLE",
      requestedBy: "ada",
    });
    await door.make.request({
      title: "show",
      isAnime: true,
      state: "DOWNLOADING",
      problemCode: "STALLED",
    });

    expect(await titles(door, { filter: { mediaType: "MOVIE" } })).toEqual(["movie"]);
    expect(await titles(door, { filter: { isFinished: false } })).toEqual(["show"]);
    expect(await titles(door, { filter: { isAnime: true, hasProblem: true } })).toEqual(["show"]);
    expect(await titles(door, { filter: { hasProblem: false } })).toEqual(["movie"]);
    expect(await titles(door, { filter: { states: ["AVAILABLE", "DELETED"] } })).toEqual(["movie"]);
    expect(await titles(door, { filter: { states: [] } })).toEqual([]);
    expect(await titles(door, { filter: { requestedBy: "ada" } })).toEqual(["movie"]);
  });

  it("are filtered by 4K, by the code of their problem, and by when they were made and changed", async () => {
    const door = await openFrontDoor();
    const [may, june] = [new Date("2026-05-01T12:00:00Z"), new Date("2026-06-01T12:00:00Z")];
    await door.make.request({ title: "May in 4K", is4k: true, createdAt: may, updatedAt: june });
    await door.make.request({
      title: "June, stalled",
      problemCode: "STALLED",
      createdAt: june,
      updatedAt: may,
    });
    const day = "2026-05-15T00:00:00Z";
    const both = ["June, stalled", "May in 4K"];
    for (const [filter, found] of [
      [{ is4k: true }, ["May in 4K"]],
      [{ is4k: false }, ["June, stalled"]],
      [{ problemCodes: ["STALLED", "NO_RELEASE"] }, ["June, stalled"]],
      [{ problemCodes: ["NO_RELEASE"] }, []],
      [{ problemCodes: [] }, []],
      [{ createdAfter: june.toISOString() }, ["June, stalled"]],
      [{ createdBefore: june.toISOString() }, ["May in 4K"]],
      [{ updatedAfter: day }, ["May in 4K"]],
      [{ updatedBefore: day }, ["June, stalled"]],
      [{ createdAfter: may.toISOString(), updatedBefore: "2027-01-01T00:00:00Z" }, both],
    ] as const)
      for (const orderBy of ["NEWEST", "ACTIVITY", "TITLE"]) {
        const sorted = (await titles(door, { filter, orderBy })).toSorted();
        expect(sorted, `${JSON.stringify(filter)} by ${orderBy}`).toEqual(found);
        const { data } = await door.query(LIST, { filter, orderBy });
        expect(data.requests.totalCount, JSON.stringify(filter)).toBe(found.length);
      }
  });

  it("are filtered by the Sonarr or Radarr that manages them", async () => {
    const door = await openFrontDoor();
    await door.make.request({ title: "in 4K", arrService: "radarr-4k" });
    await door.make.request({ title: "in HD", arrService: "radarr" });
    await door.make.request({ title: "nowhere" });

    expect(await titles(door, { filter: { service: "radarr" } })).toEqual(["in HD"]);
    expect(await titles(door, { filter: { service: "sonarr" } })).toEqual([]);
  });

  it("name what they can be filtered by", async () => {
    const door = await openFrontDoor();
    const make = (requestedBy: string | null, arrService: string | null) =>
      door.make.request({ requestedBy, arrService });
    await make("mika", "sonarr");
    await make("Ada", "radarr");
    await make("mika", "radarr");
    await make(null, null);
    const { data } = await door.query(`{ requestFilterValues { requesters services } }`);

    expect(data.requestFilterValues).toEqual({
      requesters: ["Ada", "mika"],
      services: ["radarr", "sonarr"],
    });
  });

  it("distinguish two users with one name, in the answer and in the filter", async () => {
    const door = await openFrontDoor();
    const bert = (title: string, fields: object) =>
      door.make.request({ title, requestedBy: "bert", originService: "seerr", ...fields });
    await bert("one", { requesterId: 3 });
    await bert("another", { requesterId: 6 });
    await bert("of another Seerr", { requesterId: 3, originService: "seerr-2" });
    await bert("unknown", { requesterId: null });
    const { data } = await door.query(
      `{ requests(first: 9) { nodes { title requestedBy requesterId } } }`,
    );

    const unknown = { title: "unknown", requestedBy: "bert", requesterId: null };
    expect(data.requests.nodes).toHaveLength(4);
    expect(data.requests.nodes).toEqual(
      expect.arrayContaining([
        { title: "one", requestedBy: "bert", requesterId: "seerr:3" },
        { title: "another", requestedBy: "bert", requesterId: "seerr:6" },
        { title: "of another Seerr", requestedBy: "bert", requesterId: "seerr-2:3" },
        unknown,
      ]),
    );
    expect(await titles(door, { filter: { requesterId: "seerr:3" } })).toEqual(["one"]);
    expect(await titles(door, { filter: { requesterId: "seerr-2:3" } })).toEqual([
      "of another Seerr",
    ]);
    for (const requesterId of ["seerr:9", "bert", ""])
      expect(await titles(door, { filter: { requesterId } })).toEqual([]);
  });

  it("are searched by every word, without case, accents or wildcards", async () => {
    const door = await openFrontDoor();
    await door.make.request({
      title: "Amélie",
      searchText: "amelie\nle fabuleux destin d amelie poulain",
    });
    await door.make.request({ title: "100% Wolf", searchText: "100 wolf" });
    await door.make.request({ title: "100 Meters", searchText: "100 meters" });

    expect(await titles(door, { filter: { search: "AMÉLIE destin" } })).toEqual(["Amélie"]);
    expect(await titles(door, { filter: { search: "amelie wolf" } })).toEqual([]);
    expect(await titles(door, { filter: { search: "100%wolf" } })).toEqual(["100% Wolf"]);
    expect(await titles(door, { filter: { search: "1%x" } })).toEqual([]);
    expect(await titles(door, { filter: { search: "_ %" } })).toHaveLength(3);
  });

  it("are searched by who made them and by their seasons too", async () => {
    const door = await openFrontDoor();
    const make = (title: string, requestedBy: string, seasons: readonly number[]) =>
      door.make.request({
        title,
        searchText: searchTextOf({ titles: [title], requestedBy, seasons }),
      });
    await make("Lycoris Recoil", "Mika", [1]);
    await make("Severance", "Jörg Ünal", [2, 3]);
    await make("Mikado", "Jörg Ünal", []);

    expect(await titles(door, { filter: { search: "jorg" } })).toEqual(["Mikado", "Severance"]);
    expect(await titles(door, { filter: { search: "mika" } })).toEqual([
      "Mikado",
      "Lycoris Recoil",
    ]);
    expect(await titles(door, { filter: { search: "season 3" } })).toEqual(["Severance"]);
    expect(await titles(door, { filter: { search: "S01 mika" } })).toEqual(["Lycoris Recoil"]);
    expect(await titles(door, { filter: { search: "severance season 1" } })).toEqual([]);
  });

  it("refuse a page that is too large, or an invalid cursor", async () => {
    const door = await openFrontDoor();
    const codeOf = async (variables: Record<string, unknown>) =>
      (await door.query(LIST, variables)).errors?.[0]?.extensions["code"];
    expect(await codeOf({ first: 101 })).toBe("LIMIT");
    expect(await codeOf({ first: 0 })).toBe("BAD_INPUT");
    expect(await codeOf({ first: -1 })).toBe("BAD_INPUT");
    expect(await codeOf({ after: "nonsense" })).toBe("BAD_INPUT");
  });
});

describe("a request", () => {
  it("is null for an unknown id", async () => {
    const door = await openFrontDoor();
    expect((await door.query(`{ request(id: "nobody") { id } }`)).data).toEqual({ request: null });
  });

  it("shows a show's episodes by season, and folds a movie's unit into the request", async () => {
    const door = await openFrontDoor();
    const show = await door.make.request({
      counts: JSON.stringify({ total: 3, available: 1 }),
      seasons: "[1,2]",
      anidbIds: "[7]",
    });
    await door.make.unit(show.id, { season: 2, number: 1 });
    await door.make.unit(show.id, {
      season: 1,
      number: 2,
      tvdbId: 42,
      absoluteNumber: 2,
      identities: '[{"source":"anidb","value":"9"}]',
    });
    await door.make.unit(show.id, { season: 1, number: 1 });
    const movie = await door.make.request({ mediaType: "MOVIE" });
    const unit = await door.make.unit(movie.id, { season: null, number: null });
    const download = await door.make.download();
    await door.make.attempt(unit.id, download.id, {
      fileName: "movie.mkv",
      fileSize: 5_000_000_000n,
      progress: 0.5,
    });
    await door.make.transition(movie.id, { unitId: unit.id });

    const { data } = await door.query(
      `query ($show: ID!, $movie: ID!) {
        show: request(id: $show) { seasons anidbIds counts { total aired available }
          episodes { season number identities { source value } } second: episodes(season: 2) { season number } }
        movie: request(id: $movie) { episodes { id } downloads { attempt files { name size progress episode { id } } }
          transitions { episode { id } } }
      }`,
      { show: show.id, movie: movie.id },
    );
    expect(data.show).toEqual({
      seasons: [1, 2],
      anidbIds: [7],
      counts: { total: 3, aired: 0, available: 1 },
      episodes: [
        { season: 1, number: 1, identities: [] },
        {
          season: 1,
          number: 2,
          identities: [
            { source: "tvdb", value: "42" },
            { source: "absolute", value: "2" },
            { source: "anidb", value: "9" },
          ],
        },
        { season: 2, number: 1, identities: [] },
      ],
      second: [{ season: 2, number: 1 }],
    });
    expect(data.movie).toEqual({
      episodes: [],
      downloads: [
        {
          attempt: 1,
          files: [{ name: "movie.mkv", size: "5000000000", progress: 0.5, episode: null }],
        },
      ],
      transitions: [{ episode: null }],
    });
  });

  it("gives each problem an ID of its own, for clients that cache by ID", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request({ mediaType: "TV", problemCode: "STALLED" });
    const stalled = { season: 1, problemCode: "STALLED", problemMessage: "No seeds." };
    const [one, two] = [
      await door.make.unit(id, { ...stalled, number: 1 }),
      await door.make.unit(id, { ...stalled, number: 2 }),
    ];
    const { data } = await door.query(
      `query ($id: ID!) { request(id: $id) { problem { id } problems { id } episodes { problem { id } } } }`,
      { id },
    );
    // The problem of the request has the details of all episodes: it is not that of one of them.
    expect(data.request).toEqual({
      problem: { id: `${id}:STALLED` },
      problems: [{ id: `${id}:STALLED` }],
      episodes: [
        { problem: { id: `${one.id}:STALLED` } },
        { problem: { id: `${two.id}:STALLED` } },
      ],
    });
  });

  it("returns each kind of problem once, the worst first", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request({ problemCode: "STALLED" });
    const early = new Date("2024-05-01T10:00:00Z");
    const late = new Date("2024-05-01T11:00:00Z");
    const stalled = { problemCode: "STALLED", problemMessage: "No seeds." };
    await door.make.unit(id, { ...stalled, problemSince: late, problemDetail: '["b"]' });
    await door.make.unit(id, { ...stalled, problemSince: early, problemDetail: '["a"]' });
    await door.make.unit(id, {
      problemCode: "IMPORT_BLOCKED",
      problemSince: late,
      problemMessage: "Not imported.",
    });

    const { data } = await door.query(
      `query ($id: ID!) { request(id: $id) { problem { code } problems { code since message detail actions { kind } } } }`,
      { id },
    );
    expect(data.request.problem).toEqual({ code: "STALLED" });
    expect(data.request.problems).toEqual([
      {
        code: "STALLED",
        since: early.toISOString(),
        message: "No seeds.",
        detail: ["a", "b"],
        actions: [],
      },
      {
        code: "IMPORT_BLOCKED",
        since: late.toISOString(),
        message: "Not imported.",
        detail: [],
        actions: [],
      },
    ]);
  });

  it("returns when each stage was reached, and which stages follow", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request({ state: "DOWNLOADING" });
    const at = (minute: number) => new Date(Date.UTC(2024, 4, 1, 12, minute));
    await door.make.transition(id, { to: "REQUESTED", at: at(0) });
    await door.make.transition(id, { from: "REQUESTED", to: "APPROVED", at: at(1) });
    await door.make.transition(id, {
      from: "APPROVED",
      to: "GRABBING",
      at: at(2),
      inferred: true,
      service: "sonarr",
    });
    await door.make.transition(id, {
      from: "GRABBING",
      to: "DOWNLOADING",
      at: at(3),
      service: "sonarr",
    });
    await door.make.transition(id, { from: "DOWNLOADING", to: "DOWNLOADED", at: at(4) });

    const { data } = await door.query(
      `query ($id: ID!) { request(id: $id) { stages { state reachedAt inferred service usualSeconds } } }`,
      { id },
    );
    const ahead = { reachedAt: null, inferred: false, service: null };
    expect(data.request.stages).toMatchObject([
      { state: "REQUESTED", reachedAt: at(0).toISOString(), inferred: false, service: "seerr" },
      { state: "APPROVED", reachedAt: at(1).toISOString() },
      { state: "GRABBING", reachedAt: at(2).toISOString(), inferred: true, service: "sonarr" },
      { state: "DOWNLOADING", reachedAt: at(3).toISOString(), inferred: false },
      { state: "DOWNLOADED", ...ahead },
      { state: "IMPORTING", ...ahead },
      { state: "AVAILABLE", ...ahead },
    ]);
  });

  it("calls the time in a stage usual once five requests have spent it there", async () => {
    for (const [count, usual] of [
      [4, null],
      [5, 60],
    ] as const) {
      const door = await openFrontDoor();
      const start = Date.now() - 3_600_000;
      const minute = (at: number) => new Date(start + at * 60_000);
      let id = "";
      for (let made = 0; made < count; made += 1) {
        ({ id } = await door.make.request({ updatedAt: minute(2) }));
        await door.make.transition(id, { to: "REQUESTED", at: minute(0) });
        await door.make.transition(id, { from: "REQUESTED", to: "APPROVED", at: minute(1) });
      }
      const { data } = await door.query(
        `query ($id: ID!) { request(id: $id) { stages { state usualSeconds } } }`,
        { id },
      );
      expect(data.request.stages[0]).toEqual({ state: "REQUESTED", usualSeconds: usual });
    }
  });

  it("passes ANIME_MATCHING only as anime", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request({ isAnime: true });
    const { data } = await door.query(
      `query ($id: ID!) { request(id: $id) { stages { state } } }`,
      { id },
    );
    expect(data.request.stages.map(({ state }: { state: string }) => state)).toContain(
      "ANIME_MATCHING",
    );
  });

  it("returns its newest transitions, oldest first", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request();
    for (let count = 0; count < 4; count += 1) await door.make.transition(id);
    const { data } = await door.query(
      `query ($id: ID!) { request(id: $id) { transitions(last: 2) { sequence } } }`,
      { id },
    );
    expect(data.request.transitions).toEqual([{ sequence: "3" }, { sequence: "4" }]);
  });
});
