import type { ArrItem } from "./model.ts";
import { keepOnly, type World } from "./world.ts";

/** The files are deleted after the response. */
const REMOVAL_SECONDS = 1;

/** Removes the series or movie and its history from its arr; the torrent stays. */
export function deleteItem(world: World, item: ArrItem, withFiles: boolean): void {
  world.emit({ kind: "item-deleted", item, withFiles });
  world.items.splice(world.items.indexOf(item), 1);
  const others = world.itemsOfTitle.get(item.title)?.filter((other) => other !== item) ?? [];
  world.itemsOfTitle.set(item.title, others);
  keepOnly(world.history, (entry) => entry.item !== item);
  item.history.length = 0;
  for (const download of world.downloads) {
    if (download.item === item && download.state !== "imported") download.state = "ignored";
  }
  keepOnly(world.pending, (release) => release.item !== item);
  // No EpisodeFileDelete or MovieFileDelete is sent for the files of a deleted item.
  const files = item.files.filter((file) => !file.isDeleted);
  for (const file of files) file.isDeleted = true;
  if (!withFiles) return;
  world.clock.after(REMOVAL_SECONDS, () => {
    for (const { disk } of files) world.disk.remove(disk);
  });
}
