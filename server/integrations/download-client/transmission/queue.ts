import { z } from "zod";
import type { ClientQueue, QueuePlace } from "../../port/download-client.ts";
import { findFileIndexes } from "../common/files.ts";
import { atPriority } from "../common/queue.ts";
import type { TransmissionClient } from "./client.ts";
import { TransmissionQueue } from "./payload.ts";

/** Priorities of a torrent among the running ones, and of a file in it. */
const HIGH = 1;
const NORMAL = 0;

const FIELDS = {
  legacy: ["hashString", "queuePosition", "bandwidthPriority", "files", "fileStats"],
  "json-rpc": ["hash_string", "queue_position", "bandwidth_priority", "files", "file_stats"],
} as const;

export function createTransmissionQueue({
  invoke,
}: Pick<TransmissionClient, "invoke">): ClientQueue {
  async function set(id: string, { position, priority, files }: QueuePlace): Promise<void> {
    const level = (wanted: (priority: number) => boolean) =>
      files.filter((file) => wanted(file.priority)).map(({ index }) => index);
    // An empty list of files means all files.
    const lists = [
      ["high", level((one) => one > NORMAL)],
      ["normal", level((one) => one === NORMAL)],
      ["low", level((one) => one < NORMAL)],
    ] as const;
    const named = lists.filter(([, indexes]) => indexes.length > 0);
    await invoke(z.unknown(), "torrent_set", {
      legacy: {
        ids: [id],
        ...(position !== null && { queuePosition: position }),
        ...(priority !== null && { bandwidthPriority: priority }),
        ...Object.fromEntries(named.map(([name, indexes]) => [`priority-${name}`, indexes])),
      },
      "json-rpc": {
        ids: [id],
        ...(position !== null && { queue_position: position }),
        ...(priority !== null && { bandwidth_priority: priority }),
        ...Object.fromEntries(named.map(([name, indexes]) => [`priority_${name}`, indexes])),
      },
    });
  }

  return {
    async find(downloadId, fileNames) {
      const ids = [downloadId.toLowerCase()];
      const { torrents } = await invoke(TransmissionQueue, "torrent_get", {
        legacy: { ids, fields: FIELDS.legacy },
        "json-rpc": { ids, fields: FIELDS["json-rpc"] },
      });
      const [torrent] = torrents;
      if (torrent?.hash_string === undefined) return null;
      const files = findFileIndexes(torrent.files, fileNames).map((index) => ({
        index,
        priority: torrent.file_stats[index]?.priority ?? NORMAL,
      }));
      const position = torrent.queue_position ?? null;
      const priority = torrent.bandwidth_priority ?? NORMAL;
      const isFirst =
        (position ?? 0) === 0 && [priority, ...files.map((one) => one.priority)].every(isHigh);
      return { id: torrent.hash_string, place: { position, priority, files }, isFirst };
    },
    raise: (id, { files }) =>
      set(id, {
        position: 0,
        priority: HIGH,
        files: atPriority(files, HIGH),
      }),
    restore: set,
  };
}

function isHigh(priority: number): boolean {
  return priority >= HIGH;
}
