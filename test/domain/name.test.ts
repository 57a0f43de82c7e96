import { describe, expect, it } from "vitest";
import { fileName, isSameFile } from "../../server/domain/path.ts";
import { foldTitle, searchTextOf, sortTitleOf } from "../../server/domain/title.ts";

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

  it("appear once each in the searched text", () => {
    expect(searchTextOf(["Akira", "AKIRA", null, "アキラ"])).toBe("akira\nアキラ");
  });

  it("sort by a beginning that fits into an index, and that ends between two characters", () => {
    expect(sortTitleOf("akira\nアキラ")).toBe("akira\nアキラ");
    const rare = "𠮷".repeat(500);
    expect(sortTitleOf(rare)).toBe("𠮷".repeat(200));
    expect(Buffer.byteLength(sortTitleOf(rare))).toBeLessThan(2_704);
  });
});
