import { expect, it } from "vitest";
import { ArrFile } from "../../../../server/integrations/arr/common/payload.ts";
import { pairFiles } from "../../../../server/integrations/arr/sonarr/pair-files.ts";
import { episodesInName } from "../../../../server/integrations/shared/text.ts";

it.each([
  ["Show.S01E02.mkv", [[1, 2]]],
  ["Show_s01e02_x.mkv", [[1, 2]]],
  [
    "Show - S01E01E02 - Both.mkv",
    [
      [1, 1],
      [1, 2],
    ],
  ],
  [
    "Show - S01E01-E03 - All.mkv",
    [
      [1, 1],
      [1, 2],
      [1, 3],
    ],
  ],
  [
    "Show - S01E01-03 [1080p].mkv",
    [
      [1, 1],
      [1, 2],
      [1, 3],
    ],
  ],
  ["Show - S01E01-1080p.mkv", [[1, 1]]],
  ["Show - S00E07.mkv", [[0, 7]]],
  [
    "Show - S01E01.S01E02.mkv",
    [
      [1, 1],
      [1, 2],
    ],
  ],
  ["[Group] Show - 01 [1080p].mkv", []],
  ["Chaos1E01.mkv", []],
] as const)("reads the episodes of %s", (name, expected) => {
  expect(episodesInName(name).map(({ season, number }) => [season, number])).toEqual(expected);
});

const episodes = [1, 2, 3].map((number) => ({ season: 1, number }));

function pair(...paths: string[]) {
  const files = paths.map((path, index) => ArrFile.parse({ id: index + 1, path }));
  return pairFiles(files, episodes).map(({ file, episodes: own }) => [
    file.id,
    ...own.map(({ number }) => number),
  ]);
}

it("pairs by the names, whatever the order", () => {
  expect(pair("/a/x S01E03.mkv", "/a/x S01E01.mkv", "/a/x S01E02.mkv")).toEqual([
    [1, 3],
    [2, 1],
    [3, 2],
  ]);
});

it("pairs what the names leave over in order, when it is as many", () => {
  expect(pair("/a/first.mkv", "/a/x S01E02.mkv", "/a/last.mkv")).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

it("leaves files alone that could belong to any of several episodes", () => {
  expect(pair("/a/x S01E01.mkv", "/a/rest.mkv")).toEqual([[1, 1]]);
  expect(pair("/a/all.mkv")).toEqual([]);
});

it("is not misled by a folder's name", () => {
  expect(pair("/a/Pack S01E01-E03/x S01E02.mkv")).toEqual([[1, 2]]);
});
