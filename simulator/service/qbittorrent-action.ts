import { get, post, type Route } from "../http/router.ts";
import { recheckTorrent, startTorrent, stopTorrent } from "../world/client.ts";
import { removeTorrent } from "../world/download.ts";
import type { Torrent } from "../world/model.ts";
import { moveInQueue, type QueueMove } from "../world/torrent-queue.ts";
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

const MOVES: Readonly<Record<string, QueueMove>> = {
  topPrio: "top",
  bottomPrio: "bottom",
  increasePrio: "up",
  decreasePrio: "down",
};

/** Refused where queueing is off. */
function queueMoves(world: World): Route[] {
  return Object.entries(MOVES).map(([name, move]) =>
    post(`/api/v2/torrents/${name}`, ({ body }) => {
      const hashes = new URLSearchParams(body).get("hashes") ?? "";
      const moved = namedTorrents(world, hashes).map((torrent) =>
        moveInQueue(world, torrent, move),
      );
      return moved.includes(false)
        ? { status: 409, text: "Torrent queueing must be enabled" }
        : { text: "" };
    }),
  );
}

/** Sets the priority of files by their index. */
function filePriority(world: World): Route {
  return post("/api/v2/torrents/filePrio", ({ body }) => {
    const form = new URLSearchParams(body);
    const priority = Number(form.get("priority"));
    const torrent = world.torrents.get((form.get("hash") ?? "").toLowerCase());
    if (torrent === undefined) return { status: 404, text: "Not Found" };
    if (![0, 1, 6, 7].includes(priority)) return { status: 400, text: "Priority is not valid" };
    for (const id of (form.get("id") ?? "").split("|")) {
      const file = torrent.files[Number(id)];
      if (file === undefined) return { status: 409, text: "File id is not valid" };
      file.priority = priority;
    }
    return { text: "" };
  });
}

/** All accept a form, all require POST, and none reports whether a hash was known. */
export function torrentActions(world: World): Route[] {
  const named = Object.entries(ACTIONS).flatMap(([name, run]) => {
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
  return [...named, ...queueMoves(world), filePriority(world)];
}

function namedTorrents(world: World, hashes: string): Torrent[] {
  if (hashes === "all") return [...world.torrents.values()];
  return hashes
    .toLowerCase()
    .split("|")
    .flatMap((hash) => world.torrents.get(hash) ?? []);
}
