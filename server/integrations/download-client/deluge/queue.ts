import { z } from "zod";
import type { ClientQueue, QueuePlace } from "../../port/download-client.ts";
import { number, requiredText } from "../../shared/lenient.ts";
import { findFileIndexes } from "../common/files.ts";
import { atPriority, isFirstTorrent, stepsBetween } from "../common/queue.ts";
import type { DelugeSession } from "./session.ts";

const QueuedTorrents = z.record(
  z.string(),
  z.object({
    /** Position from 0; -1 for a torrent that is not queued. */
    queue: number,
    files: z.array(z.object({ path: requiredText })).default([]),
    file_priorities: z.array(number).default([]),
  }),
);

const KEYS = ["queue", "files", "file_priorities"];

/** The highest priority of a file, in 1.3 and in 2.x; normal is 1 and 4. */
const HIGHEST = 7;

export function createDelugeQueue({ call }: DelugeSession): ClientQueue {
  async function read(hash: string) {
    const listed = await call(QueuedTorrents, "core.get_torrents_status", [{ id: [hash] }, KEYS]);
    const torrent = listed[hash];
    // 1.3 has an entry without keys for a missing torrent.
    if (torrent?.queue === undefined) return null;
    return { ...torrent, position: torrent.queue < 0 ? null : torrent.queue };
  }

  async function setFiles(hash: string, files: QueuePlace["files"]): Promise<void> {
    const torrent = files.length === 0 ? null : await read(hash);
    if (torrent === null) return;
    const changed = new Map(files.map(({ index, priority }) => [index, priority]));
    const priorities = torrent.file_priorities.map((one, index) => changed.get(index) ?? one);
    await call(z.unknown(), "core.set_torrent_options", [[hash], { file_priorities: priorities }]);
  }

  return {
    async find(downloadId, fileNames) {
      const id = downloadId.toLowerCase();
      const torrent = await read(id);
      if (torrent === null) return null;
      const names = torrent.files.map(({ path: name }) => ({ name }));
      const files = findFileIndexes(names, fileNames).map((index) => ({
        index,
        priority: torrent.file_priorities[index] ?? 1,
      }));
      const place = { position: torrent.position, priority: null, files };
      return { id, place, isFirst: isFirstTorrent(place, HIGHEST) };
    },
    async raise(id, { position, files }) {
      if (position !== null) await call(z.unknown(), "core.queue_top", [[id]]);
      await setFiles(id, atPriority(files, HIGHEST));
    },
    async restore(id, { position, files }) {
      await setFiles(id, files);
      const current = (await read(id))?.position ?? null;
      for (const step of stepsBetween(current, position))
        await call(z.unknown(), `core.queue_${step}`, [[id]]);
    },
  };
}
