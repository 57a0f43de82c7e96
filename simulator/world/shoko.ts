import { posix } from "node:path";
import type { DiskFile } from "./disk-model.ts";
import { diskFileOf } from "./disk.ts";
import type { MediaFile } from "./model.ts";
import type { Ban, BanKind, ShokoFile } from "./shoko-model.ts";
import { animeOf, type EpisodeTitle } from "./title.ts";
import { expectFound, type World } from "./world.ts";

/** Two, so that a relative path alone does not identify a file. */
export const IMPORT_FOLDERS = [
  { id: 1, name: "Anime shows", path: "/data/media/anime/shows/" },
  { id: 2, name: "Anime movies", path: "/data/media/anime/movies/" },
] as const;

/** The folder managed by Shoko that contains the file. */
export function findImportFolder(path: string): (typeof IMPORT_FOLDERS)[number] | null {
  return IMPORT_FOLDERS.find((folder) => path.startsWith(folder.path)) ?? null;
}

/** Shoko's folder watcher detects a new file. */
export function shokoDetect(world: World, file: DiskFile | MediaFile): ShokoFile {
  const disk = diskFileOf(file);
  const folder = expectFound(findImportFolder(disk.path), `Shoko folder for ${disk.path}`);
  const known = findShokoFile(world, disk);
  if (known) return known;
  const shokoFile: ShokoFile = {
    id: world.nextId("shoko file"),
    file: disk,
    folderId: folder.id,
    relativePath: disk.path.slice(folder.path.length),
    detectedAt: world.clock.now(),
    state: "detected",
    attempts: 0,
    matchedAt: null,
    linked: null,
  };
  world.shokoFiles.set(disk, shokoFile);
  namesakesOf(world, shokoFile.relativePath).add(shokoFile);
  world.emit({ kind: "shoko-detected", file: shokoFile });
  return shokoFile;
}

export function shokoHash(world: World, file: ShokoFile): void {
  file.state = "hashed";
  world.emit({ kind: "shoko-hashed", file });
}

/** A scan detects what the watcher has overlooked, and hashes it. */
export function shokoScanFolder(world: World, folderId: number): void {
  for (const disk of world.disk.all()) {
    if (findImportFolder(disk.path)?.id !== folderId || findShokoFile(world, disk)) continue;
    shokoHash(world, shokoDetect(world, disk));
  }
}

/**
 * Shoko renames or moves a file on disk by its own rules (its setting "relocate on import"). The arr learns nothing of it: its path
 * is stale from now on.
 */
export function shokoRelocate(world: World, file: ShokoFile, relativePath: string): void {
  const folder = expectFound(
    IMPORT_FOLDERS.find(({ id }) => id === file.folderId),
    `Shoko folder of ${file.relativePath}`,
  );
  const formerPath = file.relativePath;
  const former = file.file;
  const path = `${folder.path}${relativePath}`;
  const isInside = path.startsWith(`${former.folder}/`);
  const disk = { ...former, path, folder: isInside ? former.folder : posix.dirname(path) };
  world.disk.remove(former);
  world.disk.put(disk);
  world.shokoFiles.delete(former);
  world.shokoFiles.set(disk, file);
  namesakesOf(world, formerPath).delete(file);
  namesakesOf(world, relativePath).add(file);
  file.file = disk;
  file.relativePath = relativePath;
  world.emit({ kind: "shoko-relocated", file, formerPath });
}

/** AniDB knows the file. The first match of a series is pushed before Shoko has created the series. */
export function shokoMatch(world: World, file: ShokoFile): void {
  const { title, episodes } = file.file;
  const anidbId = expectFound(animeOf(title, episodes[0]), `AniDB id of ${title.title}`);
  const isNewSeries = !world.shokoSeries.has(anidbId);
  if (isNewSeries) world.shokoSeries.set(anidbId, world.nextId("shoko series"));
  file.state = "matched";
  file.attempts += 1;
  file.matchedAt = world.clock.now();
  world.shoko.unknown.delete(file.file);
  world.emit({ kind: "shoko-matched", file, isNewSeries });
}

/** A person links the file to episodes; for a movie, which is an anime with one episode, to none in particular. */
export function shokoLink(world: World, file: ShokoFile, episodes: readonly EpisodeTitle[]): void {
  file.linked = episodes;
  file.state = "matched";
  file.matchedAt = world.clock.now();
  world.emit({ kind: "shoko-matched", file, isNewSeries: false });
}

/** AniDB does not know the file (yet). */
export function shokoMiss(world: World, file: ShokoFile): void {
  file.state = "unmatched";
  file.attempts += 1;
  world.shoko.unknown.add(file.file);
  world.emit({ kind: "shoko-not-matched", file });
}

/** Somebody has added the file to AniDB: the next rescan matches it. */
export function anidbLearns(world: World, file: DiskFile | MediaFile): void {
  world.shoko.unknown.delete(diskFileOf(file));
}

/** Rescans the file with what AniDB knows now; during a ban AniDB is not queried. */
export function shokoRescan(world: World, file: ShokoFile): void {
  if (file.state === "detected") shokoHash(world, file);
  if (isBanned(world, "UDP") || !world.shoko.knows(file.file)) {
    // A matched row stays matched.
    if (file.state !== "matched") file.state = "unmatched";
    file.attempts += 1;
    world.emit({ kind: "shoko-not-matched", file });
    return;
  }
  shokoMatch(world, file);
}

/** Whether Shoko itself could open the file now. */
export function isAccessible(world: World, { file, folderId }: ShokoFile): boolean {
  return !world.shoko.inaccessible.has(folderId) && world.disk.has(file);
}

/** Removes the rows of unreachable files in every folder, also in one that is only unmounted: Shoko has no narrower call. */
export function removeMissingFiles(world: World): ShokoFile[] {
  const gone = [...world.shokoFiles.values()].filter((file) => !isAccessible(world, file));
  for (const file of gone) {
    world.shokoFiles.delete(file.file);
    namesakesOf(world, file.relativePath).delete(file);
    world.emit({ kind: "shoko-deleted", file });
  }
  return gone;
}

/** Files with the same base name, in any case. */
export function namesakesOf(world: World, path: string): Set<ShokoFile> {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const known = world.shokoNames.get(name) ?? new Set();
  world.shokoNames.set(name, known);
  return known;
}

export function findShokoFile(world: World, file: DiskFile | MediaFile): ShokoFile | null {
  return world.shokoFiles.get(diskFileOf(file)) ?? null;
}

/** AniDB bans the server for a while. */
export function banShoko(world: World, kind: BanKind, seconds: number): void {
  world.shoko.bans.set(kind, { since: world.clock.now(), seconds });
}

export function findBan(world: World, kind: BanKind): Ban | null {
  const ban = world.shoko.bans.get(kind);
  const endsAt = ban ? ban.since.getTime() + ban.seconds * 1000 : 0;
  return ban && endsAt > world.clock.now().getTime() ? ban : null;
}

export function isBanned(world: World, kind: BanKind): boolean {
  return findBan(world, kind) !== null;
}
