import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WebhookReading } from "../../../../server/integrations/port/webhook.ts";
import { readSeerrWebhook } from "../../../../server/integrations/request-manager/seerr/mapper.ts";
import { listFixtures, readFixture } from "../../../support/fixture.ts";
import type { AnyFacts } from "../../../support/observation.ts";

const PENDING = readFixture<Record<string, object>>("seerr/pending-tv.json");

const MOVIE = {
  media_type: "movie",
  tmdbId: "770001",
  tvdbId: "",
  status: "PENDING",
  status4k: "UNKNOWN",
};

function read(body: unknown): AnyFacts | undefined {
  const reading = readSeerrWebhook("seerr", body);
  if (reading.kind === "unrecognised") throw new Error(`unrecognised: ${reading.reason}`);
  return reading.observations[0];
}

it("reads a request with user, title and seasons", () => {
  expect(read(PENDING)).toEqual({
    service: "seerr",
    kind: "requested",
    channel: "WEBHOOK",
    event: "MEDIA_PENDING",
    at: null,
    origin: "seerr",
    keys: {
      mediaType: "TV",
      requestId: "31",
      tmdbId: 550001,
      tvdbId: 990001,
      seasons: [1, 2, 4],
      titles: ["Harbour of Glass"],
      year: 2029,
      is4k: false,
    },
    item: {
      title: "Harbour of Glass",
      year: 2029,
      is4k: false,
      requestedBy: "Robin",
      posterUrl: "https://image.tmdb.org/t/p/w600_and_h900_bestv2/harbour.jpg",
    },
  });
});

it.each([
  ["MEDIA_APPROVED", { kind: "approved", isAutomatic: false }],
  ["MEDIA_AUTO_APPROVED", { kind: "approved", isAutomatic: true }],
  ["MEDIA_AUTO_REQUESTED", { kind: "requested", origin: "seerr" }],
  ["MEDIA_DECLINED", { kind: "declined", isAutomatic: false }],
  ["MEDIA_FAILED", { kind: "refused-by-arr" }],
  ["MEDIA_AVAILABLE", { kind: "heard-available" }],
])(
  "reads %s by its type, not by the media's status, with all parts of a request",
  (type, expected) => {
    for (const status of ["PENDING", "AVAILABLE", "A STATUS OF TOMORROW"]) {
      const media = { ...PENDING["media"], status };

      expect(read({ ...PENDING, notification_type: type, media })).toMatchObject({
        ...expected,
        keys: { requestId: "31", seasons: [1, 2, 4] },
        item: { title: "Harbour of Glass", requestedBy: "Robin" },
      });
    }
  },
);

it.each([
  ["New 4K Movie Request", true],
  ["4K Series Request Failed", true],
  ["New Movie Request", false],
  ["", undefined],
])("reads from the event text %j whether the request is 4K", (event, is4k) => {
  expect(read({ ...PENDING, event })?.keys.is4k).toBe(is4k);
});

it.each([
  [
    "a processing movie, declined by Seerr's own clean-up",
    { ...MOVIE, status: "PROCESSING" },
    "Movie Request Declined",
    true,
  ],
  ["a pending movie, declined by a person", MOVIE, "Movie Request Declined", false],
  [
    "a pending 4K movie beside one that is processing",
    { ...MOVIE, status: "PROCESSING", status4k: "PENDING" },
    "4K Movie Request Declined",
    false,
  ],
  [
    "a show, whose status is shared",
    { ...PENDING["media"], status: "PROCESSING" },
    "Series Request Declined",
    false,
  ],
])("recognises who declined: %s", (_name, media, event, isAutomatic) => {
  expect(read({ ...PENDING, notification_type: "MEDIA_DECLINED", event, media })).toMatchObject({
    isAutomatic,
  });
});

it("omits missing posters and unexpanded variables, and names a person without a name by the part before the @", () => {
  const observation = read({
    ...PENDING,
    image: "https://image.tmdb.org/t/p/w600_and_h900_bestv2null",
    request: { request_id: "31", requestedBy_username: "robin@example.org" },
    media: { ...PENDING["media"], tvdbId: "{{media_tvdbid}}", imdbId: "{{media_imdbid}}" },
  });

  expect(observation?.item).toEqual({
    title: "Harbour of Glass",
    year: 2029,
    is4k: false,
    requestedBy: "robin",
  });
  expect(observation?.keys).not.toHaveProperty("tvdbId");
  expect(JSON.stringify(observation)).not.toContain("@");
});

