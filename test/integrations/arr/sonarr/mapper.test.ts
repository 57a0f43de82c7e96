import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSonarrWebhook } from "../../../../server/integrations/arr/sonarr/mapper.ts";
import type { WebhookReading } from "../../../../server/integrations/port/webhook.ts";
import { listFixtures, readFixture } from "../../../support/fixture.ts";
import type { AnyFacts } from "../../../support/observation.ts";

const NOW = new Date("2031-05-04T12:00:00.000Z");

function load(name: string): Record<string, unknown> {
  return readFixture(`sonarr/${name}.json`);
}

function read(body: unknown): readonly AnyFacts[] {
  const reading = readSonarrWebhook("sonarr", body, NOW);
  if (reading.kind === "unrecognised") throw new Error(`unrecognised: ${reading.reason}`);
  return reading.observations;
}

const PACK = "AA00000000000000000000000000000000000001";

it("reads a grab with its episodes, release and series", () => {
  expect(read(load("grab-pack"))).toEqual([
    {
      service: "sonarr",
      kind: "grabbed",
      channel: "WEBHOOK",
      event: "Grab",
      at: null,
      keys: {
        mediaType: "TV",
        arr: { service: "sonarr", id: 7 },
        tvdbId: 990001,
        imdbId: "tt9900010",
        titles: ["Harbour of Glass"],
        year: 2029,
        downloadId: PACK,
        releaseTitle: "[Grp] Harbour of Glass - S01",
        episodes: [
          {
            season: 1,
            number: 1,
            arrId: 71,
            tvdbId: 880001,
            title: "Low Tide",
            airDate: "2029-01-05T15:00:00.000Z",
          },
          { season: 1, number: 2, arrId: 72, title: "High Tide" },
        ],
      },
      item: {
        title: "Harbour of Glass",
        year: 2029,
        isAnime: true,
        posterUrl: "https://art.example/poster.jpg",
        backdropUrl: "https://art.example/fanart.jpg",
        slug: "harbour-of-glass",
        path: "/tv/Harbour of Glass",
      },
      release: {
        title: "[Grp] Harbour of Glass - S01",
        quality: "Bluray-1080p",
        indexer: "Some Indexer",
        size: 33930242048,
        client: "qBittorrent (VPN)",
      },
    },
  ]);
});

it("reads an imported file with its source and location", () => {
  const [imported, ...others] = read(load("download-file"));

  expect(others).toEqual([]);
  expect(imported).toMatchObject({
    kind: "imported",
    keys: {
      downloadId: PACK,
      fileId: 501,
      path: "/tv/Harbour of Glass/Season 01/Harbour of Glass - S01E01.mkv",
    },
    file: {
      id: 501,
      path: "/tv/Harbour of Glass/Season 01/Harbour of Glass - S01E01.mkv",
      sourcePath: "/downloads/Harbour S01/Harbour 01.mkv",
      size: 2_600_000_000,
      quality: "Bluray-1080p",
    },
  });
  expect(imported?.coversWholeDownload).toBeUndefined();
});

it("reports each episode's file of a complete import, then its completion", () => {
  const observations = read(load("download-complete"));

  const events = observations.map(({ kind, keys, file, coversWholeDownload }) => ({
    kind,
    episodes: keys.episodes?.map(({ number }) => number),
    file: file?.id,
    coversWholeDownload,
  }));
  expect(events).toEqual([
    { kind: "imported", episodes: [2, 3], file: 502, coversWholeDownload: undefined },
    { kind: "imported", episodes: [1], file: 501, coversWholeDownload: undefined },
    { kind: "imported", episodes: [1, 2, 3], file: undefined, coversWholeDownload: true },
  ]);
});

it("finds the library path from version 3, which sends the path inside the download", () => {
  const body = load("download-file");
  const file = {
    relativePath: "Season 01/Harbour - S01E01.mkv",
    path: "/downloads/harbour.01.mkv",
    size: 5,
  };

  const [imported] = read({ ...body, episodeFile: file });

  expect(imported?.file).toEqual({
    path: "/tv/Harbour of Glass/Season 01/Harbour - S01E01.mkv",
    sourcePath: "/downloads/harbour.01.mkv",
    size: 5,
  });
});

it("distinguishes an upgrade's deletion from others by its reason", () => {
  const { episodeFile, series, episodes } = load("download-file");

  const [deleted] = read({
    eventType: "EpisodeFileDelete",
    series,
    episodes,
    episodeFile,
    deleteReason: "upgrade",
  });

  expect(deleted).toMatchObject({ kind: "file-deleted", reason: "upgrade", keys: { fileId: 501 } });
});

