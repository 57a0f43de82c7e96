import { expect, it } from "vitest";
import { mayHold } from "../../server/domain/path.ts";

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
