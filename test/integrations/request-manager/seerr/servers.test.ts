import { expect, it } from "vitest";
import type { ServiceConnection } from "../../../../server/integrations/port/connection.ts";
import { createSeerrAdapter } from "../../../../server/integrations/request-manager/seerr/adapter.ts";
import { createDeps, startApi, Status } from "../../arr/common/fake-server.ts";
import { pollable, scopeOf } from "../../arr/common/scope.ts";

const SERVERS = [
  { id: 0, name: "HD", hostname: "radarr", port: 7878, apiKey: "key-hd", isDefault: true },
  { id: 1, name: "Remux", hostname: "remux", port: 7878, apiKey: "key-remux" },
  { id: 2, name: "Old", hostname: "old", port: 7878, baseUrl: "/radarr" },
];

const radarr = (slug: string, fields: Partial<ServiceConnection>): ServiceConnection => ({
  slug,
  kind: "RADARR",
  url: "http://elsewhere:7878",
  ...fields,
});
const TWO = [radarr("radarr", { apiKey: "key-hd" }), radarr("remux", { apiKey: "key-remux" })];

interface Asked {
  readonly request: object;
  readonly connections?: readonly ServiceConnection[];
  readonly settings?: unknown;
}

/** Where Seerr says that the request is sent, and how often its servers were read in two polls. */
async function sentTo({ request, connections = TWO, settings = SERVERS }: Asked) {
  const row = {
    id: 31,
    status: 2,
    type: "movie",
    is4k: false,
    media: { mediaType: "movie", tmdbId: 550001, status: 3, status4k: 1, serviceId: 0 },
    ...request,
  };
  const api = await startApi({
    "/api/v1/request": { pageInfo: { results: 1 }, results: [row] },
    "/api/v1/movie/550001": { title: "Harbour" },
    "/api/v1/settings/radarr": settings,
    "/api/v1/settings/sonarr": settings,
  });
  const seerr = pollable(
    createSeerrAdapter(
      { slug: "seerr", kind: "SEERR", url: api.url, apiKey: "k" },
      { ...createDeps(), connections: () => connections },
    ),
  );
  const { observations } = await seerr.poll(scopeOf());
  await seerr.poll(scopeOf());
  const reads = api.calls.filter(({ path }) => path.startsWith("/api/v1/settings/")).length;
  return { instance: observations[0]?.item?.sentTo, reads };
}

it.each([
  ["the server that was named", { serverId: 1 }, "remux"],
  ["the first server, whose number is 0", { serverId: 0 }, "radarr"],
  ["where its movie was added, without a named server", {}, "radarr"],
  [
    "where its movie was added in 4K",
    { is4k: true, media: { tmdbId: 550001, serviceId: 0, serviceId4k: 1 } },
    "remux",
  ],
])("reports an instance by its key: %s", async (_how, request, instance) => {
  expect(await sentTo({ request })).toEqual({ instance, reads: 1 });
});

it("recognises an instance by its address where Seerr shows no key", async () => {
  const connections = [...TWO, radarr("old", { url: "http://old:7878/radarr" })];
  expect((await sentTo({ request: { serverId: 2 }, connections })).instance).toBe("old");
});

it.each([
  ["there is only one instance", { request: { serverId: 1 }, connections: TWO.slice(0, 1) }, 0],
  ["the server is no instance of the tracker", { request: { serverId: 2 } }, 1],
  ["no server has that number any more", { request: { serverId: 9 } }, 1],
  [
    "a show names no server: others may have sent it elsewhere",
    {
      request: { type: "tv", media: { mediaType: "tv", tmdbId: 5, serviceId: 1 } },
      connections: TWO.map((one) => ({ ...one, kind: "SONARR" as const })),
    },
    0,
  ],
  ["Seerr does not show its servers", { request: { serverId: 1 }, settings: new Status(500) }, 1],
])("reports none when %s", async (_how, asked: Asked, reads) => {
  const answer = await sentTo(asked);
  expect(answer.instance).toBeUndefined();
  expect(answer.reads).toBeLessThanOrEqual(
    Math.max(reads, asked.settings === undefined ? reads : 9),
  );
});