it("keeps Sonarr's messages about a blocked import, also for an unknown series", () => {
  const downloadStatusMessages = [
    {
      title: "Harbour.01.mkv",
      messages: ["No space left", "Asked http://indexer.example/?apikey=abc123"],
    },
    { title: "Only a title", messages: [] },
  ];

  const [blocked] = read({
    eventType: "ManualInteractionRequired",
    episodes: [],
    downloadId: PACK,
    downloadStatusMessages,
  });

  expect(blocked).toMatchObject({
    kind: "blocked",
    keys: { mediaType: "TV", downloadId: PACK },
    reason: "Harbour.01.mkv: No space left",
    detail: [
      "Harbour.01.mkv: No space left",
      "Harbour.01.mkv: Asked http://indexer.example/?apikey=…",
      "Only a title",
    ],
  });
});

it("reads a series added in Sonarr as an approved request", () => {
  const { series } = load("grab-pack");

  expect(read({ eventType: "SeriesAdd", series })).toMatchObject([
    { kind: "requested", origin: "arr", item: { title: "Harbour of Glass" } },
    { kind: "approved", isAutomatic: true },
  ]);
});

it.each([true, false])(
  "reports whether the files of a removed series were deleted too (%s)",
  (deletedFiles) => {
    const { series } = load("grab-pack");

    expect(read({ eventType: "SeriesDelete", series, deletedFiles })).toMatchObject([
      { kind: "removed-from-arr", filesDeleted: deletedFiles, keys: { arr: { id: 7 } } },
    ]);
  },
);

it("reads numbers as text, and unreadable values as absent", () => {
  const [grabbed] = read({
    eventType: "Grab",
    series: {
      id: "7",
      title: "{{title}}",
      tvdbId: 99_999_999_999,
      tmdbId: null,
      year: "",
      images: "none",
      type: 3,
    },
    episodes: [{ id: "71", seasonNumber: "1", episodeNumber: "2" }, { id: 72 }, null],
    release: { size: "33930242048", releaseTitle: ["x"] },
    downloadId: "",
  });

  expect(grabbed?.keys).toEqual({
    mediaType: "TV",
    arr: { service: "sonarr", id: 7 },
    episodes: [{ season: 1, number: 2, arrId: 71 }],
  });
  expect(grabbed?.release).toEqual({ size: 33930242048 });
});

it.each([
  ["Test", "a test message"],
  ["Health", "health"],
  ["HealthRestored", "health"],
  ["Rename", "renamed"],
  ["ApplicationUpdate", "updated"],
])("ignores %s", (eventType, words) => {
  const reading = readSonarrWebhook("sonarr", { ...load("grab-pack"), eventType }, NOW);

  expect(reading).toMatchObject({
    kind: "read",
    event: eventType,
    observations: [],
    note: expect.stringContaining(words),
  });
});

it.each([
  ["a message about a movie", { eventType: "Grab", movie: { id: 1, tmdbId: 2 } }, "Radarr"],
  ["a grab without ids", { eventType: "Grab" }, "does not identify"],
  [
    "a grab without episodes and download",
    { eventType: "Grab", series: { id: 7 } },
    "does not identify",
  ],
  ["an unknown event", { eventType: "Teleported", series: { id: 7 } }, "unknown event"],
  [
    "an event named like an object property",
    { eventType: "constructor", series: { id: 7 } },
    "unknown event",
  ],
  ["a list", [], "not a JSON object"],
  ["no event", { series: { id: 7 } }, "eventType is missing"],
])("does not recognise %s", (_name, body, words) => {
  expect(readSonarrWebhook("sonarr", body, NOW)).toMatchObject({
    kind: "unrecognised",
    reason: expect.stringContaining(words),
  });
});

/** Plain data without undefined, as stored in the inbox. */
function expectReading(reading: WebhookReading) {
  expect(JSON.parse(JSON.stringify(reading))).toStrictEqual(reading);
}

it("never throws, whatever the body", () => {
  expect.hasAssertions();
  const fields = fc.constantFrom(
    "series",
    "episodes",
    "episodeFile",
    "episodeFiles",
    "release",
    "downloadStatusMessages",
    "id",
    "title",
    "path",
    "seasonNumber",
    "episodeNumber",
    "relativePath",
    "downloadId",
    "messages",
    "quality",
    "deletedFiles",
    "images",
  );
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.jsonValue(),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fields, tie("value"), { maxKeys: 6 }),
    ),
  })).value;
  const event = fc.constantFrom(
    "Grab",
    "Download",
    "ManualInteractionRequired",
    "EpisodeFileDelete",
    "SeriesAdd",
    "SeriesDelete",
  );

  fc.assert(
    fc.property(event, fc.dictionary(fields, value), value, (eventType, body, anything) => {
      expectReading(readSonarrWebhook("sonarr", { ...body, eventType }, NOW));
      expectReading(readSonarrWebhook("sonarr", anything, NOW));
    }),
  );
});

