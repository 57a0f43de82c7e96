import type { DiskFile } from "./disk-model.ts";
import type { EpisodeTitle } from "./title.ts";

/** A file in Shoko: its row outlives the file until missing files are removed. */
export interface ShokoFile {
  readonly id: number;
  file: DiskFile;
  readonly folderId: number;
  /** Without a leading slash; the pushes of 5.x add one. */
  relativePath: string;
  readonly detectedAt: Date;
  state: "detected" | "hashed" | "matched" | "unmatched";
  attempts: number;
  matchedAt: Date | null;
  /** What a person linked it to; null: AniDB's answer counts. */
  linked: readonly EpisodeTitle[] | null;
}

/** Effects of an AniDB ban. */
export type BanKind = "UDP" | "HTTP";

export interface Ban {
  readonly since: Date;
  readonly seconds: number;
}

/** The state of the Shoko server itself. */
export interface ShokoServer {
  /** Where its container mounts the folder that the others see as /data/media. */
  mount: string;
  readonly bans: Map<BanKind, Ban>;
  /** The queue is paused. */
  isQueuePaused: boolean;
  /** Jobs that wait for AniDB. */
  blockedJobs: number;
  /** Ids of import folders that cannot be read. */
  readonly inaccessible: Set<number>;
  /** Files unknown to AniDB. */
  readonly unknown: Set<DiskFile>;
  /** Whether AniDB would know the file if queried now. */
  knows(file: DiskFile): boolean;
}
