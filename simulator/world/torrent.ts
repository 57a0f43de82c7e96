import type { Torrent } from "./model.ts";
import { followersOf } from "./queue.ts";
import type { World } from "./world.ts";

export function sizeOf(torrent: Torrent): number {
  return torrent.files.reduce((sum, file) => sum + file.size, 0);
}

export function doneOf(torrent: Torrent): number {
  return torrent.files.reduce((sum, file) => sum + file.done, 0);
}

export function progressOf(torrent: Torrent): number {
  return doneOf(torrent) / sizeOf(torrent);
}

export function isFinished(torrent: Torrent): boolean {
  return torrent.completedAt !== null;
}

/** Seeds are found: the whole download needs `seconds` from now. */
export function startTransfer(
  torrent: Torrent,
  seconds: number,
  stallsAt: number | null = null,
): void {
  if (isFinished(torrent)) return;
  torrent.bytesPerSecond = sizeOf(torrent) / Math.max(seconds, 0.001);
  torrent.stallsAt = stallsAt;
  torrent.state = "downloading";
}

/** Completes the download at once: for a seeded past, or a download that no poll sees. */
export function finishTransfer(world: World, torrent: Torrent): void {
  if (isFinished(torrent)) return;
  for (const file of torrent.files) file.done = file.size;
  torrent.state = "stalledUP";
  torrent.bytesPerSecond = 0;
  torrent.speed = 0;
  torrent.completedAt = world.clock.now();
  for (const download of followersOf(world, torrent.hash)) {
    if (download.state === "downloading") download.state = "importPending";
  }
  world.emit({ kind: "torrent-finished", torrent });
}

/** Lets `seconds` of story time pass for all transfers. */
export function advanceTorrents(world: World, seconds: number): void {
  for (const torrent of world.torrents.values()) {
    if (torrent.state === "downloading") advance(world, torrent, seconds);
  }
}

function advance(world: World, torrent: Torrent, seconds: number): void {
  const weather = world.random.between(0.8, 1.2);
  torrent.speed = Math.round(torrent.bytesPerSecond * weather);
  spread(torrent, torrent.speed * seconds);
  if (torrent.stallsAt !== null && progressOf(torrent) >= torrent.stallsAt) {
    torrent.state = "stalledDL";
    torrent.bytesPerSecond = 0;
    torrent.speed = 0;
    world.emit({ kind: "torrent-stalled", torrent });
    return;
  }
  if (torrent.files.every((file) => file.done >= file.size)) finishTransfer(world, torrent);
}

/** Distributes progress randomly over unfinished files; the surplus of a finished file goes to the others. */
function spread(torrent: Torrent, bytes: number): void {
  let left = Math.ceil(bytes);
  while (left > 0) {
    const open = torrent.files.filter((file) => file.done < file.size);
    const weight = open.reduce((sum, file) => sum + file.luck * file.size, 0);
    if (open.length === 0) return;
    const round = left;
    for (const file of open) {
      const share = Math.min(
        Math.ceil((round * file.luck * file.size) / weight),
        file.size - file.done,
        left,
      );
      file.done += share;
      left -= share;
    }
  }
}
