import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../../../server/integrations/port/snapshot.ts";
import type { TrackedItem } from "../../../../server/integrations/port/tracked-item.ts";
import { createSeerrAdapter } from "../../../../server/integrations/request-manager/seerr/adapter.ts";
import { createDeps, startApi, Status, type FakeServer } from "../../arr/common/fake-server.ts";
import { pollable, scopeOf, trackedItem } from "../../arr/common/scope.ts";

function request(id: number) {
  const media = { tmdbId: 1000 + id, status: 3, status4k: 1 };
  return { id, status: 2, type: "movie", is4k: false, seasons: [], media };
}

function down(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}

/** Newest first, paged as Seerr does. `onPage` may change the list after a page was answered. */
async function setUp(
  ids: number[],
  table: Record<string, unknown> = {},
  onPage: (page: number) => void = () => undefined,
) {
  let pages = 0;
  const entries: Record<string, unknown> = {
    "/api/v1/request": (query: URLSearchParams) => {
      const skip = Number(query.get("skip") ?? 0);
      const rows = ids.slice(skip, skip + Number(query.get("take") ?? 10)).map(request);
      const body = { pageInfo: { results: ids.length }, results: rows };
      onPage((pages += 1));
      return body;
    },
    ...table,
  };
  for (const id of ids) entries[`/api/v1/movie/${1000 + id}`] ??= { title: `Movie ${id}` };
  const api = await startApi(entries);
  const deps = createDeps();
  const seerr = pollable(createSeerrAdapter({ slug: "seerr", kind: "SEERR", url: api.url }, deps));
  const snapshot = await seerr.openSnapshot?.();
  if (!snapshot) throw new Error("it opens no snapshot");
  return { api, deps, seerr, snapshot, entries };
}

async function readAll({ untracked }: Snapshot): Promise<string[][]> {
  const pages: string[][] = [];
  for await (const page of untracked?.() ?? [])
    pages.push(page.map(({ keys }) => keys.requestId ?? "none"));
  return pages;
}

function watch(id: number, fields: Partial<TrackedItem> = {}): TrackedItem {
  return trackedItem({
    mediaType: "MOVIE",
    seerr: { service: "seerr", requestId: `${id}` },
    ...fields,
  });
}

const read = async (snapshot: Snapshot, ...items: readonly TrackedItem[]) =>
  (await snapshot.readItems(items, { withHistory: true })).observations.map(
    ({ kind, keys }) => `${kind} ${keys.requestId ?? ""}`,
  );

const callsTo = ({ calls }: FakeServer, start: string) =>
  calls.filter(({ path }) => path.startsWith(start)).length;

it("reads a title again in a later sync, and meanwhile not in polls", async () => {
  let now = Date.parse("2031-05-04T12:00:00.000Z");
  const table: Record<string, unknown> = {
    "/api/v1/request": { pageInfo: { results: 1 }, results: [request(1)] },
    "/api/v1/movie/1001": { title: "Old Name" },
  };
  const api = await startApi(table);
  const deps = { ...createDeps(), now: () => new Date(now) };
  const seerr = pollable(createSeerrAdapter({ slug: "seerr", kind: "SEERR", url: api.url }, deps));
  const titleOf = async () => {
    const scope = scopeOf([watch(1)], { cursor: "1" });
    return (await seerr.poll(scope)).observations[0]?.item?.title;
  };
  expect(await titleOf()).toBe("Old Name");
  table["/api/v1/movie/1001"] = { title: "New Name" };

  now += 10 * 60_000;
  expect(await titleOf()).toBe("Old Name");
  const snapshot = await seerr.openSnapshot?.();
  for await (const page of snapshot?.untracked?.() ?? [])
    expect(page).toMatchObject([{ item: { title: "New Name" } }]);
  expect(await titleOf()).toBe("New Name");

  table["/api/v1/movie/1001"] = { title: "Newer Name" };
  now += 61 * 60_000;
  expect(await titleOf()).toBe("Newer Name");
});

