import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import { readEpisodes } from "../../../domain/release-name.ts";
import type { ArrFile } from "../common/payload.ts";

export interface FilePair {
  readonly file: ArrFile;
  readonly episodes: readonly EpisodeRef[];
}

/**
 * An import-complete event lists episodes and files side by side without linking them. File names decide; the rest is
 * paired in order if both counts match, and otherwise not at all.
 */
export function pairFiles(files: readonly ArrFile[], episodes: readonly EpisodeRef[]): FilePair[] {
  const byName = files.map((file) => ({ file, episodes: episodesOf(file, episodes) }));
  const leftFiles = byName.filter((pair) => pair.episodes.length === 0);
  const paired = new Set(byName.flatMap((pair) => pair.episodes));
  const leftEpisodes = episodes.filter((episode) => !paired.has(episode));
  if (leftFiles.length !== leftEpisodes.length)
    return byName.filter((pair) => pair.episodes.length > 0);

  const inOrder = new Map(
    leftFiles.map(({ file }, index) => [file, leftEpisodes.slice(index, index + 1)]),
  );
  return byName.map((pair) => ({
    file: pair.file,
    episodes: inOrder.get(pair.file) ?? pair.episodes,
  }));
}

function episodesOf(file: ArrFile, episodes: readonly EpisodeRef[]): EpisodeRef[] {
  for (const name of [file.path, file.relativePath, file.sceneName]) {
    const ranges = name === undefined ? [] : readEpisodes(name);
    const found = episodes.filter(({ season, number }) =>
      ranges.some((one) => one.season === season && number >= one.first && number <= one.last),
    );
    if (found.length > 0) return found;
  }
  return [];
}
