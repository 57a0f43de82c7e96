import type { DiskFile } from "./disk-model.ts";

/** A file as Shoko keeps it: the row outlives the file until missing files are removed. */
export interface ShokoFile {
  readonly id: number;
  readonly file: DiskFile;
  readonly folderId: number;
  /** Without a leading slash; the pushes of 5.x put one in front. */
  readonly relativePath: string;
  readonly detectedAt: Date;
  state: "detected" | "hashed" | "matched" | "unmatched";
  attempts: number;
  matchedAt: Date | null;
}

/** What a ban by AniDB stops. */
export type BanKind = "UDP" | "HTTP";

export interface Ban {
  readonly since: Date;
  readonly seconds: number;
}

/** The state of the Shoko server itself. */
export interface ShokoServer {
  /** Where its container sees what the others see below /data/media. */
  mount: string;
  readonly bans: Map<BanKind, Ban>;
  /** Nothing is worked off. */
  isQueuePaused: boolean;
  /** Jobs that wait for AniDB. */
  blockedJobs: number;
  /** Ids of import folders that cannot be read. */
  readonly inaccessible: Set<number>;
  /** What AniDB has never heard of. */
  readonly unknown: Set<DiskFile>;
  /** Whether AniDB would know the file if it were asked now. */
  knows(file: DiskFile): boolean;
}