describe("reading all requests of Seerr", () => {
  it("reports them page by page, oldest first, with titles and the cursor for polls", async () => {
    const { snapshot, seerr, api } = await setUp(down(250, 1));
    expect(snapshot.cursor?.()).toBeNull();

    const pages = await readAll(snapshot);

    expect(pages.flat()).toEqual(down(250, 1).toReversed().map(String));
    expect(pages.length).toBe(3);
    expect(callsTo(api, "/api/v1/request")).toBe(4);
    expect(snapshot.cursor?.()).toBe("250");
    const before = api.calls.length;
    await seerr.poll(scopeOf([watch(250)], { cursor: snapshot.cursor?.() ?? null }));
    // Polls know the title too.
    expect(api.calls.slice(before).map(({ path }) => path)).toEqual(["/api/v1/request"]);
  });

  it("reads a list of one page with one call", async () => {
    const { snapshot, api } = await setUp(down(100, 1));
    expect((await readAll(snapshot)).flat()).toHaveLength(100);
    expect(callsTo(api, "/api/v1/request")).toBe(1);
  });

  it.each([
    ["one", 1],
    ["seven", 7],
    ["forty", 40],
  ])("misses and repeats none while %s new ones are created per page", async (_name, made) => {
    const ids = down(450, 1);
    const { snapshot, api } = await setUp(ids, {}, (page) => {
      if (page > 6) return;
      const next = (ids[0] ?? 0) + 1;
      ids.unshift(...down(next + made - 1, next));
    });

    const events = (await readAll(snapshot)).flat();

    expect(new Set(events).size).toBe(events.length);
    expect(events).toEqual(expect.arrayContaining(down(450, 1).map(String)));
    expect(events[0]).toBe("1");
    expect(callsTo(api, "/api/v1/request")).toBeLessThan(16);
  });

  it("misses none while others are deleted", async () => {
    const ids = down(450, 1);
    const { snapshot } = await setUp(ids, {}, () => {
      ids.splice(1, 2);
      ids.splice(-3, 1);
    });
    const events = new Set((await readAll(snapshot)).flat());
    for (const id of ids) expect(events).toContain(String(id));
  });

  it("reports a title by its ids while TMDB is unreachable, and soon stops reading titles", async () => {
    const broken = Object.fromEntries(
      down(90, 1).map((id) => [`/api/v1/movie/${1000 + id}`, new Status(500)]),
    );
    const { snapshot, api, deps } = await setUp(down(90, 1), broken);

    expect((await readAll(snapshot)).flat()).toHaveLength(90);

    const asked = new Set(
      api.calls.flatMap(({ path }) => (path.includes("/movie/") ? [path] : [])),
    );
    expect(asked.size).toBeLessThan(30);
    expect(deps.lines.length).toBe(asked.size);
  });

  it("reads the details of eight titles at a time", async () => {
    let open = 0;
    let most = 0;
    const slow = async () => {
      most = Math.max(most, (open += 1));
      await new Promise(setImmediate);
      open -= 1;
    };
    const { seerr: _seerr, api } = await setUp(down(60, 1));
    const adapter = createSeerrAdapter(
      { slug: "seerr", kind: "SEERR", url: api.url },
      {
        ...createDeps(),
        async fetch(input, init) {
          const isDetail = new Request(input).url.includes("/movie/");
          if (isDetail) await slow();
          return fetch(input, init);
        },
      },
    );
    const snapshot = await adapter.openSnapshot?.();
    if (snapshot) await readAll(snapshot);
    expect(most).toBe(8);
  });
});

