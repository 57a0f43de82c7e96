import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findHiddenFiles } from "../../../server/domain/deletion/hidden-files.ts";

const pad = (number: number) => String(number).padStart(2, "0");
const row = (count: number, name: (number: string) => string, from = 1) =>
  Array.from({ length: count }, (_, index) => `Batch/${name(pad(from + index))}`);

/** Two seasons of three episodes and a special; season 2 begins at 4. */
const known = [0, 1, 2].flatMap((season) =>
  [1, 2, 3].map((number) => ({
    season,
    number,
    ...(season > 0 && { absoluteNumber: (season - 1) * 3 + number }),
  })),
);

const base = {
  mediaType: "TV",
  expected: 3,
  known,
  isGoing: (season: number) => season === 1,
} as const;
const NOTHING = { seasons: [], unread: [] };

const first = row(3, (n) => `[Grp] Show - ${n} (1080p).mkv`);

describe("a download of season 1 that also holds season 2", () => {
  it.each<[string, readonly string[]]>([
    ["S02E01", row(3, (n) => `Show.S02E${n}.mkv`)],
    ["2x01", row(3, (n) => `Show 2x${n}.mkv`)],
    ["S2 - 01", row(3, (n) => `[Grp] Show S2 - ${n} (1080p).mkv`)],
    ["S2 [01]", row(3, (n) => `[Grp] Show S2 [${n}].mkv`)],
    ["Season 2/01", row(3, (n) => `Season 2/${n}.mkv`)],
    ["a file of the whole season", ["Batch/Season 2/Show.mkv"]],
    ["2nd Season", row(3, (n) => `Show 2nd Season - ${n}.mkv`)],
    ["第2期 第01話", row(3, (n) => `ショウ 第2期 第${n}話.mkv`)],
    ["numbers that go on", row(3, (n) => `[Grp] Show - ${n} (1080p).mkv`, 4)],
  ])("is of season 2 by %s", (_form, second) => {
    expect(findHiddenFiles({ ...base, files: [...first, ...second] })).toEqual({
      seasons: [2],
      unread: [],
    });
  });

  it.each<[string, readonly string[], number]>([
    ["II [01]", row(3, (n) => `[VCB] Show II [${n}].mkv`), 6],
    ["the same numbers under another title", row(3, (n) => `[Grp] Show Kai - ${n}.mkv`), 6],
    ["names without numbers", ["Batch/a.mkv", "Batch/b.mkv"], 2],
    ["numbers of no known episode", row(3, (n) => `[Grp] Show - ${n}.mkv`, 50), 3],
    ["numbers that may be of the title", ["Batch/Show 14 Words.mkv"], 1],
  ])("may be of season 1 or 2 by %s", (_form, second, count) => {
    const { unread } = findHiddenFiles({ ...base, files: [...first, ...second] });
    expect(unread).toHaveLength(count);
  });

  it("may be of season 1 or 2 while the numbers over all seasons are not known", () => {
    const files = [...first, ...row(3, (n) => `[Grp] Show - ${n} (1080p).mkv`, 4)];
    const unnumbered = known.map(({ season, number }) => ({ season, number }));
    expect(findHiddenFiles({ ...base, files, known: unnumbered }).unread).toHaveLength(3);
    expect(findHiddenFiles({ ...base, files, known: [] }).unread).toHaveLength(6);
  });

  it("is found where fewer files than episodes hold several episodes each", () => {
    const files = ["Batch/Show.S01E01-E03.mkv", ...row(2, (n) => `Show.S02E${n}.mkv`)];
    expect(findHiddenFiles({ ...base, files }).seasons).toEqual([2]);
  });
});

it("does not trust a folder of a season for numbers that go on, nor for names without a number", () => {
  const files = row(6, (n) => `Show S01/[Grp] Show - ${n}.mkv`);
  expect(findHiddenFiles({ ...base, files }).unread).toHaveLength(3);
  const named = [...row(3, (n) => `Show S01/${n}.mkv`), "Batch/Show S01/Another.mkv"];
  expect(findHiddenFiles({ ...base, files: named }).unread).toEqual(["Another.mkv"]);
});

