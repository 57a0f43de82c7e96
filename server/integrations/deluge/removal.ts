import { z } from "zod";
import { bytes, text } from "../lenient.ts";
import type { ClientRemoval } from "../removal.ts";
import { findSharers, findUnplaced, type Placed } from "../transfer/removal.ts";
import type { DelugeSession } from "./session.ts";

const PlacedTorrents = z.record(
  z.string(),
  z.object({
    name: text,
    total_size: bytes,
    /** What 1.3 and 2.x call the folder. */
    save_path: text,
    download_location: text,
    files: z.array(z.object({ path: z.string() })).default([]),
  }),
);

const KEYS = ["name", "total_size", "save_path", "download_location", "files"];

interface OwnTorrent extends Placed {
  readonly size: number | null;
  readonly names: readonly string[] | null;
}

export function createDelugeRemoval({ call }: DelugeSession): ClientRemoval {
  /** All of them: a cross-seed is not known by any id that was asked for. */
  async function list(): Promise<readonly OwnTorrent[]> {
    const listed = await call(PlacedTorrents, "core.get_torrents_status", [{}, KEYS]);
    return Object.entries(listed).map(([hash, torrent]) => {
      const id = hash.toLowerCase();
      const folder = torrent.download_location ?? torrent.save_path;
      const { name = id } = torrent;
      const names = torrent.files.map(({ path }) => path);
      return {
        id,
        name,
        size: torrent.total_size ?? null,
        path: folder === undefined ? null : `${folder}/${name}`,
        names: names.length === 0 ? null : names,
        files: folder === undefined ? null : names.map((file) => `${folder}/${file}`),
      };
    });
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
      // It refuses what it does not have (any more): that is looked at first.
      if ((await list()).some((torrent) => torrent.id === id))
        await call(z.unknown(), "core.remove_torrent", [id, true]);
    },
  };
}
