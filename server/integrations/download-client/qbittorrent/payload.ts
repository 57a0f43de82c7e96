import { z } from "zod";
import { bytes, nested, text } from "../../shared/lenient.ts";
import { Category } from "../common/category.ts";

/** A torrent in `sync/maindata`: all fields in a full update, only changed ones in a delta. */
export const QbittorrentTorrent = z.object({
  name: text,
  state: z.string().optional(),
  /** 4.4+; lower-case hex or empty. */
  infohash_v1: z.string().optional(),
  infohash_v2: z.string().optional(),
  /** 0..1 of the wanted bytes. */
  progress: z.number().optional(),
  dlspeed: z.number().optional(),
  /** Seconds; 8640000 means "unknown", and for a finished torrent it is the ETA of seeding. */
  eta: z.number().optional(),
  /** Wanted bytes; 0 before metadata. */
  size: z.number().optional(),
  /** -1 before metadata. */
  total_size: z.number().optional(),
  /** Connected seeds, and seeds in the swarm. */
  num_seeds: z.number().optional(),
  num_complete: z.number().optional(),
  category: Category,
  /** Remaining part of the wanted bytes. */
  amount_left: bytes,
  /** 5.0+ */
  has_metadata: z.boolean().nullish(),
});
export type QbittorrentTorrent = z.infer<typeof QbittorrentTorrent>;

export const QbittorrentMaindata = z.object({
  rid: z.number().int(),
  full_update: z.boolean().optional(),
  torrents: z.record(z.string(), QbittorrentTorrent).optional(),
  torrents_removed: z.array(z.string()).optional(),
  /** Free bytes in the default download folder; sent only when changed. */
  server_state: nested(z.object({ free_space_on_disk: bytes })),
});
export type QbittorrentMaindata = z.infer<typeof QbittorrentMaindata>;

export const QbittorrentFile = z.object({
  /** Relative to the save path, uses `/` and includes the torrent's top folder. */
  name: z.string().transform((name) => name.toWellFormed().replaceAll("\0", "")),
  size: z.number(),
  progress: z.number(),
  /** 0 means "not wanted". */
  priority: z.number(),
});
export type QbittorrentFile = z.infer<typeof QbittorrentFile>;

export const QbittorrentFileList = z.array(QbittorrentFile);
