import { itemsOf } from "../../simulator/world/arr.ts";
import { isWhole, listGone, restoreArr, type ArrBackup } from "../../simulator/world/backup.ts";
import { diskScan } from "../../simulator/world/disk-scan.ts";
import type { World } from "../../simulator/world/world.ts";
import { KNOWN_AFTER_MS } from "./witness.ts";

/** Restores the arr, unless something was deleted since: a restored database would have it for a moment. */
export async function restore(world: World, backup: ArrBackup, scanAfter: number): Promise<void> {
  const isNew = (at: Date) => world.clock.now().getTime() - at.getTime() < KNOWN_AFTER_MS;
  // What is gone before anybody has seen a request and its title together was of no request.
  const isUnseen = () =>
    listGone(world, backup).some(
      ({ title, addedAt }) =>
        isNew(addedAt) ||
        world.seerrRequests.some((one) => one.title === title && isNew(one.createdAt)),
    );
  while (isUnseen()) await world.clock.sleep(5);
  if (!isWhole(world, backup)) return;
  restoreArr(world, backup);
  await world.clock.sleep(scanAfter);
  for (const item of itemsOf(world, backup.instance)) diskScan(world, item);
}
