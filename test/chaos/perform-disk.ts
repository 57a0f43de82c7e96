import { itemsOf, rootFoldersOf } from "../../simulator/world/arr.ts";
import { diskScan, mountDisk, unmountDisk } from "../../simulator/world/disk-scan.ts";
import { complain, missingRootFolder, recover } from "../../simulator/world/health.ts";
import type { ArrInstance, ArrItem } from "../../simulator/world/model.ts";
import type { World } from "../../simulator/world/world.ts";

/** A person could have deleted a few files; the arr's health message shows that nobody did. */
const MANY = 3;

/** The disk of a title goes away, and its arr scans for its files. */
export function takeDisk(world: World, item: ArrItem, isReported: boolean): void {
  const { instance, rootFolder } = item;
  const others = itemsOf(world, instance);
  const units = others.flatMap((other) => other.units.filter(({ file }) => file !== null));
  const isAll = units.every((unit) => unit.file?.path.startsWith(`${rootFolder}/`));
  if (isReported || !isAll || units.length < MANY)
    complain(world, instance, missingRootFolder(rootFolder));
  unmountDisk(world, rootFolder);
  for (const other of others) diskScan(world, other);
}

/** All disks of an arr are there again, and it scans for its files. */
export function bringDisks(world: World, instance: ArrInstance): void {
  for (const folder of rootFoldersOf(instance)) {
    mountDisk(world, folder);
    recover(world, instance, missingRootFolder(folder));
  }
  for (const item of itemsOf(world, instance)) diskScan(world, item);
}
