import type { MediaType } from "../../domain/state.ts";

/** What is to go, in any words a service may know it by. */
export interface RemovalTarget {
  readonly mediaType: MediaType;
  readonly title: string;
  readonly year?: number;
  readonly is4k: boolean;
  readonly tmdbId?: number;
  readonly tvdbId?: number;
  readonly imdbId?: string;
  /** The arr's own id, where it was learnt. */
  readonly arrId?: number;
}

export interface EpisodeNumbers {
  readonly season: number;
  readonly number: number;
}

export interface RemovedFile {
  readonly path: string;
  readonly size: number | null;
  /** Shoko's id of it, where it was learnt. */
  readonly shokoFileId: number | null;
  readonly episodes: readonly EpisodeNumbers[];
}
