import type { MediaType } from "../../domain/state.ts";

/** What to remove, with every id by which a service may know it. */
export interface RemovalTarget {
  readonly mediaType: MediaType;
  readonly title: string;
  readonly year?: number;
  readonly is4k: boolean;
  readonly tmdbId?: number;
  readonly tvdbId?: number;
  readonly imdbId?: string;
  /** The arr's own id, if known. */
  readonly arrId?: number;
}

export interface EpisodeNumbers {
  readonly season: number;
  readonly number: number;
}

export interface RemovedFile {
  readonly path: string;
  readonly size: number | null;
  /** Shoko's file id, if known. */
  readonly shokoFileId: number | null;
  readonly episodes: readonly EpisodeNumbers[];
}
