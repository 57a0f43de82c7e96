import { grab, removeTorrent, torrentOfDownload } from "../world/download.ts";
import { blockImport, importRest } from "../world/import.ts";
import { pickUpFiles } from "../world/library.ts";
import { seerrScan } from "../world/media.ts";
import type { ArrItem, Download, Unit, SeerrRequest } from "../world/model.ts";
import { shokoDetect, shokoHash, shokoMatch } from "../world/shoko.ts";
import { isAnime } from "../world/title.ts";
import { finishTransfer, startTransfer } from "../world/torrent.ts";
import { expectFound, type World } from "../world/world.ts";

/** The last stage that a request reached. */
export type Fate =
  | "available"
  | "incomplete"
  | "blocked"
  | "downloading"
  | "searching"
  | "failed"
  | "declined"
  | "pending";

interface Arrival {
  readonly item: ArrItem;
  readonly seerrRequest: SeerrRequest | null;
  readonly fate: Fate;
  /** Minutes after the request. */
  at<T>(minutes: number, work: () => T): T;
}

/** Long enough to be still in progress when a test checks. */
const TRANSFER_SECONDS = 12 * 60 * 60;

/** Imports the aired episodes season by season, as far as the outcome allows. */
export function bringIn(world: World, { item, seerrRequest, fate, at }: Arrival): void {
  if (fate === "searching") return;
  const now = world.clock.now();
  const aired = item.units.filter(
    ({ episode }) => episode === null || (episode.airsAt !== null && episode.airsAt <= now),
  );
  for (const [index, units] of bySeason(aired).entries()) {
    // No release of the last episode of each season existed.
    const found = fate === "incomplete" && units.length > 1 ? units.slice(0, -1) : units;
    const download = at(11 + index, () =>
      grab(
        world,
        item,
        found.map((unit) => [unit]),
      ),
    );
    finish(world, download, fate, at);
  }
  if (seerrRequest) at(150, () => seerrScan(world, [seerrRequest]));
}

function finish(world: World, download: Download, fate: Fate, at: Arrival["at"]): void {
  const torrent = expectFound(torrentOfDownload(world, download), "torrent of a fresh grab");
  if (fate === "downloading") {
    startTransfer(torrent, TRANSFER_SECONDS);
    for (const file of torrent.files) file.done = Math.floor(file.size * 0.4);
    return;
  }
  at(47, () => finishTransfer(world, torrent));
  if (fate === "blocked") {
    const messages = ["No files found are eligible for import"];
    at(49, () => blockImport(world, download, [{ title: download.release.title, messages }]));
    return;
  }
  at(49, () => importRest(world, download));
  if (isAnime(download.item.title)) at(53, () => recognise(world, download));
  at(58, () => pickUpFiles(world, download.imported, 0));
  // Seeded for long enough.
  removeTorrent(world, download.hash);
}

function recognise(world: World, { imported }: Download): void {
  for (const file of imported) {
    const shokoFile = shokoDetect(world, file);
    shokoHash(world, shokoFile);
    shokoMatch(world, shokoFile);
  }
}

function bySeason(units: readonly Unit[]): Unit[][] {
  const seasons = new Map<number, Unit[]>();
  for (const unit of units) {
    const season = unit.episode?.season ?? 0;
    seasons.set(season, [...(seasons.get(season) ?? []), unit]);
  }
  return [...seasons.values()];
}
