import { grab, torrentOfDownload } from "./download.ts";
import type { Download } from "./model.ts";
import { findItem, request } from "./request.ts";
import { numbered, series } from "./title.ts";
import { startTransfer } from "./torrent.ts";
import { expectFound, type World } from "./world.ts";

/** Long enough that none finishes before a test has checked. */
const TRANSFER_SECONDS = 6 * 60 * 60;
const FIRST_YEAR = 2012;

/** A season of `count` episodes, requested and grabbed as single releases that all download. */
export function fillQueue(world: World, count: number): Download[] {
  const title = series({
    title: "The Long Queue",
    year: FIRST_YEAR,
    overview: "Everybody waits, and nobody remembers for what.",
    seasons: [
      // One a week, early enough that the last one has aired.
      { number: 1, episodes: numbered(count), startsAt: new Date(Date.UTC(FIRST_YEAR, 0, 3)) },
    ],
  });
  request(world, { title, isAutomatic: true });
  const item = expectFound(findItem(world, title), `${title.title} in Sonarr`);
  return item.units.map((unit) => {
    const download = grab(world, item, [[unit]]);
    const torrent = expectFound(torrentOfDownload(world, download), "torrent of a fresh grab");
    startTransfer(torrent, TRANSFER_SECONDS);
    return download;
  });
}
