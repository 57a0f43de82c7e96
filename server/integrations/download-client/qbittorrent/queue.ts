import { z } from "zod";
import type { ClientQueue, QueuePlace } from "../../port/download-client.ts";
import { number, text } from "../../shared/lenient.ts";
import { findFileIndexes } from "../common/files.ts";
import { atPriority, isFirstTorrent, stepsBetween } from "../common/queue.ts";
import type { QbittorrentClient } from "./client.ts";
import { toDownloadIds } from "./mapper.ts";

const QueuedTorrent = z.object({
  hash: z.string(),
  infohash_v1: text,
  infohash_v2: text,
  /** Position from 1; 0 or less where queueing is off, and for a finished torrent. */
  priority: number,
});
type QueuedTorrent = z.infer<typeof QueuedTorrent>;

/** The highest priority of a file. */
const MAXIMAL = 7;

export function createQbittorrentQueue(
  client: Pick<QbittorrentClient, "session" | "files" | "change">,
): ClientQueue {
  const { http, run } = client.session;
  const list = () => run(() => http.get(z.array(QueuedTorrent), "/api/v2/torrents/info"));

  async function setFiles(hash: string, files: QueuePlace["files"]): Promise<void> {
    for (const priority of new Set(files.map((file) => file.priority))) {
      const ids = files.filter((file) => file.priority === priority).map(({ index }) => index);
      await client.change("filePrio", { hash, id: ids.join("|"), priority: String(priority) });
    }
  }

  return {
    async find(downloadId, fileNames) {
      const id = downloadId.toLowerCase();
      const torrent = (await list()).find((one) => toDownloadIds(one.hash, one).includes(id));
      if (torrent === undefined) return null;
      const listed = fileNames.length === 0 ? [] : ((await client.files(torrent.hash)) ?? []);
      const files = findFileIndexes(listed, fileNames).map((index) => ({
        index: listed[index]?.index ?? index,
        priority: listed[index]?.priority ?? 1,
      }));
      const place = { position: positionOf(torrent), priority: null, files };
      return { id: torrent.hash, place, isFirst: isFirstTorrent(place, MAXIMAL) };
    },
    async raise(id, { position, files }) {
      // Refused (409) where queueing is off.
      if (position !== null) await client.change("topPrio", { hashes: id });
      await setFiles(id, atPriority(files, MAXIMAL));
    },
    async restore(id, { position, files }) {
      await setFiles(id, files);
      const torrent = (await list()).find(({ hash }) => hash === id);
      const current = torrent === undefined ? null : positionOf(torrent);
      for (const step of stepsBetween(current, position))
        await client.change(step === "down" ? "decreasePrio" : "increasePrio", { hashes: id });
    },
  };
}

function positionOf({ priority = 0 }: QueuedTorrent): number | null {
  return priority > 0 ? priority - 1 : null;
}
