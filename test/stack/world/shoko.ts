import type { MediaFile, ShokoFile } from "./model.ts";
import { expectFound, type World } from "./world.ts";

/** Two, so that a relative path alone does not say which file is meant. */
export const IMPORT_FOLDERS = [
  { id: 1, name: "Anime shows", path: "/data/media/anime/shows/" },
  { id: 2, name: "Anime movies", path: "/data/media/anime/movies/" },
] as const;

/** The folder that Shoko watches and the file lies in. */
export function findImportFolder(path: string): (typeof IMPORT_FOLDERS)[number] | null {
  return IMPORT_FOLDERS.find((folder) => path.startsWith(folder.path)) ?? null;
}

/** The watcher sees a new file. */
export function shokoDetect(world: World, file: MediaFile): ShokoFile {
  const folder = expectFound(findImportFolder(file.path), `Shoko folder for ${file.path}`);
  const known = findShokoFile(world, file);
  if (known) return known;
  const shokoFile: ShokoFile = {
    id: world.nextId("shoko file"),
    file,
    folderId: folder.id,
    relativePath: file.path.slice(folder.path.length),
    detectedAt: world.clock.now(),
    state: "detected",
    attempts: 0,
    matchedAt: null,
  };
  world.shokoFiles.set(file, shokoFile);
  world.emit({ kind: "shoko-detected", file: shokoFile });
  return shokoFile;
}

export function shokoHash(world: World, file: ShokoFile): void {
  file.state = "hashed";
  world.emit({ kind: "shoko-hashed", file });
}

/** AniDB knows the file. The first match of a series is told before Shoko has made the series. */
export function shokoMatch(world: World, file: ShokoFile): void {
  const anidbId = expectFound(
    file.file.item.title.anidbId,
    `AniDB id of ${file.file.item.title.title}`,
  );
  const isNewSeries = !world.shokoSeries.has(anidbId);
  if (isNewSeries) world.shokoSeries.set(anidbId, world.nextId("shoko series"));
  file.state = "matched";
  file.attempts += 1;
  file.matchedAt = world.clock.now();
  world.emit({ kind: "shoko-matched", file, isNewSeries });
}

/** AniDB does not know the file (yet). */
export function shokoMiss(world: World, file: ShokoFile): void {
  file.state = "unmatched";
  file.attempts += 1;
  world.emit({ kind: "shoko-not-matched", file });
}

export function findShokoFile(world: World, file: MediaFile): ShokoFile | null {
  return world.shokoFiles.get(file) ?? null;
}