it("reads the Jellyfin id of the requester where the template has it (3.3)", () => {
  const requester = { requestedBy_username: "Robin", requestedBy_jellyfinUserId: "6a5e137b" };
  const request = { request_id: "31", ...requester };
  const literal = { ...request, requestedBy_jellyfinUserId: "{{requestedBy_jellyfinUserId}}" };

  expect(read({ ...PENDING, request })?.item).toMatchObject({ requesterJellyfinId: "6a5e137b" });
  expect(read({ ...PENDING, request: literal })?.item).not.toHaveProperty("requesterJellyfinId");
});

it("finds the seasons under a translated name, and none with only other lists", () => {
  const seasons = (extra: unknown) => read({ ...PENDING, extra })?.keys.seasons;

  expect(seasons([{ name: "Angefragte Staffeln", value: "3,1" }])).toEqual([3, 1]);
  expect(seasons([{ name: "Something", value: "1 to 3" }])).toBeUndefined();
  expect(seasons([])).toBeUndefined();
  expect(seasons("")).toBeUndefined();
});

it("keeps a title without a year whole", () => {
  expect(read({ ...PENDING, subject: "Harbour (Glass)" })?.item).toMatchObject({
    title: "Harbour (Glass)",
  });
  expect(read({ ...PENDING, subject: "Harbour (Glass)" })?.item).not.toHaveProperty("year");
});

it.each([
  "TEST_NOTIFICATION",
  "ISSUE_CREATED",
  "ISSUE_COMMENT",
  "ISSUE_RESOLVED",
  "ISSUE_REOPENED",
])("ignores %s", (type) => {
  const reading = readSeerrWebhook("seerr", { ...PENDING, notification_type: type });

  expect(reading).toMatchObject({
    kind: "read",
    event: type,
    observations: [],
    note: expect.stringMatching(/\w/),
  });
});

it.each([
  ["an Ombi message", { notificationType: "NewRequest", title: "Harbour" }, "Ombi"],
  ["an unknown type", { notification_type: "MEDIA_DREAMT" }, "unknown"],
  ["a type named like an object property", { notification_type: "toString" }, "unknown"],
  [
    "a request without media",
    { notification_type: "MEDIA_PENDING", media: null, request: null },
    "neither",
  ],
  ["a text", "MEDIA_PENDING", "not a JSON object"],
])("does not recognise %s", (_name, body, words) => {
  expect(readSeerrWebhook("seerr", body)).toMatchObject({
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
  const type = fc.constantFrom(
    "MEDIA_PENDING",
    "MEDIA_APPROVED",
    "MEDIA_DECLINED",
    "MEDIA_AVAILABLE",
    "ISSUE_CREATED",
  );
  const field = fc.constantFrom(
    "event",
    "subject",
    "image",
    "media",
    "request",
    "extra",
    "message",
  );

  fc.assert(
    fc.property(
      type,
      fc.dictionary(field, fc.jsonValue()),
      fc.jsonValue(),
      (notification_type, body, media) => {
        expectReading(readSeerrWebhook("seerr", { media, ...body, notification_type }));
        expectReading(readSeerrWebhook("seerr", media));
      },
    ),
  );
});

describe("recorded bodies", () => {
  const webhooks = listFixtures("seerr", "webhook-").filter(
    (path) => path !== "seerr/webhook-delivery-headers.json",
  );

  it.each(webhooks)("recognises %s", (path) => {
    const reading = readSeerrWebhook("seerr", readFixture(path));

    expect(reading.kind).toBe("read");
    const isSilent = /TEST_NOTIFICATION|ISSUE_/.test(path);
    expect(reading.kind === "read" && reading.observations.length > 0).toBe(!isSilent);
    expect(JSON.stringify(reading)).not.toContain("@example.org");
  });

  it.each(listFixtures("seerr", "ombi-"))("recognises %s as Ombi's", (path) => {
    expect(readSeerrWebhook("seerr", readFixture(path))).toMatchObject({
      kind: "unrecognised",
      reason: expect.stringContaining("Ombi"),
    });
  });

  it("distinguishes the clean-up of 3.4 from a person's refusal", () => {
    expect(
      read(readFixture("seerr/webhook-v3.4-MEDIA_DECLINED-orphan-cleanup.json"))?.isAutomatic,
    ).toBe(true);
    expect(read(readFixture("seerr/webhook-MEDIA_DECLINED-movie.json"))?.isAutomatic).toBe(false);
  });
});
