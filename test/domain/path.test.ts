import { expect, it } from "vitest";
import {
  countSharedParts,
  isSameFileOfTitle,
  mayHold,
  titleFolders,
} from "../../server/domain/path.ts";

it.each([
  ["/data/media/anime", "/data/media/anime/Kumo/01.mkv"],
  ["/data/media/Anime/", "/mnt/anime/Kumo/01.mkv"],
  ["/data/anime", "/data/media/anime/Kumo/01.mkv"],
  ["/mnt/disk2/anime", "/data/anime/Kumo/01.mkv"],
  ["D:\\Anime", "/tv/anime/Kumo/01.mkv"],
  ["\\\\nas\\anime\\shows", "/anime/shows/Kumo/01.mkv"],
  ["/mnt/anime/movies", "/movies/Kumo (2021)/Kumo.mkv"],
  ["/anime/movies", "/data/media/anime/movies/Kumo (2021)/Kumo.mkv"],
  ["/data/media", "/data/media/movies/Kumo (2021)/Kumo.mkv"],
  // The content of a mount is unknown.
  ["/media", "/anime/Kumo/01.mkv"],
  ["/mnt/media", "/tv/Harbour/01.mkv"],
  ["/", "/anything/Kumo/01.mkv"],
])("%s may hold %s", (folder, path) => {
  expect(mayHold(folder, path)).toBe(true);
});

it.each([
  ["/data/media/anime", "/data/media/movies/Kumo (2021)/Kumo.mkv"],
  ["/data/media/anime", "/tv/Harbour/01.mkv"],
  // The last part is equal, and the folder another.
  ["/data/media/anime/movies", "/data/media/movies/Kumo (2021)/Kumo.mkv"],
  ["/data/anime/movies", "/data/movies/Kumo (2021)/Kumo.mkv"],
  ["/mnt/anime/movies", "/data/media/movies/Kumo (2021)/Kumo.mkv"],
  ["/anime/series", "/tv/series/Harbour/01.mkv"],
  // Only a mount, and both see one tree.
  ["/data/media", "/data/movies/Kumo (2021)/Kumo.mkv"],
  // The name alone is no folder.
  ["/data/anime", "/tv/Harbour/anime"],
  ["/data/anime", "/tv/Anime Club/01.mkv"],
])("%s cannot hold %s", (folder, path) => {
  expect(mayHold(folder, path)).toBe(false);
});

it.each([
  ["/data/tv/Kumo/Season 1/01.mkv", "/media/tv/kumo/season 1/01.MKV", 4],
  ["C:\\tv\\Kumo\\01.mkv", "/tv/Kumo/01.mkv", 3],
  ["/tv/Kumo/01.mkv", "/tv/Kumo/02.mkv", 0],
  ["/tv/Cafe\u0301/01.mkv", "/m/Caf\u00e9/01.mkv", 2],
  ["01.mkv", "/tv/01.mkv", 1],
  ["", "", 0],
])("%s and %s agree in %i parts", (left, right, parts) => {
  expect(countSharedParts(left, right)).toBe(parts);
});

it.each([
  ["/data/tv/Kumo/Season 1/01.mkv", "/m/Kumo/Season 1/01.mkv", true],
  ["/data/tv/Kumo/Season 1/01.mkv", "/m/Ame/Season 1/01.mkv", false],
  ["/data/tv/Kumo/Specials/01.mkv", "/m/Ame/Specials/01.mkv", false],
  ["/movies/Kumo (2021)/Kumo.mkv", "/m/Kumo (2021)/Kumo.mkv", true],
  ["/movies/Kumo (2021)/Kumo.mkv", "/m/Ame (2021)/Kumo.mkv", false],
  ["01.mkv", "/m/Kumo/01.mkv", true],
])("whether %s and %s are one file of one title: %s", (left, right, isSame) => {
  expect(isSameFileOfTitle(left, right)).toBe(isSame);
});

it("names the folders that may be the title's own, without those of seasons", () => {
  expect(titleFolders("/data/media/tv/Kumo/Season 01/01.mkv")).toEqual(["Kumo", "tv", "media"]);
  expect(titleFolders("/tv/Kumo/S2/01.mkv")).toEqual(["Kumo", "tv"]);
  expect(titleFolders("01.mkv")).toEqual([]);
});
