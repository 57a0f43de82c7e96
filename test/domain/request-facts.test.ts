import { describe, expect, it } from "vitest";
import type { ItemFacts } from "../../server/domain/observation/facts.ts";
import type { Keys } from "../../server/domain/observation/keys.ts";
import type { Observation } from "../../server/domain/observation/observation.ts";
import {
  formatRequesterId,
  mergeRequestFacts,
  parseRequesterId,
  reportsSeasons,
  type RequestFacts,
  type RequestSource,
} from "../../server/domain/request-facts.ts";
import { buildObservation } from "../support/observation.ts";

const SEERR: RequestSource = { origin: "seerr", service: "seerr", id: "31" };
const SONARR: RequestSource = { origin: "arr", service: "sonarr", id: "5" };

const UNKNOWN: RequestFacts = {
  title: "",
  originalTitle: null,
  otherTitles: [],
  year: null,
  isAnime: false,
  is4k: false,
  tmdbId: null,
  tvdbId: null,
  imdbId: null,
  requester: { id: null, name: null, jellyfinId: null },
  posterUrl: null,
  backdropUrl: null,
  overview: null,
  runtimeMinutes: null,
  genres: null,
  pendingSeasons: null,
  isHeardAvailable: null,
};

/** What Seerr's API reports about the request. */
const polled = (item: ItemFacts, keys: Keys = {}): Observation =>
  buildObservation("approved", {
    service: "seerr",
    channel: "POLL",
    item,
    keys: { requestId: "31", ...keys },
  });
const hooked = (item: ItemFacts, keys: Keys = {}): Observation =>
  buildObservation("approved", { service: "seerr", item, keys: { requestId: "31", ...keys } });
const ofSonarr = (item: ItemFacts, keys: Keys = {}): Observation =>
  buildObservation("airs", {
    channel: "POLL",
    item,
    keys: { arr: { service: "sonarr", id: 5 }, ...keys },
  });

const merge = (source: RequestSource, ...observations: readonly Observation[]): RequestFacts =>
  observations.reduce((known, one) => mergeRequestFacts(known, one, source), UNKNOWN);

describe("what a title is about", () => {
  const ABOUT = {
    overview: "Two agents serve coffee.",
    runtimeMinutes: 24,
    genres: ["Animation", "Crime"],
    backdropUrl: "https://p/wide.jpg",
  };

  it("is what Seerr's API says; other services fill the gaps only", () => {
    const other = ofSonarr({ ...ABOUT, overview: "Sonarr's words.", runtimeMinutes: 25 });
    expect(merge(SEERR, other)).toMatchObject({ overview: "Sonarr's words.", runtimeMinutes: 25 });
    const { runtimeMinutes: _none, ...rest } = ABOUT;
    expect(merge(SEERR, other, polled(rest), other)).toMatchObject({
      ...ABOUT,
      runtimeMinutes: 25,
    });
    expect(merge(SEERR, polled(ABOUT), polled({ title: "Only a Title" }))).toMatchObject(ABOUT);
  });

  it("is what the arr says of a title that was added there", () => {
    expect(merge(SONARR, ofSonarr(ABOUT), ofSonarr({ ...ABOUT, genres: ["Crime"] }))).toMatchObject(
      {
        ...ABOUT,
        genres: ["Crime"],
      },
    );
  });
});

describe("titles, dates and ids", () => {
  const before = polled(
    { title: "Old Name", originalTitle: "古い", year: 2019, posterUrl: "https://p/old.jpg" },
    { tmdbId: 7, tvdbId: 70, imdbId: "tt0000070" },
  );

  it("follow what Seerr's API has now; the titles of before stay searchable", () => {
    const after = polled(
      { title: "New Name", originalTitle: "新しい", year: 2020, posterUrl: "https://p/new.jpg" },
      { tmdbId: 7, tvdbId: 71, imdbId: "tt0000071" },
    );

    expect(merge(SEERR, before, after)).toMatchObject({
      title: "New Name",
      originalTitle: "新しい",
      otherTitles: ["Old Name", "古い"],
      year: 2020,
      posterUrl: "https://p/new.jpg",
      tmdbId: 7,
      tvdbId: 71,
      imdbId: "tt0000071",
    });
  });

  it("are not replaced by a webhook, by another service, or by a report without them", () => {
    const others = [
      hooked({ title: "Mangled {{event}}", year: 1, posterUrl: "https://p/x.jpg" }, { tvdbId: 72 }),
      ofSonarr({ title: "Sonarr's Name", year: 2, posterUrl: "https://p/y.jpg" }, { tvdbId: 73 }),
      polled({}),
    ];

    expect(merge(SEERR, before, ...others)).toMatchObject({
      title: "Old Name",
      originalTitle: "古い",
      otherTitles: ["Mangled {{event}}", "Sonarr's Name"],
      year: 2019,
      posterUrl: "https://p/old.jpg",
      tvdbId: 70,
    });
  });

  it("are taken from a webhook until Seerr's API has been read, also a mangled title", () => {
    const mangled = hooked({ title: "Odd {{subject}} Title" });

    expect(merge(SEERR, mangled).title).toBe("Odd {{subject}} Title");
    expect(merge(SEERR, mangled, polled({ title: "Odd $& Title" }))).toMatchObject({
      title: "Odd $& Title",
      otherTitles: ["Odd {{subject}} Title"],
    });
  });

  it("follow the arr for a title that was added there; its ids stay, other ids are another title", () => {
    const facts = merge(
      SONARR,
      ofSonarr({ title: "Old Name", year: 2019 }, { tvdbId: 70 }),
      ofSonarr({ title: "New Name", year: 2020 }, { tvdbId: 71 }),
      buildObservation("airs", {
        channel: "POLL",
        item: { title: "Of another number" },
        keys: { arr: { service: "sonarr", id: 6 } },
      }),
    );

    expect(facts).toMatchObject({ title: "New Name", year: 2020, tvdbId: 70 });
  });

  it("keep the title that was shown before among many others", () => {
    const otherTitles = Array.from({ length: 60 }, (_, index) => `Title ${index}`);
    const facts = merge(SEERR, polled({ title: "Old", otherTitles }), polled({ title: "New" }));

    expect(facts.otherTitles).toHaveLength(40);
    expect(facts.otherTitles).toContain("Old");
  });
});

