import { expect, it } from "vitest";
import { holdsEpisode, readEpisodes } from "../../server/domain/release-name.ts";

it.each([
  ["Show.S01E02.mkv", "1:2-2"],
  ["Show - S01E03.mkv", "1:3-3"],
  ["Show_s01e02_x.mkv", "1:2-2"],
  ["Show - S01E01E02 - Both.mkv", "1:1-2"],
  ["Show.S01E03E04.1080p.mkv", "1:3-4"],
  ["Show.S01E03-E04.1080p.mkv", "1:3-4"],
  ["Show - S01E01-E03 - All.mkv", "1:1-3"],
  ["Show - S01E01-E26 - Season.mkv", "1:1-26"],
  ["Show - S01E01-03 [1080p].mkv", "1:1-3"],
  ["Show - S01E01-1080p.mkv", "1:1-1"],
  ["Show - S01E01-720.mkv", "1:1-1"],
  ["Show - S00E07.mkv", "0:7-7"],
  ["Show S1 E12v2 [1080p].mkv", "1:12-12"],
  ["Show - S01E01.S01E02.mkv", "1:1-1 1:2-2"],
  ["Show 2x05.avi", "2:5-5"],
  ["Show 2x05-06.avi", "2:5-6"],
  ["[Group] Show - 07 (BD 1080p HEVC).mkv", "absolute:7-7"],
  ["[Group] Show - 107v2 [1080p].mkv", "absolute:107-107"],
  ["[Group] Show - 01 [1080p].mkv", "absolute:1-1"],
  ["folder S05E09/Show - S01E02.mkv", "1:2-2"],
  ["Chaos1E01.mkv", ""],
  ["Show (2020) 1080p.mkv", ""],
  ["Show.2024.x264-GROUP.mkv", ""],
  ["NCOP.mkv", ""],
  ["", ""],
])("reads the episodes of %j", (name, expected) => {
  const ranges = readEpisodes(name).map(
    ({ season, first, last }) => `${season ?? "absolute"}:${first}-${last}`,
  );
  expect(ranges.join(" ")).toBe(expected);
});

it("finds an episode by its absolute number when the name has no season", () => {
  const episode = { season: 2, number: 1, absoluteNumber: 13 };
  expect(holdsEpisode("[Group] Show - 13 [1080p].mkv", episode)).toBe(true);
  expect(holdsEpisode("[Group] Show - 01 [1080p].mkv", episode)).toBe(false);
  expect(holdsEpisode("Show - S02E01.mkv", episode)).toBe(true);
});

it("finds every episode of a file with several", () => {
  expect(holdsEpisode("Show - S01E01-E03.mkv", { season: 1, number: 2 })).toBe(true);
  expect(holdsEpisode("Show - S01E01.S01E04.mkv", { season: 1, number: 4 })).toBe(true);
  expect(holdsEpisode("Show - S01E01-E03.mkv", { season: 2, number: 2 })).toBe(false);
});