describe("snapshots of Seerr", () => {
  it("reads each request that no page contained, and treats a 404 as withdrawn", async () => {
    const ids = down(5, 1);
    const { snapshot, api } = await setUp(ids, { "/api/v1/request/9": request(9) });
    await readAll(snapshot);

    // The list hides 9, like blocklisted requests.
    expect(await read(snapshot, watch(4), watch(9), watch(8))).toEqual([
      "approved 9",
      "withdrawn 8",
    ]);
    expect(callsTo(api, "/api/v1/request/")).toBe(2);
  });

  it("reads every request when the pages were not read, and none of another Seerr", async () => {
    const { snapshot } = await setUp([], { "/api/v1/request/4": request(4) });
    const other = watch(4, { seerr: { service: "seerr-2", requestId: "4" } });

    expect(await read(snapshot, watch(4), other)).toEqual(["approved 4"]);
    expect(await read(snapshot, other)).toEqual([]);
    expect(snapshot.cursor?.()).toBe("4");
  });

  it("rejects that all of several requests are gone, at once or one by one", async () => {
    const one = await setUp([]);
    await expect(read(one.snapshot, watch(1), watch(2), watch(3))).rejects.toMatchObject({
      code: "implausible",
    });
    const other = await setUp([]);
    expect(await read(other.snapshot, watch(1))).toEqual(["withdrawn 1"]);
    await read(other.snapshot, watch(2));
    await expect(read(other.snapshot, watch(3))).rejects.toMatchObject({ code: "implausible" });
  });

  it("accepts that people withdraw most of a few requests, and rejects that most of many are gone", async () => {
    const gone = down(9, 1).map((id) => watch(id));
    const few = await setUp([40]);
    expect(await read(few.snapshot, ...gone)).toHaveLength(9);
    const many = await setUp([40]);
    await expect(read(many.snapshot, ...gone, watch(10))).rejects.toMatchObject({
      code: "implausible",
      message: "10 of 11 requests are missing at once",
    });
    const half = await setUp(down(49, 40));
    expect(await read(half.snapshot, ...gone, watch(10))).toHaveLength(10);
  });

  it("accepts two withdrawals from a Seerr with one other request", async () => {
    const { snapshot } = await setUp([], { "/api/v1/request/4": request(4) });
    expect(await read(snapshot, watch(1), watch(2), watch(4))).toEqual([
      "approved 4",
      "withdrawn 1",
      "withdrawn 2",
    ]);
  });

  it("accepts withdrawals from a Seerr with other requests, and ignores finished ones", async () => {
    const { snapshot } = await setUp(down(30, 10));
    await readAll(snapshot);
    expect(await read(snapshot, watch(1), watch(2), watch(3))).toHaveLength(3);

    const without = await setUp([]);
    const over = [1, 2, 3].map((id) => watch(id, { state: "DELETED" }));
    expect(await read(without.snapshot, ...over)).toHaveLength(3);
  });

  it("rejects a list that is suddenly empty", async () => {
    const { snapshot } = await setUp([]);
    expect(await readAll(snapshot)).toEqual([[]]);
    await expect(read(snapshot, watch(1), watch(2), watch(3))).rejects.toMatchObject({
      code: "implausible",
      message: "lists no requests, although 3 are tracked",
    });
  });
});

describe("polling a Seerr that has lost its database", () => {
  it("reports nothing while the list is empty, and reads none of the requests", async () => {
    const { seerr, api } = await setUp([]);
    const scope = scopeOf(
      [1, 2, 3].map((id) => watch(id)),
      { cursor: "3" },
    );
    await expect(seerr.poll(scope)).rejects.toMatchObject({ code: "implausible" });
    expect(callsTo(api, "/api/v1/request/")).toBe(0);
  });

  it("reports nothing while most requests are gone, and catches up once they are back", async () => {
    const ids = [40];
    const { seerr, entries } = await setUp(ids);
    const scope = scopeOf(
      down(10, 1).map((id) => watch(id)),
      { cursor: "40" },
    );
    await expect(seerr.poll(scope)).rejects.toMatchObject({
      code: "implausible",
      message: "10 of 11 requests are missing at once",
    });
    for (const id of down(10, 2)) entries[`/api/v1/request/${id}`] = request(id);
    const { observations } = await seerr.poll(scope);
    expect(
      observations.flatMap(({ kind, keys }) => (kind === "withdrawn" ? [keys.requestId] : [])),
    ).toEqual(["1"]);
  });
});
