import { startTorrent } from "./client.ts";
import type { Torrent } from "./model.ts";
import { isFinished } from "./torrent.ts";
import type { World } from "./world.ts";

export type QueueMove = "top" | "bottom" | "up" | "down";

/** The client turns its limit on, and lets the other torrents go first. */
export function queueTorrent(world: World, torrent: Torrent): void {
  world.isQueueing = true;
  torrent.state = "queuedDL";
}

/** Unfinished torrents in the order of the queue; empty where queueing is off. */
function listQueue(world: World): Torrent[] {
  if (!world.isQueueing) return [];
  return [...world.torrents.values()]
    .filter((torrent) => !isFinished(torrent))
    .toSorted((a, b) => a.queueNumber - b.queueNumber);
}

/** Position from 1; 0 where queueing is off and for a finished torrent, as in qBittorrent. */
export function queuePositionOf(world: World, torrent: Torrent): number {
  return listQueue(world).indexOf(torrent) + 1;
}

/** Moves a torrent in the queue. Returns false where queueing is off. The first one is started. */
export function moveInQueue(world: World, torrent: Torrent, move: QueueMove): boolean {
  const queue = listQueue(world);
  const from = queue.indexOf(torrent);
  if (from === -1) return world.isQueueing;
  queue.splice(from, 1);
  const places = { top: 0, bottom: queue.length, up: Math.max(0, from - 1), down: from + 1 };
  queue.splice(places[move], 0, torrent);
  for (const [index, one] of queue.entries()) one.queueNumber = index;
  if (queue[0] === torrent && torrent.state === "queuedDL") startTorrent(world, torrent);
  return true;
}
