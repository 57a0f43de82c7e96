import { expect, it } from "vitest";
import { createSeerrAdapter } from "../../../../server/integrations/request-manager/seerr/adapter.ts";
import { createDeps, startApi, type FakeServer } from "../../arr/common/fake-server.ts";
import { pollable, scopeOf, trackedItem } from "../../arr/common/scope.ts";

function connect(api: FakeServer) {
  return pollable(createSeerrAdapter({ slug: "seerr", kind: "SEERR", url: api.url }, createDeps()));
}

function request(id: number, fields: object = {}) {
  const media = { tmdbId: 1000 + id, status: 3, status4k: 1 };
  return { id, status: 2, type: "movie", is4k: false, seasons: [], media, ...fields };
}

/** Newest first, paged as Seerr does. */
function serve(ids: readonly number[], table: Record<string, unknown> = {}): Promise<FakeServer> {
  return startApi({
    "/api/v1/request": (query: URLSearchParams) => {
      const skip = Number(query.get("skip") ?? 0);
      const rows = ids.slice(skip, skip + Number(query.get("take") ?? 10));
      return { pageInfo: { results: ids.length }, results: rows.map((id) => request(id)) };
    },
    ...Object.fromEntries(
      ids.map((id) => [`/api/v1/movie/${1000 + id}`, { title: `Movie ${id}` }]),
    ),
    ...table,
  });
}

function down(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}

function watch(id: number) {
  return trackedItem({ mediaType: "MOVIE", seerr: { service: "seerr", requestId: `${id}` } });
}

it("makes one call per poll while idle, also after a restart", async () => {
  const api = await serve(down(450, 1));
  const seerr = connect(api);

  for (let poll = 0; poll < 10; poll += 1) await seerr.poll(scopeOf([], { cursor: "450" }));

  expect(api.calls.map(({ path }) => path)).toEqual(Array(10).fill("/api/v1/request"));
});

it("makes two while old requests are tracked, and reads all of them in turn", async () => {
  const api = await serve(down(450, 1));
  const seerr = connect(api);
  const scope = scopeOf([420, 330, 210, 120, 3].map(watch), { cursor: "450" });
  const first = await seerr.poll(scope);
  expect(new Set(first.observations.map(({ keys }) => keys.requestId))).toEqual(
    new Set(down(450, 1).map(String)),
  );
  const before = api.calls.length;
  const seen = new Set<string | undefined>();

  for (let poll = 0; poll < 40; poll += 1) {
    const { observations } = await seerr.poll(scope);
    for (const { keys } of observations) seen.add(keys.requestId);
  }

  expect((api.calls.length - before) / 40).toBeLessThanOrEqual(2);
  expect(seen).toEqual(new Set(["420", "330", "210", "120", "3"]));
});

it("rarely reads a request that is never listed, and at once one that has just vanished", async () => {
  const ids = down(5, 1).filter((id) => id !== 2);
  const api = await serve(ids, { "/api/v1/request/2": request(2) });
  const seerr = connect(api);
  const scope = scopeOf([watch(2), watch(4)], { cursor: "5" });
  for (let poll = 0; poll < 30; poll += 1) await seerr.poll(scope);
  const asked = api.calls.filter(({ path }) => path === "/api/v1/request/2");
  expect(asked.length).toBeGreaterThanOrEqual(4);
  expect(asked.length).toBeLessThanOrEqual(8);

  ids.splice(ids.indexOf(4), 1);
  const { observations } = await seerr.poll(scope);

  expect(observations).toContainEqual(
    expect.objectContaining({ kind: "withdrawn", keys: { requestId: "4" } }),
  );
});

it("reports a finished request again after a change, without reading its title", async () => {
  const api = await serve(down(5, 1));

  const { observations } = await connect(api).poll(scopeOf([], { cursor: "5" }));

  expect(observations.map(({ keys }) => keys.requestId)).toEqual(["1", "2", "3", "4", "5"]);
  expect(api.calls).toHaveLength(1);
});
