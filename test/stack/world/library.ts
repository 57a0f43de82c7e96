import { hexOf } from "../random.ts";
import type { LibraryItem, MediaFile, Unit } from "./model.ts";
import { findImportFolder, findShokoFile } from "./shoko.ts";
import type { World } from "./world.ts";

interface ScanOptions {
  /** How long the scan takes. */
  readonly seconds?: number;
  /** How long a new item stays a stub without media sources. */
  readonly probeSeconds?: number;
}

/** Jellyfin's library scan. While one runs, a second call changes nothing. */
export function scanLibrary(world: World, options: ScanOptions = {}): void {
  if (world.scan) return;
  const seconds = options.seconds ?? 3;
  const startedAt = world.clock.now();
  const scan = { startedAt, seconds };
  world.scan = scan;
  world.clock.after(seconds, () => {
    if (world.scan !== scan) return;
    world.scan = null;
    const endedAt = world.clock.now();
    world.lastScan = { startedAt, endedAt };
    dropLost(world);
    pickUp(world, () => true, options.probeSeconds ?? 1);
    world.emit({ kind: "scan-finished", startedAt, endedAt });
  });
}

/** What `POST /Library/Refresh` does: a scan under way is lost and begun anew. */
export function restartScan(world: World): void {
  world.scan = null;
  scanLibrary(world);
}

/** Files that Jellyfin may show and does not show yet become items, first as stubs. */
export function pickUp(
  world: World,
  wanted: (file: MediaFile) => boolean,
  probeSeconds: number,
): void {
  for (const file of world.files) {
    if (file.isDeleted || !wanted(file) || findLibraryItem(world, file) || !isVisible(world, file))
      continue;
    const item: LibraryItem = {
      id: hexOf(`item ${file.path} ${file.id}`, 32),
      file,
      createdAt: world.clock.now(),
      isProbed: false,
    };
    world.libraryItems.set(file, item);
    if (probeSeconds === 0) probe(world, item);
    else world.clock.after(probeSeconds, () => probe(world, item));
  }
}

function probe(world: World, item: LibraryItem): void {
  item.isProbed = true;
  world.emit({ kind: "library-added", item });
}

/** Shokofin links only what Shoko has matched; everything else is read from its folder. */
function isVisible(world: World, file: MediaFile): boolean {
  return findImportFolder(file.path) === null || findShokoFile(world, file)?.state === "matched";
}

function dropLost(world: World): void {
  for (const [file, item] of world.libraryItems) {
    if (!file.isDeleted) continue;
    world.libraryItems.delete(file);
    world.emit({ kind: "library-removed", item });
  }
}

export function findLibraryItem(world: World, file: MediaFile): LibraryItem | null {
  return world.libraryItems.get(file) ?? null;
}

/** The library plays the arr's current file. */
export function isPlayable(world: World, unit: Unit): boolean {
  return unit.file !== null && (findLibraryItem(world, unit.file)?.isProbed ?? false);
}