describe("the requester", () => {
  const BERT = { requesterId: 3, requestedBy: "bert", requesterJellyfinId: "aa" };
  const requester = (...observations: readonly Observation[]) =>
    merge(SEERR, ...observations).requester;

  it("is a user id: a rename and a change of hands are followed", () => {
    expect(requester(polled(BERT), polled({ ...BERT, requestedBy: "Bert K." }))).toEqual({
      id: 3,
      name: "Bert K.",
      jellyfinId: "aa",
    });
    expect(requester(polled(BERT), polled({ requesterId: 6, requestedBy: "bert" }))).toEqual({
      id: 6,
      name: "bert",
      jellyfinId: null,
    });
  });

  it("keeps no name of another person", () => {
    expect(requester(polled(BERT), polled({ requesterId: 6 })).name).toBeNull();
    expect(requester(polled(BERT), polled({ requesterId: 3 })).name).toBe("bert");
  });

  it("follows the name of a webhook only until it is identified", () => {
    const mika = hooked({ requestedBy: "mika" });
    const ada = hooked({ requestedBy: "ada" });

    expect(requester(mika, ada)).toEqual({ id: null, name: "ada", jellyfinId: null });
    expect(requester(mika, polled(BERT))).toMatchObject({ id: 3, name: "bert" });
    expect(requester(polled(BERT), ada)).toMatchObject({ id: 3, name: "bert" });
  });

  it("follows a webhook that names the same or another person by the Jellyfin id", () => {
    const renamed = hooked({ requestedBy: "Bert K.", requesterJellyfinId: "aa" });
    const given = hooked({ requestedBy: "ada", requesterJellyfinId: "bb" });

    expect(requester(polled(BERT), renamed)).toEqual({ id: 3, name: "Bert K.", jellyfinId: "aa" });
    expect(requester(polled(BERT), given)).toEqual({ id: null, name: "ada", jellyfinId: "bb" });
  });
});

it("takes pending seasons and availability from whoever reports them", () => {
  const known = merge(SEERR, polled({ pendingSeasons: [2], isAvailable: true }));

  expect(known).toMatchObject({ pendingSeasons: [2], isHeardAvailable: true });
  expect(mergeRequestFacts(known, hooked({}), SEERR)).toMatchObject({
    pendingSeasons: [2],
    isHeardAvailable: true,
  });
  expect(
    mergeRequestFacts(known, polled({ pendingSeasons: [], isAvailable: false }), SEERR),
  ).toMatchObject({ pendingSeasons: [], isHeardAvailable: false });
});

it.each([
  ["a poll", polled({}, { seasons: [1, 2] }), true],
  ["the webhook of an approval", hooked({}, { seasons: [1, 2] }), true],
  ["a poll without seasons", polled({}), false],
  [
    "a late webhook about the request before its edit",
    buildObservation("requested", { service: "seerr", keys: { requestId: "31", seasons: [1] } }),
    false,
  ],
])("takes the seasons from %s: %s", (_name, observation, isTaken) => {
  expect(reportsSeasons(observation)).toBe(isTaken);
});

it("identifies requesters across instances", () => {
  expect(formatRequesterId("seerr-2", 3)).toBe("seerr-2:3");
  expect(parseRequesterId("seerr-2:3")).toEqual({ service: "seerr-2", userId: 3 });
  for (const text of ["", "3", "seerr:", "seerr:x", "seerr:0", ":3", "seerr:99999999999"])
    expect(parseRequesterId(text)).toBeNull();
});
