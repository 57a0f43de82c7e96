import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatReason } from "../../../../server/domain/message/reason.ts";
import { readRadarrWebhook } from "../../../../server/integrations/arr/radarr/mapper.ts";
import type { WebhookReading } from "../../../../server/integrations/port/webhook.ts";
import { listFixtures, readFixture } from "../../../support/fixture.ts";
import type { AnyFacts } from "../../../support/observation.ts";

interface Body {
  readonly movie: Record<string, unknown>;
  readonly [field: string]: unknown;
}

const DOWNLOAD = readFixture<Body>("radarr/download.json");

const NOW = new Date("2031-05-04T12:00:00.000Z");

function read(body: unknown): readonly AnyFacts[] {
  const reading = readRadarrWebhook("radarr", body, NOW);
  if (reading.kind === "unrecognised") throw new Error(`unrecognised: ${reading.reason}`);
  return reading.observations;
}

it("reads an imported movie with its file, ids and facts", () => {
  expect(read(DOWNLOAD)).toEqual([
    {
      service: "radarr",
      kind: "imported",
      channel: "WEBHOOK",
      event: "Download",
      at: null,
      keys: {
        mediaType: "MOVIE",
        arr: { service: "radarr", id: 12 },
        tmdbId: 770001,
        imdbId: "tt7700010",
        titles: ["The Quiet Orchard"],
        year: 2030,
        downloadId: "DD00000000000000000000000000000000000004",
        fileId: 81,
        path: "/movies/The Quiet Orchard (2030)/The Quiet Orchard (2030).mkv",
      },
      item: {
        title: "The Quiet Orchard",
        year: 2030,
        posterUrl: "https://art.example/orchard.jpg",
        genres: ["Drama"],
        path: "/movies/The Quiet Orchard (2030)",
      },
      release: { client: "qBittorrent" },
      file: {
        id: 81,
        path: "/movies/The Quiet Orchard (2030)/The Quiet Orchard (2030).mkv",
        sourcePath: "/downloads/Quiet.Orchard/orchard.mkv",
        size: 8_200_000_000,
        quality: "WEBDL-1080p",
      },
    },
  ]);
});

it.each([
  ["a tag", { tags: ["family", "Anime"] }, true],
  ["a Japanese animation", { genres: ["Animation"], originalLanguage: { name: "Japanese" } }, true],
  ["the root folder", { folderPath: "/data/anime/movies/The Quiet Orchard (2030)" }, true],
  [
    "an animation from elsewhere",
    { genres: ["Animation"], originalLanguage: { name: "French" } },
    undefined,
  ],
  ["its own folder's name", { folderPath: "/movies/Animelove (2030)" }, undefined],
])("guesses anime from %s", (_name, fields, isAnime) => {
  const [imported] = read({ ...DOWNLOAD, movie: { ...DOWNLOAD.movie, ...fields } });

  expect(imported?.item?.isAnime).toBe(isAnime);
});

it("takes year and ids from the remote movie when version 3 omits them", () => {
  const { remoteMovie } = DOWNLOAD;

  const [grabbed] = read({
    eventType: "Grab",
    movie: { id: 12, title: "The Quiet Orchard", tmdbId: 0 },
    remoteMovie,
  });

  expect(grabbed).toMatchObject({
    kind: "grabbed",
    keys: { tmdbId: 770001, year: 2030 },
    item: { year: 2030 },
  });
});

it.each([
  [
    "MovieAdded",
    {},
    [
      { kind: "requested", origin: "arr" },
      { kind: "approved", isAutomatic: true },
    ],
  ],
  ["MovieDelete", { deletedFiles: true }, [{ kind: "removed-from-arr", filesDeleted: true }]],
  ["MovieDelete", { deletedFiles: false }, [{ kind: "removed-from-arr", filesDeleted: false }]],
  [
    "MovieFileDelete",
    { deleteReason: "missingFromDisk" },
    [{ kind: "file-deleted", reason: "missingFromDisk" }],
  ],
  [
    "ManualInteractionRequired",
    { downloadStatusMessages: [{ title: "orchard.mkv", messages: ["Not an upgrade"] }] },
    [{ kind: "blocked", reason: "orchard.mkv: Not an upgrade" }],
  ],
])("reads %s with %j", (eventType, fields, expected) => {
  expect(read({ ...DOWNLOAD, ...fields, eventType })).toMatchObject(expected);
});

it("ignores a test message with all fields", () => {
  expect(readRadarrWebhook("radarr", { ...DOWNLOAD, eventType: "Test" }, NOW)).toMatchObject({
    kind: "read",
    observations: [],
    note: "a test message",
  });
});

it.each([
  ["a message about a show", { eventType: "Grab", series: { id: 1 } }, "Sonarr"],
  ["a grab without ids", { eventType: "Download" }, "does not identify"],
  ["an event of Sonarr", { eventType: "SeriesAdd" }, "unknown event"],
])("does not recognise %s", (_name, body, words) => {
  expect(readRadarrWebhook("radarr", body, NOW)).toMatchObject({
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
  const event = fc.constantFrom(
    "Grab",
    "Download",
    "ManualInteractionRequired",
    "MovieFileDelete",
    "MovieAdded",
    "MovieDelete",
  );
  const field = fc.constantFrom(
    "movie",
    "remoteMovie",
    "movieFile",
    "release",
    "downloadId",
    "deletedFiles",
    "downloadStatusMessages",
  );

  fc.assert(
    fc.property(
      event,
      fc.dictionary(field, fc.jsonValue()),
      fc.jsonValue(),
      (eventType, body, movie) => {
        expectReading(readRadarrWebhook("radarr", { movie, ...body, eventType }, NOW));
        expectReading(readRadarrWebhook("radarr", movie, NOW));
      },
    ),
  );
});

describe("recorded bodies", () => {
  it.each(listFixtures("radarr", "webhook-"))("recognises %s", (path) => {
    const reading = readRadarrWebhook("radarr", readFixture(path), NOW);

    expect(reading.kind).toBe("read");
    const isSilent = /webhook-(test|health|rename-real-v3|applicationupdate)/.test(path);
    expect(reading.kind === "read" && reading.observations.length > 0).toBe(!isSilent);
  });

  it("follows an upgraded movie", () => {
    const story = readFixture<{ kind: string; body: unknown }[]>(
      "radarr/scenario-movie-upgrade.json",
    );
    const events = story.filter(({ kind }) => kind === "webhook").flatMap(({ body }) => read(body));

    expect(
      events.map(({ kind, reason }) => (reason ? `${kind} ${formatReason(reason)}` : kind)),
    ).toEqual(["requested", "approved", "grabbed", "imported", "file-deleted upgrade", "imported"]);
  });

  it("finds the library path from version 3, which sends the path inside the download", () => {
    const [imported] = read(readFixture("radarr/webhook-download-real-v3-batman.json"));

    expect(imported?.file?.path).toMatch(/^\/mnt\/pool\/media\/Movies\/.*720p\.mp4$/);
    expect(imported?.file?.sourcePath).toMatch(/^\/mnt\/pool\/Downloads\//);
  });
});
