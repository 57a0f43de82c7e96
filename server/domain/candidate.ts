import type { MediaType } from "./state.ts";

/** A unit as far as it can be recognised. A film has neither season nor number. */
export interface CandidateUnit {
  readonly id: string;
  readonly season: number | null;
  readonly number: number | null;
  readonly arrId: number | null;
  readonly fileId: number | null;
  readonly filePath: string | null;
  readonly shokoFileId: number | null;
  /** Ids of all its downloads, in lower case. */
  readonly downloadKeys: readonly string[];
  /** It was deleted, and a newer request wants it: what comes now is the newer one's. */
  readonly isPast: boolean;
}

export interface CandidateRequest {
  readonly id: string;
  readonly originService: string;
  readonly originId: string;
  readonly mediaType: MediaType;
  /** Neither declined nor deleted. */
  readonly isLive: boolean;
  /** All of it was deleted. */
  readonly isDeleted: boolean;
  readonly arr: { readonly service: string; readonly id: number } | null;
  readonly is4k: boolean;
  readonly tmdbId: number | null;
  readonly tvdbId: number | null;
  readonly imdbId: string | null;
  /** Season numbers asked for; empty: all but the specials. */
  readonly seasons: readonly number[];
  readonly titles: readonly string[];
  readonly year: number | null;
  readonly units: readonly CandidateUnit[];
}
