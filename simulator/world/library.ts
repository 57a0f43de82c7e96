import { hexOf } from "../random.ts";
import type { DiskFile } from "./disk-model.ts";
import { diskFileOf } from "./disk.ts";
import type { Library, LibraryItem, LibraryName } from "./library-model.ts";
import type { MediaFile, Unit } from "./model.ts";
import { findImportFolder, findShokoFile } from "./shoko.ts";
import { animeOf, type EpisodeTitle, type Title } from "./title.ts";
import type { World } from "./world.ts";

interface ScanOptions {
  /** Duration of the scan. */
  readonly seconds?: number;
  /** How long a new item stays a stub without media sources. */
  readonly probeSeconds?: number;
  readonly library?: LibraryName;
}

/** Jellyfin's library scan. While one runs, a second call changes nothing. */
export function scanLibrary(world: World, options: ScanOptions = {}): void {
  const library = world.libraries[options.library ?? "jellyfin"];
  if (library.scan) return;
  const seconds = options.seconds ?? 3;
  const startedAt = world.clock.now();
  const scan = { startedAt, seconds };
  library.scan = scan;
  library.scanCount += 1;
  world.clock.after(seconds, () => {
    if (library.scan !== scan) return;
    library.scan = null;
    const endedAt = world.clock.now();
    library.lastScan = { startedAt, endedAt };
    dropLost(world, library, () => true);
    pickUp(world, () => true, options.probeSeconds ?? 1, library.name);
    world.emit({ kind: "scan-finished", library: library.name, startedAt, endedAt });
  });
}

/** Effect of `POST /Library/Refresh`: a running scan is cancelled and started again. */
export function restartScan(world: World, name: LibraryName = "jellyfin"): void {
  world.libraries[name].scan = null;
  scanLibrary(world, { library: name });
}

/** Files that Jellyfin may show and does not show yet become items, first as stubs. */
export function pickUp(
  world: World,
  wanted: (file: DiskFile) => boolean,
  probeSeconds: number,
  name: LibraryName = "jellyfin",
): void {
  for (const file of world.disk.all())
    if (wanted(file)) show(world, world.libraries[name], file, probeSeconds);
}

/** The same for the named files. */
export function pickUpFiles(
  world: World,
  files: readonly (DiskFile | MediaFile)[],
  probeSeconds: number,
  name: LibraryName = "jellyfin",
): void {
  for (const file of files) show(world, world.libraries[name], diskFileOf(file), probeSeconds);
}

function show(world: World, library: Library, file: DiskFile, probeSeconds: number): void {
  if (library.hidden.has(file.path) || !world.disk.has(file) || !isVisible(world, file)) return;
  const known = library.items.get(file.path);
  if (known) {
    // The same path is the same item, whatever file it holds now.
    known.file = file;
    return;
  }
  const item: LibraryItem = {
    id: hexOf(`item ${library.name} ${file.path}`, 32),
    show: showOf(world, file),
    file,
    createdAt: world.clock.now(),
    isProbed: false,
  };
  library.items.set(file.path, item);
  const neighbours = library.shows.get(item.show) ?? new Set<LibraryItem>();
  library.shows.set(item.show, neighbours.add(item));
  if (probeSeconds === 0) probe(world, library, item);
  else world.clock.after(probeSeconds, () => probe(world, library, item));
}

/** The library still has the file that was at this path before, and does not scan the path again. */
export function showFormerFile(
  world: World,
  current: MediaFile,
  former: { readonly size: number; readonly createdAt: Date },
  name: LibraryName = "jellyfin",
): void {
  const library = world.libraries[name];
  const disk = diskFileOf(current);
  const item: LibraryItem = {
    id: hexOf(`item ${library.name} ${disk.path}`, 32),
    show: showOf(world, disk),
    file: { ...disk, size: former.size },
    createdAt: former.createdAt,
    isProbed: true,
  };
  library.hidden.add(disk.path);
  library.items.set(disk.path, item);
  const neighbours = library.shows.get(item.show) ?? new Set<LibraryItem>();
  library.shows.set(item.show, neighbours.add(item));
}

function probe(world: World, library: Library, item: LibraryItem): void {
  // Deleted again before it was probed.
  if (library.items.get(item.file.path) !== item) return;
  item.isProbed = true;
  world.emit({ kind: "library-added", library: library.name, item });
}

/** Shokofin links only files that Shoko has matched; everything else is read from its folder. */
function isVisible(world: World, file: DiskFile): boolean {
  return findImportFolder(file.path) === null || findShokoFile(world, file)?.state === "matched";
}

/** Shokofin makes a show of each AniDB entry; other libraries group by folder. */
function showOf(world: World, file: DiskFile): string {
  const [episode] = file.episodes;
  return episode && findShokoFile(world, file)
    ? showKey(file.title, file.folder, episode)
    : file.folder;
}

/** Folder of a show, with the AniDB entry where a title consists of several. */
export function showKey(title: Title, folder: string, episode: EpisodeTitle): string {
  const anime = animeOf(title, episode);
  return anime === title.anidbId ? folder : `${folder} #${anime}`;
}

/** Drops items whose files are unreachable. */
export function dropLost(
  world: World,
  library: Library,
  isScanned: (path: string) => boolean,
): void {
  for (const [path, item] of library.items) {
    if (!isScanned(path) || world.disk.at(path)) continue;
    dropItem(world, library, item);
  }
}

export function dropItem(world: World, library: Library, item: LibraryItem): void {
  library.items.delete(item.file.path);
  library.shows.get(item.show)?.delete(item);
  world.emit({ kind: "library-removed", library: library.name, item });
}

export function findLibraryItem(
  world: World,
  file: DiskFile | MediaFile,
  name: LibraryName = "jellyfin",
): LibraryItem | null {
  const disk = diskFileOf(file);
  const item = world.libraries[name].items.get(disk.path);
  return item?.file === disk ? item : null;
}

/** The library plays the arr's current file. */
export function isPlayable(world: World, unit: Unit, name: LibraryName = "jellyfin"): boolean {
  return unit.file !== null && (findLibraryItem(world, unit.file, name)?.isProbed ?? false);
}

/** No scan of the library finds the file: another mount, or a library unknown to Shokofin. */
export function hideFromLibrary(
  world: World,
  file: DiskFile | MediaFile,
  name: LibraryName = "jellyfin",
): void {
  world.libraries[name].hidden.add(diskFileOf(file).path);
}

/** The next scan finds it after all. */
export function revealToLibrary(
  world: World,
  file: DiskFile | MediaFile,
  name: LibraryName = "jellyfin",
): void {
  world.libraries[name].hidden.delete(diskFileOf(file).path);
}

/** The library gets an entry with ids only, as a metadata plugin leaves behind. */
export function addStub(
  world: World,
  title: Title,
  episode: EpisodeTitle | null = null,
  name: LibraryName = "jellyfin",
): void {
  world.libraries[name].stubs.push({ title, episode });
}
