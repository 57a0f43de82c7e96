import { expect, it } from "vitest";
import { ArrFile } from "../../../../server/integrations/arr/common/payload.ts";
import { pairFiles } from "../../../../server/integrations/arr/sonarr/pair-files.ts";

const episodes = [1, 2, 3].map((number) => ({ season: 1, number }));

function pair(...paths: string[]) {
  const files = paths.map((path, index) => ArrFile.parse({ id: index + 1, path }));
  return pairFiles(files, episodes).map(({ file, episodes: own }) => [
    file.id,
    ...own.map(({ number }) => number),
  ]);
}

it("pairs files by name, in any order", () => {
  expect(pair("/a/x S01E03.mkv", "/a/x S01E01.mkv", "/a/x S01E02.mkv")).toEqual([
    [1, 3],
    [2, 1],
    [3, 2],
  ]);
});

it("pairs the remaining files in order when the counts match", () => {
  expect(pair("/a/first.mkv", "/a/x S01E02.mkv", "/a/last.mkv")).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

it("leaves files unpaired that could belong to several episodes", () => {
  expect(pair("/a/x S01E01.mkv", "/a/rest.mkv")).toEqual([[1, 1]]);
  expect(pair("/a/all.mkv")).toEqual([]);
});

it("ignores the names of folders", () => {
  expect(pair("/a/Pack S01E01-E03/x S01E02.mkv")).toEqual([[1, 2]]);
});
