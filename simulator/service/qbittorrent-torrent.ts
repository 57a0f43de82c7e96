import type { Torrent } from "../world/model.ts";
import { queuePositionOf } from "../world/torrent-queue.ts";
import { doneOf, progressOf, sizeOf } from "../world/torrent.ts";
import type { World } from "../world/world.ts";

/** qBittorrent's value for "unknown". */
const ETA_INFINITE = 8_640_000;
const PIECE_SIZE = 4 * 2 ** 20;

const epoch = (date: Date | null) => (date ? Math.floor(date.getTime() / 1000) : -1);

/** A row of `torrents/info`. */
export function toTorrent(world: World, torrent: Torrent) {
  const now = world.clock.now();
  const size = sizeOf(torrent);
  const done = doneOf(torrent);
  const isDone = torrent.completedAt !== null;
  const contentPath = `${torrent.savePath}/${torrent.name}`;
  return {
    added_on: epoch(torrent.addedAt),
    amount_left: size - done,
    auto_tmm: false,
    availability: isDone ? -1 : torrent.speed > 0 ? 3.2 : 0,
    category: torrent.category,
    comment: "",
    completed: done,
    completion_on: epoch(torrent.completedAt),
    content_path: contentPath,
    dl_limit: 0,
    dlspeed: torrent.speed,
    download_path: "",
    downloaded: done,
    downloaded_session: done,
    eta: torrent.speed > 0 ? Math.ceil((size - done) / torrent.speed) : ETA_INFINITE,
    f_l_piece_prio: false,
    force_start: torrent.isForced,
    has_metadata: torrent.state !== "metaDL",
    hash: torrent.hash,
    inactive_seeding_time_limit: -2,
    infohash_v1: torrent.hash,
    infohash_v2: "",
    last_activity: torrent.speed > 0 ? epoch(now) : epoch(torrent.completedAt ?? torrent.addedAt),
    magnet_uri: `magnet:?xt=urn:btih:${torrent.hash}&dn=${encodeURIComponent(torrent.name)}`,
    max_inactive_seeding_time: -1,
    max_ratio: -1,
    max_seeding_time: -1,
    name: torrent.name,
    num_complete: torrent.speed > 0 || isDone ? 12 : 0,
    num_incomplete: 3,
    num_leechs: isDone ? 1 : 0,
    num_seeds: torrent.speed > 0 ? 7 : 0,
    popularity: 0,
    priority: queuePositionOf(world, torrent),
    private: false,
    progress: progressOf(torrent),
    ratio: 0,
    ratio_limit: -2,
    reannounce: 0,
    root_path: torrent.files.length > 1 ? contentPath : "",
    save_path: torrent.savePath,
    seeding_time: 0,
    seeding_time_limit: -2,
    seen_complete: isDone ? epoch(torrent.completedAt) : -1,
    seq_dl: false,
    size,
    state: shownState(torrent),
    super_seeding: false,
    tags: "",
    total_size: size,
    tracker: "",
    trackers_count: 1,
    up_limit: 0,
    uploaded: 0,
    uploaded_session: 0,
    upspeed: 0,
  };
}

/** Forced torrents have names of their own while they run. */
function shownState({ state, isForced }: Torrent): string {
  if (!isForced) return state;
  if (state === "downloading" || state === "stalledDL" || state === "queuedDL") return "forcedDL";
  return state === "uploading" || state === "stalledUP" ? "forcedUP" : state;
}

/** Response of `torrents/files`; only the first entry has `is_seed`. */
export function toFiles(torrent: Torrent) {
  if (torrent.state === "metaDL") return [];
  let offset = 0;
  return torrent.files.map((file, index) => {
    const first = Math.floor(offset / PIECE_SIZE);
    offset += file.size;
    return {
      availability: torrent.completedAt ? -1 : 1,
      index,
      ...(index === 0 ? { is_seed: torrent.completedAt !== null } : {}),
      name: file.name,
      piece_range: [first, Math.floor((offset - 1) / PIECE_SIZE)],
      priority: file.priority,
      progress: file.done / file.size,
      size: file.size,
    };
  });
}

export function serverState(world: World) {
  const torrents = [...world.torrents.values()];
  const received = torrents.reduce((sum, torrent) => sum + doneOf(torrent), 0);
  return {
    alltime_dl: received,
    alltime_ul: 0,
    average_time_queue: 0,
    connection_status: "connected",
    dht_nodes: 312,
    dl_info_data: received,
    dl_info_speed: torrents.reduce((sum, torrent) => sum + torrent.speed, 0),
    dl_rate_limit: 0,
    free_space_on_disk: world.freeSpace,
    global_ratio: "0.00",
    queued_io_jobs: 0,
    queueing: false,
    read_cache_hits: "0",
    read_cache_overload: "0",
    refresh_interval: 1500,
    total_buffers_size: 0,
    total_peer_connections: 0,
    total_queued_size: 0,
    total_wasted_session: 0,
    up_info_data: 0,
    up_info_speed: 0,
    up_rate_limit: 0,
    use_alt_speed_limits: false,
    use_subcategories: false,
    write_cache_overload: "0",
  };
}
