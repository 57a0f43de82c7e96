import { z } from "zod";
import { bytes, text } from "../lenient.ts";
import type { ClientRemoval } from "../removal.ts";
import { findSharers, findUnplaced, type Placed } from "../transfer/removal.ts";
import type { TransmissionClient } from "./client.ts";

/** In either spelling: 4.1 and later write snake case. */
const PlacedTorrent = z.object({
  hashString: text,
  hash_string: text,
  name: text,
  totalSize: bytes,
  total_size: bytes,
  downloadDir: text,
  download_dir: text,
  files: z.array(z.object({ name: z.string() })).default([]),
});
const PlacedTorrents = z.object({ torrents: z.array(PlacedTorrent) });

const FIELDS = {
  legacy: ["hashString", "name", "totalSize", "downloadDir", "files"],
  "json-rpc": ["hash_string", "name", "total_size", "download_dir", "files"],
} as const;

interface OwnTorrent extends Placed {
  readonly size: number | null;
  readonly names: readonly string[] | null;
}

export function createTransmissionRemoval(
  client: Pick<TransmissionClient, "invoke">,
): ClientRemoval {
  /** All of them: a cross-seed is not known by any id that was asked for. */
  async function list(): Promise<readonly OwnTorrent[]> {
    const { torrents } = await client.invoke(PlacedTorrents, "torrent_get", {
      legacy: { fields: FIELDS.legacy },
      "json-rpc": { fields: FIELDS["json-rpc"] },
    });
    return torrents.flatMap(toOwn);
  }

  return {
    async find(downloadIds) {
      if (downloadIds.length === 0) return [];
      const wanted = new Set(downloadIds.map((id) => id.toLowerCase()));
      const all = await list();
      return all
        .filter(({ id }) => wanted.has(id))
        .map((own) => ({
          ids: [own.id],
          name: own.name,
          size: own.size,
          files: own.names,
          sharesDataWith: findSharers(own, all).map(({ id, name }) => ({ id, name })),
          unplaced: findUnplaced(own, all),
        }));
    },
    async remove(id) {
      await client.invoke(z.unknown(), "torrent_remove", {
        legacy: { ids: [id], "delete-local-data": true },
        "json-rpc": { ids: [id], delete_local_data: true },
      });
    },
  };
}

function toOwn(torrent: z.infer<typeof PlacedTorrent>): OwnTorrent[] {
  const id = (torrent.hashString ?? torrent.hash_string)?.toLowerCase();
  if (id === undefined) return [];
  const folder = torrent.downloadDir ?? torrent.download_dir;
  const { name = id } = torrent;
  const names = torrent.files.map((file) => file.name);
  return [
    {
      id,
      name,
      size: torrent.totalSize ?? torrent.total_size ?? null,
      path: folder === undefined ? null : `${folder}/${name}`,
      names: names.length === 0 ? null : names,
      files: folder === undefined ? null : names.map((file) => `${folder}/${file}`),
    },
  ];
}
