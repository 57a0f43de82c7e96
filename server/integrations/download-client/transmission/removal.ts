import { z } from "zod";
import type { ClientRemoval } from "../../port/download-client.ts";
import { bytes, pathText, text } from "../../shared/lenient.ts";
import { findDownloads, toListedTorrent, type ListedTorrent } from "../common/removal.ts";
import type { TransmissionClient } from "./client.ts";

/** In both spellings: 4.1 and later use snake case. */
const RemovableTorrent = z.object({
  hashString: text,
  hash_string: text,
  name: pathText,
  totalSize: bytes,
  total_size: bytes,
  downloadDir: pathText,
  download_dir: pathText,
  files: z.array(z.object({ name: z.string() })).default([]),
});
const RemovableTorrents = z.object({ torrents: z.array(RemovableTorrent) });

const FIELDS = {
  legacy: ["hashString", "name", "totalSize", "downloadDir", "files"],
  "json-rpc": ["hash_string", "name", "total_size", "download_dir", "files"],
} as const;

export function createTransmissionRemoval(
  client: Pick<TransmissionClient, "invoke">,
): ClientRemoval {
  async function list(): Promise<readonly ListedTorrent[]> {
    const { torrents } = await client.invoke(RemovableTorrents, "torrent_get", {
      legacy: { fields: FIELDS.legacy },
      "json-rpc": { fields: FIELDS["json-rpc"] },
    });
    return torrents.flatMap(toListed);
  }

  return {
    find: (downloadIds) => findDownloads(downloadIds, list),
    async remove(id) {
      await client.invoke(z.unknown(), "torrent_remove", {
        legacy: { ids: [id], "delete-local-data": true },
        "json-rpc": { ids: [id], delete_local_data: true },
      });
    },
  };
}

function toListed(torrent: z.infer<typeof RemovableTorrent>): ListedTorrent[] {
  const id = (torrent.hashString ?? torrent.hash_string)?.toLowerCase();
  if (id === undefined) return [];
  return [
    toListedTorrent({
      id,
      name: torrent.name,
      size: torrent.totalSize ?? torrent.total_size,
      folder: torrent.downloadDir ?? torrent.download_dir,
      names: torrent.files.map(({ name }) => name),
    }),
  ];
}
