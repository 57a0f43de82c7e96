import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchFiles, type KnownEpisode } from "../../../server/domain/release-name/match-files.ts";

/** A show with seasons of twelve episodes; season 2 begins at 13. */
function show(seasons: readonly number[], count = 12, hasAbsolute = true): KnownEpisode[] {
  return seasons.flatMap((season) =>
    Array.from({ length: count }, (_, index) => ({
      season,
      number: index + 1,
      ...(hasAbsolute && { absoluteNumber: (season - 1) * 12 + index + 1 }),
    })),
  );
}

function match(paths: readonly string[], episodes: readonly KnownEpisode[]): string[] {
  const matched = matchFiles(paths, episodes);
  return paths.map((path) =>
    (matched.get(path) ?? []).map(({ season, number }) => `${season}x${number}`).join(" "),
  );
}

const pad = (number: number) => String(number).padStart(2, "0");
const row = (count: number, name: (number: string) => string, from = 1) =>
  Array.from({ length: count }, (_, index) => name(pad(from + index)));
const expected = (season: number, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `${season}x${from + index}`);

describe("a download with one season", () => {
  it.each<[string, (number: string) => string]>([
    ["S2 - 03", (n) => `[SubsPlease] Show S2 - ${n} (1080p) [ABCD12${n}].mkv`],
    ["S02 - EP03", (n) => `Show S02 - EP${n} VOSTFR [1080p].mkv`],
    ["[03]", (n) => `[VCB-Studio] Show II [${n}][Ma10p_1080p][x265_flac].mkv`],
    ["第03話", (n) => `ショウ 第${n}話.mkv`],
    ["E03", (n) => `Show.E${n}.1080p.mkv`],
    ["Episode 3", (n) => `Show II - Episode ${Number(n)} VOSTFR.mkv`],
    ["Season 2/03", (n) => `Season 2/${n} - Title.mkv`],
    ["03 alone", (n) => `${n}.mkv`],
    ["another title with - 03", (n) => `[Grp] Show Kai - ${n} (1080p).mkv`],
  ])("reads %s within the season", (_form, name) => {
    expect(match(row(12, name), show([2]))).toEqual(expected(2, 12));
    expect(match(row(12, name), show([2], 12, false))).toEqual(expected(2, 12));
  });

  it("reads numbers over all seasons", () => {
    const names = row(12, (n) => `[Grp] Show - ${n} (1080p).mkv`, 13);
    expect(match(names, show([2]))).toEqual(expected(2, 12));
    const stated = row(12, (n) => `[Grp] Show (Season 2) - ${n} [1080p].mkv`, 13);
    expect(match(stated, show([2]))).toEqual(expected(2, 12));
  });

  it("decides for all files together where numbers fit both ways", () => {
    const names = row(24, (n) => `[Grp] Show - ${n} (1080p).mkv`);
    expect(match(names, show([2], 24))).toEqual(expected(2, 24));
    const overall = row(24, (n) => `[Grp] Show - ${n} (1080p).mkv`, 13);
    expect(match(overall, show([2], 24))).toEqual(expected(2, 24));
  });

  it("reads numbers of more than a thousand, and season with episode in three digits", () => {
    const late = [{ season: 21, number: 112, absoluteNumber: 1004 }];
    expect(match(["[HatSubs] Title 1004 [E63F2984].mkv"], late)).toEqual(["21x112"]);
    expect(match(["Title S21 1004.mkv"], late)).toEqual(["21x112"]);
    expect(match(["Show.103.720p.HDTV.x264.mkv"], show([1], 12, false))).toEqual(["1x3"]);
  });

  it("finds every episode of a file, and each of its versions", () => {
    const names = ["Show - S01E01-E03.mkv", "Show - S01E04.mkv", "Show - S01E04v2.mkv"];
    expect(match(names, show([1]))).toEqual(["1x1 1x2 1x3", "1x4", "1x4"]);
  });

  it("finds no episode for files of other seasons, extras and titles with a number", () => {
    const names = [
      "Show - S02E01.mkv",
      "[Grp] Show S2 - 02.mkv",
      "Show NCOP.mkv",
      "Show - 02.5.mkv",
      "Show 14 Words More.mkv",
    ];
    expect(match(names, show([1]))).toEqual(["", "", "", "", ""]);
  });

  it("does not take the second part of a title for the first", () => {
    const first = row(12, (n) => `[VCB-Studio] Show [${n}][1080p].mkv`);
    const second = row(12, (n) => `[VCB-Studio] Show II [${n}][1080p].mkv`);
    expect(match([...second, ...first], show([1]))).toEqual([
      ...second.map(() => ""),
      ...expected(1, 12),
    ]);
  });

  it("reads the numbers of the scene where it counts in other seasons", () => {
    const episodes = row(12, (n) => n).map((n) => ({
      season: 1,
      number: Number(n) + 12,
      sceneSeason: 2,
      sceneNumber: Number(n),
    }));
    expect(
      match(
        row(12, (n) => `Show.S02E${n}.1080p.mkv`),
        episodes,
      ),
    ).toEqual(expected(1, 12, 13));
  });
});

