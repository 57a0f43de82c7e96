import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import { matchFiles } from "../../../domain/release-name/match-files.ts";
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
  const found = matchByName(files, episodes);
  const leftFiles = files.filter((file) => !found.has(file));
  const paired = new Set([...found.values()].flat());
  const leftEpisodes = episodes.filter((episode) => !paired.has(episode));
  if (leftFiles.length === leftEpisodes.length) {
    for (const [index, file] of leftFiles.entries())
      found.set(file, leftEpisodes.slice(index, index + 1));
  }
  return files.flatMap((file) => {
    const own = found.get(file);
    return own === undefined ? [] : [{ file, episodes: own }];
  });
}

/** The name in the library counts before the name in the download. */
function matchByName(
  files: readonly ArrFile[],
  episodes: readonly EpisodeRef[],
): Map<ArrFile, readonly EpisodeRef[]> {
  const found = new Map<ArrFile, readonly EpisodeRef[]>();
  for (const key of ["path", "relativePath", "sceneName"] as const) {
    const left = files.filter((file) => !found.has(file) && file[key] !== undefined);
    const paired = new Set([...found.values()].flat());
    const matched = matchFiles(
      left.flatMap((file) => file[key] ?? []),
      episodes.filter((episode) => !paired.has(episode)),
    );
    for (const file of left) {
      const own = matched.get(file[key] ?? "");
      if (own !== undefined) found.set(file, own);
    }
  }
  return found;
}
