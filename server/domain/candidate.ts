import type { MediaType } from "./state.ts";

/** The facts by which a unit is recognised. A movie has neither season nor number. */
export interface CandidateUnit {
  readonly id: string;
  readonly season: number | null;
  readonly number: number | null;
  readonly arrId: number | null;
  readonly fileId: number | null;
  readonly filePath: string | null;
  readonly fileSize: number | null;
  readonly shokoFileId: number | null;
  /** Ids of all its downloads, in lower case. */
  readonly downloadKeys: readonly string[];
  /** It was deleted with its title, which left the arr. */
  readonly hasLeft: boolean;
  /** Its title left the arr, and it was not deleted yet: its file may have stayed, or a newer request asks for it. */
  readonly isLeftBehind: boolean;
  /** It was deleted and a newer request asks for it: new observations belong to the newer request. */
  readonly isSuperseded: boolean;
}

/** The facts by which a request is recognised. */
export interface CandidateRequest {
  readonly id: string;
  readonly originService: string;
  readonly originId: string;
  /** The service has given that id to another request or title: it is no longer this request's own. */
  readonly isOriginReused: boolean;
  readonly mediaType: MediaType;
  /** Neither declined nor deleted. */
  readonly isLive: boolean;
  /** All its units were deleted, or left their arr without a file before a newer request for the same title. */
  readonly isDeleted: boolean;
  /** Slug of the arr that manages the title, and its id there. The id is unknown until the arr reports it. */
  readonly instance: string | null;
  readonly arrId: number | null;
  readonly is4k: boolean;
  readonly tmdbId: number | null;
  readonly tvdbId: number | null;
  readonly imdbId: string | null;
  /** Requested season numbers; empty: all except the specials. */
  readonly seasons: readonly number[];
  readonly titles: readonly string[];
  readonly year: number | null;
  readonly units: readonly CandidateUnit[];
}
