import { hexOf } from "../random.ts";
import type { Torrent } from "./model.ts";
import { isFinished } from "./torrent.ts";
import type { World } from "./world.ts";

/** Default free space of the client. */
const ROOMY = 4_000_000_000_000;
const CHECK_SECONDS = 4;

export function stopTorrent(torrent: Torrent): void {
  torrent.state = isFinished(torrent) ? "stoppedUP" : "stoppedDL";
  torrent.speed = 0;
}

/** Resumes a torrent; one with missing files stays as it is, and a full disk stops it again. */
export function startTorrent(world: World, torrent: Torrent): void {
  if (torrent.state === "missingFiles") return;
  if (isFinished(torrent)) torrent.state = "stalledUP";
  else if (world.freeSpace === 0) torrent.state = "error";
  else torrent.state = torrent.bytesPerSecond > 0 ? "downloading" : "stalledDL";
}

/** Rechecks every piece: missing data has to be downloaded again. */
export function recheckTorrent(world: World, torrent: Torrent): void {
  const isLost = torrent.state === "missingFiles";
  const isStopped = torrent.state === "stoppedDL" || torrent.state === "stoppedUP";
  torrent.state = isFinished(torrent) ? "checkingUP" : "checkingDL";
  world.clock.after(CHECK_SECONDS, () => {
    if (isLost) {
      for (const file of torrent.files) file.done = 0;
      torrent.completedAt = null;
      torrent.bytesPerSecond = 0;
    }
    if (isStopped) stopTorrent(torrent);
    else startTorrent(world, torrent);
  });
}

/** The data is deleted outside the client. */
export function loseData(torrent: Torrent): void {
  torrent.state = "missingFiles";
  torrent.speed = 0;
}

/** The disk is full: running downloads stop with an error. */
export function fillDisk(world: World): void {
  world.freeSpace = 0;
  for (const torrent of world.torrents.values()) {
    if (torrent.state !== "downloading" && torrent.state !== "stalledDL") continue;
    torrent.state = "error";
    torrent.speed = 0;
  }
}

/** There is space again; stopped downloads have to be resumed by hand. */
export function clearDisk(world: World): void {
  world.freeSpace = ROOMY;
}

/** Another torrent with the same files, added by a tool that no arr knows. */
export function crossSeed(world: World, torrent: Torrent, category = "cross-seed"): Torrent {
  const twin: Torrent = {
    ...torrent,
    hash: hexOf(`cross-seed ${torrent.hash}`, 40),
    category,
    addedAt: world.clock.now(),
    files: torrent.files.map((file) => ({ ...file, done: file.size })),
    state: "stalledUP",
    bytesPerSecond: 0,
    speed: 0,
    stallsAt: null,
    completedAt: world.clock.now(),
  };
  world.torrents.set(twin.hash, twin);
  return twin;
}

/** A removed torrent is added again by hand, without data. */
export function addAgain(world: World, torrent: Torrent): Torrent {
  const fresh: Torrent = {
    ...torrent,
    addedAt: world.clock.now(),
    files: torrent.files.map((file) => ({ ...file, done: 0 })),
    state: "stalledDL",
    bytesPerSecond: 0,
    speed: 0,
    stallsAt: null,
    completedAt: null,
  };
  world.torrents.set(fresh.hash, fresh);
  return fresh;
}
