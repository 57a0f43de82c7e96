import { expect, it } from "vitest";
import { createShokoAdapter } from "../../../../server/integrations/anime-matcher/shoko/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import { createDeps, startApi } from "../../arr/common/fake-server.ts";

const SHOW = { mediaType: "TV", tmdbId: 120_501, anidbIds: [], titles: ["Kumo no Machi"] } as const;

async function connect(table: Readonly<Record<string, unknown>>) {
  const api = await startApi(table);
  const connection = { slug: "shoko", kind: "SHOKO", url: api.url, apiKey: "key" } as const;
  const { matching } = createShokoAdapter(connection, createDeps());
  if (!matching) throw new Error("no control");
  return { matching, calls: api.calls };
}

it("lists the episodes of every series that TMDB's show was linked to, also those without a file", async () => {
  const { matching, calls } = await connect({
    "/api/v3/Tmdb/Show/120501/Shoko/Series": readFixture("shoko/tmdb-show-shoko-series.json"),
    "/api/v3/Series/51/Episode": readFixture("shoko/series-episode-list.json"),
    "/api/v3/Series/52/Episode": { Total: 0, List: [] },
  });
  const episodes = await matching.listEpisodes(SHOW);
  expect(episodes).toHaveLength(3);
  expect(episodes[0]).toEqual({
    id: 802,
    series: "Kumo no Machi",
    type: "NORMAL",
    number: 1,
    title: "Episode 1",
    airDate: "2026-01-01T00:00:00.000Z",
    durationSeconds: 1440,
    tvdbIds: [],
    tmdbIds: [1_205_011],
    tmdbNumbers: [],
    hasFile: true,
  });
  expect(episodes.map(({ hasFile }) => hasFile)).toEqual([true, true, false]);
  expect(calls.find(({ path }) => path.endsWith("/51/Episode"))?.query.toString()).toBe(
    "includeMissing=true&includeUnaired=true&includeDataFrom=AniDB%2CTMDB&pageSize=0",
  );
});

it("goes by AniDB's id or the exact name where TMDB's entry is not linked, and leaves credits out", async () => {
  const series = { Name: "Kumo no Machi", IDs: { ID: 51 } };
  const credits = { IDs: { ID: 9, TvDB: [] }, AniDB: { Type: "Credits", EpisodeNumber: 1 } };
  const list = {
    List: [credits, { IDs: { ID: 8 }, AniDB: { Type: "Special", EpisodeNumber: 2 } }],
  };
  const byId = await connect({
    "/api/v3/Series/AniDB/17001/Series": series,
    "/api/v3/Series/51/Episode": list,
  });
  expect(await byId.matching.listEpisodes({ ...SHOW, anidbIds: [17_001] })).toMatchObject([
    { id: 8, type: "SPECIAL", number: 2, durationSeconds: null },
  ]);
  const byName = await connect({
    "/api/v3/Series/Search": [{ Name: "Kumo no Machi II", IDs: { ID: 60 } }, series],
    "/api/v3/Series/51/Episode": list,
  });
  expect(await byName.matching.listEpisodes(SHOW)).toHaveLength(1);
  expect(byName.calls.some(({ path }) => path.includes("/60/"))).toBe(false);
  const nowhere = await connect({ "/api/v3/Series/Search": [] });
  expect(await nowhere.matching.listEpisodes({ ...SHOW, anidbIds: [17_001] })).toEqual([]);
});

it("links a file with one call, and says when it is gone", async () => {
  const { matching, calls } = await connect({ "/api/v3/File/5/Link": {} });
  await matching.link(5, [802]);
  expect(calls.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual([
    ["POST", "/api/v3/File/5/Link", { EpisodeIDs: [802] }],
  ]);
  await expect(matching.link(6, [802])).rejects.toMatchObject({ code: "not-found" });
});
