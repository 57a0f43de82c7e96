import { describe, expect, it } from "vitest";
import {
  isFree,
  isRecheckNeeded,
  planMedia,
  type MediaFacts,
} from "../../../server/domain/deletion/media.ts";
import {
  planArr,
  reasonsToKeep,
  type DownloadFacts,
} from "../../../server/domain/deletion/plan.ts";
import { formatKeep, type KeepReason } from "../../../server/domain/message/keep.ts";

const episode = (season: number, number: number, fileId: number | null, isMonitored = false) => ({
  season,
  number,
  fileId,
  isMonitored,
});
const file = (id: number, ...episodes: { season: number; number: number }[]) => ({
  id,
  path: `/tv/show/${id}.mkv`,
  episodes,
});

describe("what goes from Sonarr", () => {
  const one = { mediaType: "TV", seasons: [1] } as const;
  const first = file(1, { season: 1, number: 1 });
  const second = file(2, { season: 2, number: 1 });

  it("takes the series with its only season", () => {
    const facts = {
      title: "Show",
      files: [first],
      episodes: [episode(1, 1, 1, true), episode(0, 1, null)],
    };
    expect(planArr(one, [], facts)).toMatchObject({ removesTitle: true, kept: [] });
  });

  it("leaves a series of which another season has a file, and says so", () => {
    const facts = {
      title: "Show",
      files: [first, second],
      episodes: [episode(1, 1, 1), episode(2, 1, 2)],
    };
    expect(planArr(one, [], facts)).toMatchObject({
      removesTitle: false,
      files: [first],
      kept: [
        {
          what: { code: "THE_SERIES", params: { title: "Show" } },
          reason: { code: "SEASONS_IN_USE", params: { seasons: [2] } },
        },
      ],
    });
  });

  it("keeps a series with another monitored season", () => {
    const facts = {
      title: "Show",
      files: [first],
      episodes: [episode(1, 1, 1), episode(2, 1, null, true)],
    };
    expect(planArr(one, [], facts).removesTitle).toBe(false);
  });

  it("leaves the season that somebody else asked for too (F2b)", () => {
    const facts = { title: "Show", files: [first], episodes: [episode(1, 1, 1, true)] };
    const plan = planArr(one, [{ id: "r", by: "mika", seasons: [] }], facts);
    expect(plan).toMatchObject({ removesTitle: false, files: [], episodes: [] });
    const byMika = { code: "REQUESTED_TOO", params: { by: "mika" } };
    expect(plan.kept).toEqual([
      { what: { code: "THE_SEASON", params: { season: 1 } }, reason: byMika },
      { what: { code: "THE_SERIES", params: { title: "Show" } }, reason: byMika },
    ]);
  });

  it("leaves a file that reaches into another season", () => {
    const across = file(3, { season: 1, number: 13 }, { season: 2, number: 1 });
    const facts = { title: "Show", files: [across], episodes: [episode(1, 13, 3)] };
    expect(planArr(one, [], facts)).toMatchObject({ removesTitle: false, files: [] });
  });
});

const wordsOf = (reasons: readonly KeepReason[]) => reasons.map((reason) => formatKeep(reason));

