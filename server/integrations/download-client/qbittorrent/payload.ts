import { z } from "zod";
import {
  bytes,
  flag,
  nested,
  optionalListOf,
  pathText,
  number,
  numberOr,
  requiredText,
  text,
} from "../../shared/lenient.ts";
import { Category } from "../common/category.ts";

/**
 * A torrent in `sync/maindata`: all fields in a full update, only changed ones in a delta. No field is required, so that
 * an odd torrent of somebody else costs itself alone.
 */
export const QbittorrentTorrent = z.object({
  name: text,
  state: text,
  /** 4.4+; lower-case hex or empty. */
  infohash_v1: text,
  infohash_v2: text,
  /** 0..1 of the wanted bytes. */
  progress: number,
  dlspeed: number,
  /** Seconds; 8640000 means "unknown", and for a finished torrent it is the ETA of seeding. */
  eta: number,
  /** Wanted bytes; 0 before metadata. */
  size: number,
  /** -1 before metadata. */
  total_size: number,
  /** Connected seeds, and seeds in the swarm. */
  num_seeds: number,
  num_complete: number,
  category: Category,
  /** Remaining part of the wanted bytes. */
  amount_left: bytes,
  /** 5.0+ */
  has_metadata: flag,
});
export type QbittorrentTorrent = z.infer<typeof QbittorrentTorrent>;

/** The key still identifies the torrent. */
const UNREADABLE = z.unknown().transform(() => QbittorrentTorrent.parse({}));

export const QbittorrentMaindata = z.object({
  rid: z.number().int(),
  full_update: z.boolean().optional(),
  torrents: z.record(z.string(), QbittorrentTorrent.or(UNREADABLE)).optional(),
  torrents_removed: optionalListOf(z.string()),
  /** Free bytes in the default download folder; sent only when changed. */
  server_state: nested(z.object({ free_space_on_disk: bytes })),
});
export type QbittorrentMaindata = z.infer<typeof QbittorrentMaindata>;

export const QbittorrentFile = z.object({
  /** 4.4+ */
  index: number,
  /** Relative to the save path, uses `/` and includes the torrent's top folder. */
  name: requiredText,
  size: numberOr(0),
  progress: numberOr(0),
  /** 0 means "not wanted"; 1 is normal, 6 high, 7 maximal. */
  priority: numberOr(1),
});
export type QbittorrentFile = z.infer<typeof QbittorrentFile>;

export const QbittorrentFileList = z.array(QbittorrentFile);

/** Only the folder: the preferences hold passwords too. */
export const QbittorrentPreferences = z.object({ save_path: pathText });
export type QbittorrentPreferences = z.infer<typeof QbittorrentPreferences>;

export const QbittorrentCategories = z.record(z.string(), z.object({ savePath: pathText }));
export type QbittorrentCategories = z.infer<typeof QbittorrentCategories>;
