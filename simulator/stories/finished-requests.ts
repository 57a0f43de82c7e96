import { grab, removeTorrent, torrentOfDownload } from "../world/download.ts";
import { completeImport, importPart } from "../world/import.ts";
import { pickUpFiles } from "../world/library.ts";
import { seerrScan } from "../world/media.ts";
import { approve, request } from "../world/request.ts";
import { shokoDetect, shokoHash, shokoMatch } from "../world/shoko.ts";
import { isAnime, type Title } from "../world/title.ts";
import { finishTransfer } from "../world/torrent.ts";
import { expectFound, type World } from "../world/world.ts";

const MINUTE_MS = 60_000;

/** Writes a completed request into the past; no webhook is sent, because the tracker did not exist yet. */
function seedFinished(world: World, title: Title, requestedAt: Date, by: string): void {
  const at = <T>(minutes: number, work: () => T): T =>
    world.clock.pretend(new Date(requestedAt.getTime() + minutes * MINUTE_MS), work);
  world.silently(() => {
    const seerrRequest = at(0, () => request(world, { title, by }));
    const item = at(9, () => approve(world, seerrRequest));
    const parts = item.units.filter((unit) => unit.monitored).map((unit) => [unit]);
    const download = at(11, () => grab(world, item, parts));
    const torrent = expectFound(torrentOfDownload(world, download), "torrent of a fresh grab");
    at(47, () => finishTransfer(world, torrent));
    at(49, () => {
      for (const part of download.parts) importPart(world, download, part);
      completeImport(world, download);
    });
    if (isAnime(title)) {
      at(53, () => {
        for (const file of download.imported) {
          const shokoFile = shokoDetect(world, file);
          shokoHash(world, shokoFile);
          shokoMatch(world, shokoFile);
        }
      });
    }
    at(58, () => pickUpFiles(world, download.imported, 0));
    at(60, () => seerrScan(world));
    // Seeded long enough: Sonarr and Radarr have removed it from the client.
    removeTorrent(world, download.hash);
  });
}

/** The last month of an installation: `count` finished requests, oldest first. */
export function seedFinishedRequests(world: World, titles: readonly Title[]): void {
  const people = ["mika", "Jörg Ünal", "Ada", "owner"] as const;
  const monthMs = 30 * 24 * 60 * MINUTE_MS;
  const now = world.clock.now().getTime();
  for (const [index, title] of titles.entries()) {
    const requestedAt = new Date(
      now - monthMs + (index / titles.length) * (monthMs - 120 * MINUTE_MS),
    );
    seedFinished(world, title, requestedAt, people[index % people.length] ?? "owner");
  }
}
