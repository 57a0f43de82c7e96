import { z } from "zod";
import type { ClientRemoval } from "../../port/download-client.ts";
import { bytes, pathText, text } from "../../shared/lenient.ts";
import { findDownloads, toListedTorrent, type ListedTorrent } from "../common/removal.ts";
import type { DelugeSession } from "./session.ts";

const RemovableTorrents = z.record(
  z.string(),
  z.object({
    name: pathText,
    total_size: bytes,
    /** Version 1.3 uses `save_path`, 2.x uses `download_location`. */
    save_path: pathText,
    download_location: text,
    files: z.array(z.object({ path: z.string() })).default([]),
  }),
);

const KEYS = ["name", "total_size", "save_path", "download_location", "files"];

export function createDelugeRemoval({ call }: DelugeSession): ClientRemoval {
  async function list(): Promise<readonly ListedTorrent[]> {
    const listed = await call(RemovableTorrents, "core.get_torrents_status", [{}, KEYS]);
    return Object.entries(listed).map(([hash, torrent]) =>
      toListedTorrent({
        id: hash.toLowerCase(),
        name: torrent.name,
        size: torrent.total_size,
        folder: torrent.download_location ?? torrent.save_path,
        names: torrent.files.map(({ path }) => path),
      }),
    );
  }

  return {
    find: (downloadIds) => findDownloads(downloadIds, list),
    async remove(id) {
      // Deluge rejects removing a torrent that it does not have (any more).
      if ((await list()).some((torrent) => torrent.id === id))
        await call(z.unknown(), "core.remove_torrent", [id, true]);
    },
  };
}
