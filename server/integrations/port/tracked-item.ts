import type { EpisodeRef } from "../../domain/observation/keys.ts";
import type { MediaType, State } from "../../domain/state.ts";

/** A unit that is not finished, as far as the tracker knows it. */
export interface TrackedUnit extends EpisodeRef {
  readonly state: State;
  readonly fileId?: number;
  readonly filePath?: string;
  readonly fileSize?: number;
  readonly shokoFileId?: number;
  /** Since when the arr, which had a file for it, has none any more. */
  readonly missingSince?: Date;
  /** The arr no longer has the title. */
  readonly isUnmanaged?: boolean;
  /** The library's item that played it last. */
  readonly libraryItemId?: string;
  /** Latest live attempt's download id. */
  readonly downloadId?: string;
  /** Every live attempt's. */
  readonly downloadIds?: readonly string[];
}

/** A request that is not finished. A film has `film` and no `units`. */
export interface TrackedItem {
  readonly mediaType: MediaType;
  readonly title: string;
  readonly year?: number;
  readonly isAnime: boolean;
  readonly seerr?: { readonly service: string; readonly requestId: string };
  readonly arr?: { readonly service: string; readonly id: number };
  readonly tmdbId?: number;
  readonly tvdbId?: number;
  readonly imdbId?: string;
  /** Seasons asked for; empty means all. */
  readonly seasons: readonly number[];
  readonly state: State;
  /** Something of its past is known: a grab, an import, a file. */
  readonly hasPast?: boolean;
  readonly libraryItemId?: string;
  readonly movie?: Omit<TrackedUnit, "season" | "number">;
  readonly units: readonly TrackedUnit[];
}