describe("a download with several seasons", () => {
  it.each<[string, (number: string) => string, (number: string) => string]>([
    ["- 03 and S2 - 03", (n) => `[S] Show - ${n} (1080p).mkv`, (n) => `[S] Show S2 - ${n}.mkv`],
    ["[03] and II [03]", (n) => `[VCB] Show [${n}].mkv`, (n) => `[VCB] Show II [${n}].mkv`],
    ["folders", (n) => `Season 1/${n}.mkv`, (n) => `Season 2/${n}.mkv`],
    ["- 03 and 2 - 03", (n) => `[S] Show - ${n}.mkv`, (n) => `[S] Show 2 - ${n}.mkv`],
    ["two titles", (n) => `[S] Show - ${n}.mkv`, (n) => `[S] Show 2nd Season - ${n}.mkv`],
  ])("separates %s", (_form, one, two) => {
    const names = [...row(12, one), ...row(12, two)];
    expect(match(names, show([1, 2]))).toEqual([...expected(1, 12), ...expected(2, 12)]);
    expect(match(names, show([1, 2], 12, false))).toEqual([...expected(1, 12), ...expected(2, 12)]);
  });

  it("reads numbers that go on over the seasons only once these numbers are known", () => {
    const names = row(24, (n) => `[Grp] Show - ${n} (1080p).mkv`);
    expect(match(names, show([1, 2]))).toEqual([...expected(1, 12), ...expected(2, 12)]);
    expect(match(names, show([1, 2], 12, false))).toEqual([
      ...expected(1, 12),
      ...row(12, () => ""),
    ]);
  });

  it("reads specials as specials, and as episodes only of a series of specials", () => {
    const names = ["[G] Show - 01.mkv", "[G] Show [SP01].mkv"];
    const episodes = [...show([1], 1), { season: 0, number: 1 }];
    expect(match(names, episodes)).toEqual(["1x1", "0x1"]);
    expect(
      match(
        row(2, (n) => `[G] Show OVA - ${n}.mkv`),
        show([1], 2),
      ),
    ).toEqual(["1x1", "1x2"]);
  });
});

it("matches a file only with episodes that were given, each file at most once", () => {
  const name = fc.oneof(
    fc.nat(30).map((n) => `Show - ${pad(n)}.mkv`),
    fc.nat(30).map((n) => `Show II [${pad(n)}].mkv`),
    fc.tuple(fc.nat(3), fc.nat(30)).map(([s, n]) => `Show S${s} - ${pad(n)}.mkv`),
    fc.tuple(fc.nat(3), fc.nat(30)).map(([s, n]) => `Show.S0${s}E${pad(n)}.mkv`),
    fc.nat(5).map((n) => `Show OVA ${n}.mkv`),
  );
  const episodes = fc.uniqueArray(
    fc.record({
      season: fc.nat(3),
      number: fc.nat(30),
      absoluteNumber: fc.option(fc.nat(60)),
    }),
    { selector: ({ season, number }) => `${season}x${number}`, maxLength: 40 },
  );
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 40 }), episodes, (names, known) => {
      for (const [path, found] of matchFiles(names, known)) {
        expect(names).toContain(path);
        expect(found.length).toBeGreaterThan(0);
        for (const episode of found) expect(known).toContain(episode);
      }
    }),
  );
});