it("counts specials and recaps as specials", () => {
  for (const special of ["[Grp] Show [SP01].mkv", "Specials/01.mkv", "[Grp] Show - 02.5.mkv"])
    expect(findHiddenFiles({ ...base, files: [...first, `Batch/${special}`] }).seasons).toEqual([
      0,
    ]);
});

it("does not count subtitles, samples, trailers and openings", () => {
  const files = [
    ...first,
    "Batch/Show - 01.ass",
    "Batch/sample.mkv",
    "Batch/Show-sample.mkv",
    "Batch/Sample/show.mkv",
    "Batch/NCOP 1.mkv",
    "Batch/[Grp] Show [NCED2][1080p].mkv",
    "Batch/[Grp] Show - PV1 [1080p].mkv",
    "Batch/Extras/01.mkv",
    "Batch/Show Trailer.mkv",
    "Batch/cover.jpg",
  ];
  expect(findHiddenFiles({ ...base, files })).toEqual(NOTHING);
});

it("does not take an episode for a sample or an extra by a word of its title", () => {
  for (const name of ["Show.S02E05.The.Sample.mkv", "Show.S02E05.Extras.mkv", "Trailer.S02E05.mkv"])
    expect(findHiddenFiles({ ...base, files: [...first, `Batch/${name}`] }).seasons).toEqual([2]);
});

it("trusts the arr where it named as many episodes as the files hold", () => {
  const files = row(3, (n) => `[Grp] Show S2 - ${n}.mkv`);
  expect(findHiddenFiles({ ...base, files })).toEqual(NOTHING);
});

it("lets a pack of the whole show go by any number, but not a file without one", () => {
  const isGoing = () => true;
  const files = row(6, (n) => `[Grp] Show - ${n}.mkv`);
  expect(findHiddenFiles({ ...base, isGoing, files })).toEqual(NOTHING);
  const more = [...files, "Batch/Another Show.mkv"];
  expect(findHiddenFiles({ ...base, isGoing, files: more }).unread).toEqual(["Another Show.mkv"]);
});

describe("a download of a movie", () => {
  const movie = { ...base, mediaType: "MOVIE", expected: 0, known: [] } as const;

  it("may hold other movies", () => {
    const files = ["Trilogy/One (2001).mkv", "Trilogy/Two (2003).mkv"];
    expect(findHiddenFiles({ ...movie, files }).unread).toEqual([
      "One (2001).mkv",
      "Two (2003).mkv",
    ]);
  });

  it.each<[string, readonly string[]]>([
    [
      "one file with its extras",
      ["M/Movie.mkv", "M/Movie-trailer.mkv", "M/Featurettes/Making.mkv"],
    ],
    ["one file with a sample", ["M/movie.mkv", "M/Sample/movie-sample.mkv"]],
    ["its two parts", ["M/Movie CD1.avi", "M/Movie CD2.avi"]],
    ["a disc", ["M/BDMV/STREAM/00001.m2ts", "M/BDMV/STREAM/00002.m2ts"]],
  ])("goes with %s", (_form, files) => {
    expect(findHiddenFiles({ ...movie, files })).toEqual(NOTHING);
  });
});

it("never lets a file go unseen: beyond the expected episodes each video goes by its season or is listed", () => {
  const name = fc.oneof(
    fc.tuple(fc.nat(3), fc.nat(9)).map(([s, n]) => `Show.S0${s}E0${n}.mkv`),
    fc.tuple(fc.nat(3), fc.nat(9)).map(([s, n]) => `Show S${s} - 0${n}.mkv`),
    fc.nat(9).map((n) => `Show - 0${n}.mkv`),
    fc.nat(9).map((n) => `Show II [0${n}].mkv`),
    fc.constantFrom("a.mkv", "Show 14 Words.mkv", "Season 3/b.mkv", "S01/c.mkv", " .mkv", ".mkv"),
  );
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 8 }), fc.nat(8), (files, expected) => {
      const { seasons, unread } = findHiddenFiles({ ...base, files, expected });
      for (const season of seasons) expect(season).not.toBe(1);
      const foreign = files.filter((file) => /S0?[023](?:E| -)/.test(file));
      if (foreign.length > 0 && (expected === 0 || files.length > expected))
        expect(seasons.length + unread.length).toBeGreaterThan(0);
    }),
  );
});