describe("recorded bodies", () => {
  it.each(listFixtures("sonarr", "webhook-"))("recognises %s", (path) => {
    const reading = readSonarrWebhook("sonarr", readFixture(path), NOW);

    expect(reading.kind).toBe("read");
    const isSilent = /webhook-(test|health|rename-real-v3|applicationupdate)/.test(path);
    expect(reading.kind === "read" && reading.observations.length > 0).toBe(!isSilent);
  });

  it("names each renamed file by its id and its new place", () => {
    const folder = "/data/anime/shows/Frieren - Beyond Journey's End/Season 1";
    expect(read(readFixture("sonarr/webhook-rename.json"))).toMatchObject([
      {
        kind: "file-renamed",
        keys: { fileId: 3301 },
        file: { id: 3301, path: `${folder}/Frieren - S01E01 - 001 - The Journey's End.mkv` },
      },
      { kind: "file-renamed", keys: { fileId: 3302 } },
    ]);
  });

  it("follows an anime season pack", () => {
    const story = readFixture<{ kind: string; body: unknown }[]>(
      "sonarr/scenario-anime-season-pack.json",
    );
    const kinds = story
      .filter(({ kind }) => kind === "webhook")
      .map(({ body }) =>
        read(body).map(({ kind, keys }) => `${kind} ${keys.episodes?.length ?? 0}`),
      );

    expect(kinds[0]).toEqual(["requested 0", "approved 0"]);
    expect(kinds[1]).toEqual(["grabbed 12"]);
    expect(kinds.slice(2, 14).flat()).toEqual(Array.from({ length: 12 }, () => "imported 1"));
    expect(kinds[14]).toEqual([...Array.from({ length: 12 }, () => "imported 1"), "imported 12"]);
  });

  it("pairs the 13 files of the thinned Lycoris Recoil import with their episodes", () => {
    const observations = read(
      readFixture("sonarr/webhook-download-import-complete-real-lycoris-recoil-pack.json"),
    );

    expect(observations).toHaveLength(14);
    for (const [index, { keys }] of observations.slice(0, 13).entries()) {
      expect(keys.episodes).toMatchObject([{ number: index + 1 }]);
      expect(keys.path).toContain(`E${String(index + 1).padStart(2, "0")}`);
    }
    expect(observations[13]).toMatchObject({ coversWholeDownload: true });
  });
});

it("distinguishes a day without a time from a time that is midnight UTC", () => {
  const dayOnly = (dates: object) => {
    const episodes = [{ id: 71, seasonNumber: 1, episodeNumber: 1, ...dates }];
    const [observation] = read({ ...load("grab-pack"), episodes });
    return observation?.keys.episodes?.[0]?.isDayOnly;
  };
  expect(dayOnly({ airDate: "2031-05-03", airDateUtc: "2031-05-03T00:00:00Z" })).toBe(true);
  // Eight in the evening in New York.
  expect(dayOnly({ airDate: "2031-05-02", airDateUtc: "2031-05-03T00:00:00Z" })).toBe(false);
  expect(dayOnly({ airDate: "2031-05-03", airDateUtc: "2031-05-03T15:30:00Z" })).toBe(false);
  expect(dayOnly({ airDateUtc: "2031-05-03T00:00:00Z" })).toBeUndefined();
});

it("holds an import that waits for its episode title, and blocks others", () => {
  const body = (message: string) => ({
    ...load("grab-pack"),
    eventType: "ManualInteractionRequired",
    episodes: [
      {
        id: 71,
        seasonNumber: 1,
        episodeNumber: 1,
        title: "TBA",
        airDateUtc: "2031-05-03T12:00:00Z",
      },
    ],
    downloadStatusMessages: [{ title: "x.mkv", messages: [message] }],
  });

  expect(read(body("Episode has a TBA title and recently aired"))).toMatchObject([
    { kind: "held", until: "2031-05-05T12:00:00.000Z" },
  ]);
  expect(read(body("Sample"))).toMatchObject([{ kind: "blocked", reason: "x.mkv: Sample" }]);
});

it.each(["Health", "HealthRestored", "ApplicationUpdate"])(
  "recognises %s as an event about Sonarr itself",
  (eventType) => {
    expect(readSonarrWebhook("sonarr", { eventType }, NOW)).toMatchObject({
      kind: "read",
      observations: [],
      isAboutService: true,
    });
  },
);
