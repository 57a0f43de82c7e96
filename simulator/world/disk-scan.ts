import type { DiskFile } from "./disk-model.ts";
import { MEDIA_FOLDER } from "./disk.ts";
import { addRow, deleteFile, writeFile } from "./media-file.ts";
import type { ArrItem, Unit } from "./model.ts";
import { makeRelease, type ReleaseInput } from "./release.ts";
import type { World } from "./world.ts";

/** A file appears in the item's folder; the arr finds it with its next disk scan and sends no webhook. */
export function placeFile(
  world: World,
  item: ArrItem,
  units: readonly Unit[],
  input: ReleaseInput = {},
): DiskFile {
  const release = makeRelease(item, [units], input);
  return writeFile(world, item, units, { release, size: release.size });
}

/** The arr compares its rows with the disk: missing files are reported and recorded, new files are not. */
export function diskScan(world: World, item: ArrItem): void {
  for (const file of item.files) {
    if (!file.isDeleted && !world.disk.has(file.disk)) deleteFile(world, file, "missingFromDisk");
  }
  for (const disk of world.disk.inFolder(item.path)) {
    const units = unitsOfFile(item, disk);
    const isKnown = item.files.some((file) => !file.isDeleted && file.disk === disk);
    if (isKnown || units.length === 0 || units.some((unit) => unit.file)) continue;
    const file = addRow(world, item, units, disk, { download: null, sourcePath: null });
    world.emit({ kind: "file-found", file });
  }
}

function unitsOfFile(item: ArrItem, { episodes }: DiskFile): readonly Unit[] {
  if (item.arr === "radarr") return item.units;
  return item.units.filter(({ episode }) => episode && episodes.includes(episode));
}

/** Everything in the folder is unreachable; scans find nothing there. */
export function unmountDisk(world: World, folder: string = MEDIA_FOLDER): void {
  world.disk.unmount(folder);
}

export function mountDisk(world: World, folder: string = MEDIA_FOLDER): void {
  world.disk.mount(folder);
}
