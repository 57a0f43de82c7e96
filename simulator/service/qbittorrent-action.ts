import { get, post, type Route } from "../http/router.ts";
import { recheckTorrent, startTorrent, stopTorrent } from "../world/client.ts";
import { removeTorrent } from "../world/download.ts";
import type { Torrent } from "../world/model.ts";
import type { World } from "../world/world.ts";

type Action = (world: World, torrent: Torrent, form: URLSearchParams) => void;

/** 5.x calls them stop and start; pause and resume were removed. */
const ACTIONS: Readonly<Record<string, Action>> = {
  delete: (world, torrent) => removeTorrent(world, torrent.hash),
  stop: (_, torrent) => stopTorrent(torrent),
  start: startTorrent,
  recheck: recheckTorrent,
  // Reannouncing finds no new peers here.
  reannounce: () => undefined,
  setCategory: (_, torrent, form) => {
    torrent.category = form.get("category") ?? "";
  },
  setForceStart: (world, torrent, form) => {
    torrent.isForced = form.get("value") === "true";
    if (torrent.isForced) startTorrent(world, torrent);
  },
};

/** All accept a form, all require POST, and none reports whether a hash was known. */
export function torrentActions(world: World): Route[] {
  return Object.entries(ACTIONS).flatMap(([name, run]) => {
    const path = `/api/v2/torrents/${name}`;
    return [
      post(path, ({ body }) => {
        const form = new URLSearchParams(body);
        for (const torrent of namedTorrents(world, form.get("hashes") ?? ""))
          run(world, torrent, form);
        return { text: "" };
      }),
      get(path, () => ({ status: 405, text: "Method Not Allowed" })),
    ];
  });
}

function namedTorrents(world: World, hashes: string): Torrent[] {
  if (hashes === "all") return [...world.torrents.values()];
  return hashes
    .toLowerCase()
    .split("|")
    .flatMap((hash) => world.torrents.get(hash) ?? []);
}
