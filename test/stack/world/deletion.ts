import type { ArrItem } from "./model.ts";
import type { World } from "./world.ts";

/** The series or film leaves its arr, and its history with it; the torrent stays. */
export function deleteItem(world: World, item: ArrItem, withFiles: boolean): void {
  world.emit({ kind: "item-deleted", item, withFiles });
  world.items.splice(world.items.indexOf(item), 1);
  for (const record of world.history.filter((entry) => entry.item === item)) {
    world.history.splice(world.history.indexOf(record), 1);
  }
  for (const download of world.downloads) {
    if (download.item === item && download.state !== "imported") download.state = "ignored";
  }
  if (!withFiles) return;
  // No EpisodeFileDelete or MovieFileDelete is sent for the files of a deleted item.
  for (const file of world.files) {
    if (file.item === item) file.isDeleted = true;
  }
}
