import { describe, expect, it } from "vitest";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import type { ArrControl } from "../../../../server/integrations/port/arr.ts";
import { createDeps, sendJson, startApi, startServer } from "./fake-server.ts";

function sonarr(url: string): ArrControl {
  const connection = { slug: "sonarr", kind: "SONARR", url, apiKey: "key" } as const;
  const { arr } = createSonarrAdapter(connection, createDeps());
  if (!arr) throw new Error("no control");
  return arr;
}

function radarr(url: string): ArrControl {
  const connection = { slug: "radarr", kind: "RADARR", url, apiKey: "key" } as const;
  const { arr } = createRadarrAdapter(connection, createDeps());
  if (!arr) throw new Error("no control");
  return arr;
}

const QUALITY = { quality: { id: 3, name: "WEBDL-1080p" }, revision: { version: 1 } };
const LANGUAGES = [{ id: 8, name: "Japanese" }];
/** As Sonarr 4 answers; the guid of a Newznab indexer may contain the user's key. */
const FOUND = {
  guid: "https://ix.example/details/1?apikey=abcdef",
  indexerId: 4,
  indexer: "Nyaa (Prowlarr)",
  title: "[Group] Show - 07 (1080p)",
  size: 1_400_000_000,
  quality: QUALITY,
  languages: LANGUAGES,
  releaseGroup: "Group",
  protocol: "torrent",
  seeders: 12,
  leechers: 3,
  publishDate: "2031-05-04T10:00:00Z",
  customFormatScore: -5,
  rejected: false,
  rejections: [],
};
const EPISODES = [{ id: 107, seasonNumber: 1, episodeNumber: 7, hasFile: false }];
const TARGET = { id: 7, episodes: [{ season: 1, number: 7 }] };

async function listOne(found: object) {
  const api = await startApi({ "/api/v3/release": [found], "/api/v3/episode": EPISODES });
  const { releases } = await sonarr(api.url).searchReleases(TARGET);
  return releases[0];
}

describe("a listed release", () => {
  it("has the facts to choose by, and neither the guid nor a key among those that are shown", async () => {
    const release = await listOne({
      ...FOUND,
      downloadAllowed: true,
      mappedSeriesId: 7,
      mappedSeasonNumber: 1,
      mappedEpisodeNumbers: [7],
      mappedEpisodeInfo: [{ seasonNumber: 1, episodeNumber: 7 }],
    });
    const { ticket, ...shown } = release ?? {};
    expect(shown).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{20}$/),
      title: "[Group] Show - 07 (1080p)",
      size: 1_400_000_000,
      quality: "WEBDL-1080p",
      languages: ["Japanese"],
      group: "Group",
      indexer: "Nyaa (Prowlarr)",
      protocol: "torrent",
      seeders: 12,
      leechers: 3,
      publishedAt: "2031-05-04T10:00:00.000Z",
      customFormatScore: -5,
      isWholeSeason: false,
      episodes: [{ season: 1, number: 7 }],
      isRecognised: true,
      rejections: [],
    });
    expect(ticket).toEqual({
      guid: FOUND.guid,
      indexerId: 4,
      quality: QUALITY,
      languages: LANGUAGES,
    });
    expect(JSON.stringify(shown)).not.toContain("abcdef");
  });

  it.each([
    [
      "Sonarr knows the series but no episode",
      { mappedSeriesId: 7, downloadAllowed: false },
      false,
    ],
    ["Sonarr knows no series", { mappedSeriesId: null, downloadAllowed: false }, false],
    [
      "it is another series'",
      {
        mappedSeriesId: 8,
        mappedSeasonNumber: 1,
        mappedEpisodeNumbers: [7],
        downloadAllowed: true,
      },
      false,
    ],
    [
      "an earlier Sonarr names no series",
      { mappedSeasonNumber: 1, mappedEpisodeNumbers: [7], downloadAllowed: true },
      true,
    ],
  ])("is recognised or not: %s", async (_name, facts, isRecognised) => {
    const release = await listOne({ ...FOUND, ...facts });
    expect(release).toMatchObject({
      isRecognised,
      episodes: isRecognised ? [{ season: 1, number: 7 }] : [],
    });
  });

  it("is counted but not listed without what a grab needs, and survives a body without anything", async () => {
    const api = await startApi({
      "/api/v3/release": [{ title: "No guid" }, {}, FOUND],
      "/api/v3/episode": EPISODES,
    });
    const { releases, summary } = await sonarr(api.url).searchReleases(TARGET);
    expect(summary.found).toBe(3);
    expect(releases.map(({ title }) => title)).toEqual([FOUND.title]);
  });
});

describe("a grab", () => {
  const TICKET = { guid: "g", indexerId: 4, quality: QUALITY, languages: LANGUAGES };

  it("names the release, and what it is only where the person said so", async () => {
    const api = await startApi({ "/api/v3/release": {}, "/api/v3/episode": EPISODES });
    await sonarr(api.url).grabRelease(TICKET, null);
    await sonarr(api.url).grabRelease(TICKET, TARGET);
    await radarr(api.url).grabRelease(TICKET, { id: 12, episodes: [] });
    const bodies = api.calls
      .filter(({ method }) => method === "POST")
      .map(({ body }) => JSON.parse(body) as unknown);
    const override = { ...TICKET, shouldOverride: true };
    expect(bodies).toEqual([
      { guid: "g", indexerId: 4 },
      { ...override, seriesId: 7, episodeIds: [107] },
      { ...override, movieId: 12 },
    ]);
  });

  it.each([
    [404, "Couldn't find requested release in cache, try searching again", "not-found"],
    [409, "Getting release from indexer failed", "conflict"],
  ])("that is refused with %i says why in the arr's words, once", async (status, message, code) => {
    const server = await startServer((_call, response) => sendJson(response, { message }, status));
    await expect(sonarr(server.url).grabRelease(TICKET, null)).rejects.toMatchObject({
      code,
      message,
    });
    expect(server.calls).toHaveLength(1);
  });
});
