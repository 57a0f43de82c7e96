import { describe, expect, it } from "vitest";
import { fileName, isSameFile } from "../../server/domain/path.ts";
import { foldTitle, searchTextOf, sortTitleOf, toSearchWords } from "../../server/domain/title.ts";

describe("names of files", () => {
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

  it("appear once each in the searched text, before who made the request and its seasons", () => {
    const titles = ["Akira", "AKIRA", null, "アキラ"];
    expect(searchTextOf({ titles, requestedBy: null, seasons: [] })).toBe("akira\nアキラ");
    expect(searchTextOf({ titles, requestedBy: "Jörg Ünal", seasons: [1, 12] })).toBe(
      "akira\nアキラ\njorg unal\nseason 1\nseason 12",
    );
  });

  it("are searched by words, of which a season with its number is one", () => {
    expect(toSearchWords("  Amélie, DESTIN ")).toEqual([["amelie"], ["destin"]]);
    expect(toSearchWords("lycoris season 2")).toEqual([["lycoris"], ["season 2"]]);
    expect(toSearchWords("Staffel 02 Mika")).toEqual([["season 2"], ["mika"]]);
    expect(toSearchWords("SNAFU S02")).toEqual([["snafu"], ["s02", "season 2"]]);
    expect(toSearchWords("season of the witch")[0]).toEqual(["season"]);
    expect(toSearchWords("saison")).toEqual([["saison", "season"]]);
    expect(toSearchWords("1917")).toEqual([["1917"]]);
    expect(toSearchWords("")).toEqual([]);
    expect(toSearchWords("%_".repeat(9))).toEqual([]);
    expect(toSearchWords("a b c d e f g h i j")).toHaveLength(8);
  });

  it("sort by a beginning that fits into an index, and that ends between two characters", () => {
    expect(sortTitleOf("akira\nアキラ")).toBe("akira\nアキラ");
    const rare = "𠮷".repeat(500);
    expect(sortTitleOf(rare)).toBe("𠮷".repeat(200));
    expect(Buffer.byteLength(sortTitleOf(rare))).toBeLessThan(2_704);
  });
});
