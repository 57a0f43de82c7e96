import { describe, expect, it } from "vitest";
import { fileName, isSameFile } from "../../server/domain/path.ts";
import { holdsEpisode, readEpisodeRange } from "../../server/domain/release-name.ts";
import { foldTitle, searchTextOf } from "../../server/domain/title.ts";

describe("names of files", () => {
  it.each([
    ["Show - S01E03.mkv", { season: 1, first: 3, last: 3 }],
    ["Show.S01E03-E04.1080p.mkv", { season: 1, first: 3, last: 4 }],
    ["Show.S01E03E04.1080p.mkv", { season: 1, first: 3, last: 4 }],
    ["Show S1 E12v2 [1080p].mkv", { season: 1, first: 12, last: 12 }],
    ["Show 2x05.avi", { season: 2, first: 5, last: 5 }],
    ["[Group] Show - 07 (BD 1080p HEVC).mkv", { season: null, first: 7, last: 7 }],
    ["[Group] Show - 107v2 [1080p].mkv", { season: null, first: 107, last: 107 }],
    ["folder S05E09/Show - S01E02.mkv", { season: 1, first: 2, last: 2 }],
  ])("%s", (name, range) => {
    expect(readEpisodeRange(name)).toEqual(range);
  });

  it.each(["Show (2020) 1080p.mkv", "NCOP.mkv", "Show.2024.x264-GROUP.mkv", ""])(
    "%j names no episode",
    (name) => {
      expect(readEpisodeRange(name)).toBeNull();
    },
  );

  it("finds an episode by absolute number where the name has no season", () => {
    const episode = { season: 2, number: 1, absoluteNumber: 13 };
    expect(holdsEpisode("[Group] Show - 13 [1080p].mkv", episode)).toBe(true);
    expect(holdsEpisode("[Group] Show - 01 [1080p].mkv", episode)).toBe(false);
    expect(holdsEpisode("Show - S02E01.mkv", episode)).toBe(true);
  });

  it("compares the end of paths and ignores the mount", () => {
    expect(fileName("/a/b\\c.mkv")).toBe("c.mkv");
    expect(isSameFile("/x/Show/E1.mkv", "D:\\media\\show\\e1.MKV")).toBe(true);
    expect(isSameFile("/x/Show/E1.mkv", "E1.mkv")).toBe(true);
    expect(isSameFile("/x/Show/E1.mkv", "/x/Other/E1.mkv")).toBe(false);
    expect(isSameFile("", "")).toBe(false);
  });
});

describe("titles", () => {
  it("fold case, accents, width and punctuation, and keep kana and kanji", () => {
    expect(foldTitle("Frieren: Beyond Journey’s End")).toBe("frieren beyond journey s end");
    expect(foldTitle("ＡＫＩＲＡ")).toBe("akira");
    expect(foldTitle("Amélie")).toBe("amelie");
    expect(foldTitle("すずめの戸締まり")).toBe("すずめの戸締まり");
    expect(foldTitle("戸締まり")).toBe("戸締まり");
  });

  it("appear once each in the searched text", () => {
    expect(searchTextOf(["Akira", "AKIRA", null, "アキラ"])).toBe("akira\nアキラ");
  });
});