describe("which downloads go", () => {
  const own = { mediaType: "TV", seasons: [1] } as const;
  const facts: DownloadFacts = {
    title: "Show S01",
    episodes: [
      { season: 1, number: 1 },
      { season: 1, number: 2 },
    ],
    sharedWith: [],
    otherTitles: [],
    crossSeeds: [],
    files: ["Show/Show.S01E01.mkv", "Show/Show.S01E02.mkv", "Show/Sample/sample.S09E01.mkv"],
    known: [],
  };

  it("goes when everything it brings was asked for by this request alone", () => {
    expect(reasonsToKeep(own, [], facts)).toEqual([]);
  });

  it("stays when only the names of its files show another season", () => {
    const files = [...(facts.files ?? []), "Show/Show.S02E01.mkv"];
    expect(wordsOf(reasonsToKeep(own, [], { ...facts, files }))).toEqual([
      "its files are also of season 2",
    ]);
  });

  it("stays when it holds more than what goes and a file cannot be read, and names the file", () => {
    const files = [...(facts.files ?? []), "Show/first.mkv", "Show/readme.txt", "Show/first.srt"];
    expect(wordsOf(reasonsToKeep(own, [], { ...facts, files }))).toEqual([
      "it is not known which episodes 1 of its files contain (first.mkv)",
    ]);
  });

  it("trusts the arr where a release numbers by another scheme", () => {
    const files = ["Show/Show.S02E01.mkv", "Show/Show.S02E02.mkv"];
    expect(wordsOf(reasonsToKeep(own, [], { ...facts, files }))).toEqual([]);
  });

  it("reports every reason once", () => {
    const otherRequest = { id: "r", by: "mika", seasons: [2] };
    const shared = {
      ...facts,
      sharedWith: [otherRequest, otherRequest],
      crossSeeds: ["Show S01 [other tracker]"],
      otherTitles: ["A movie"],
    };
    expect(wordsOf(reasonsToKeep(own, [otherRequest], shared))).toEqual([
      "it also brings what mika asked for",
      "it also brings A movie",
      "its data is shared with Show S01 [other tracker]",
    ]);
  });
});

describe("what becomes of Seerr's row of the title", () => {
  const own = { mediaType: "TV", seasons: [1], requestId: "7", is4k: false } as const;
  const media: MediaFacts = {
    requests: [{ id: "7", is4k: false, seasons: [1], by: "mika" }],
    status: 4,
    status4k: 1,
    seasons: [
      { number: 1, status: 5, status4k: 1 },
      { number: 2, status: 1, status4k: 1 },
    ],
  };

  it("forgets it when nobody else wants it", () => {
    expect(planMedia(own, media)).toEqual({ kind: "forget" });
  });

  it("leaves it to whoever asked for it in the same quality", () => {
    const requests = [...media.requests, { id: "8", is4k: false, seasons: [2], by: "Ada" }];
    expect(planMedia(own, { ...media, requests })).toEqual({
      kind: "leave",
      reason: { code: "REQUESTED_TOO", params: { by: "Ada" } },
    });
  });

  it("sets its own half back where the other quality is somebody's", () => {
    const requests = [...media.requests, { id: "8", is4k: true, seasons: [1], by: "Ada" }];
    expect(planMedia(own, { ...media, requests }).kind).toBe("reset");
    expect(planMedia(own, { ...media, status4k: 5 }).kind).toBe("reset");
  });

  it("has Seerr compare everything only for available seasons that nobody else asked for", () => {
    const isNeeded = (...seasons: readonly (readonly number[])[]) =>
      isRecheckNeeded(own, {
        ...media,
        requests: [
          ...media.requests,
          ...seasons.map((asked, index) => ({
            id: `${index + 8}`,
            is4k: false,
            seasons: asked,
            by: "Ada",
          })),
        ],
      });
    expect(isNeeded()).toBe(false);
    expect(isNeeded([2])).toBe(true);
    expect(isNeeded([1, 2])).toBe(false);
    expect(isNeeded([])).toBe(false);
    const requests = [...media.requests, { id: "8", is4k: false, seasons: [2], by: "Ada" }];
    const seasons = [{ number: 1, status: 3, status4k: 1 }];
    expect(isRecheckNeeded(own, { ...media, requests, seasons })).toBe(false);
  });

  it("leaves it where other seasons are there, or it is on the blocklist", () => {
    const seasons = [media.seasons[0], { number: 2, status: 5, status4k: 1 }].flatMap(
      (season) => season ?? [],
    );
    expect(planMedia(own, { ...media, seasons }).kind).toBe("leave");
    expect(planMedia(own, { ...media, status: 6 }).kind).toBe("leave");
  });

  it("knows when it can be asked for again", () => {
    expect(isFree(own, media)).toBe(false);
    const seasons = [{ number: 1, status: 7, status4k: 1 }];
    expect(isFree(own, { ...media, seasons })).toBe(true);
    expect(isFree({ ...own, mediaType: "MOVIE", seasons: [] }, { ...media, status: 1 })).toBe(true);
  });
});
