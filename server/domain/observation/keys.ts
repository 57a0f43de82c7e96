import type { Instant } from "../instant.ts";
import type { MediaType } from "../state.ts";

/** An episode as an arr names it: TVDB numbering, season 0 for specials. Everything but the numbers may be unknown. */
export interface EpisodeRef {
  readonly season: number;
  readonly number: number;
  /** The arr's own episode id, within the instance. */
  readonly arrId?: number;
  readonly tvdbId?: number;
  readonly absoluteNumber?: number;
  readonly sceneSeason?: number;
  readonly sceneNumber?: number;
  readonly title?: string;
  /** null: the arr knows the episode and has no date for it. */
  readonly airDate?: Instant | null;
  readonly monitored?: boolean;
  /** Ids of the same episode elsewhere; its number there may differ. */
  readonly tmdbId?: number;
  readonly anidbId?: number;
}

/** What an observation is about, in any words the service has. Correlation goes through them strongest first. */
export interface Keys {
  readonly mediaType?: MediaType;
  /** Seerr's request id, within the observation's service. */
  readonly requestId?: string;
  /** The arr's series or film id, within the instance `service`. */
  readonly arr?: { readonly service: string; readonly id: number };
  /** The download client's id of the download, as written by whoever told it; compared without case. */
  readonly downloadId?: string;
  /** Further ids of the same download (a hybrid torrent's v1 hash, the first 40 digits of its v2 hash). */
  readonly otherDownloadIds?: readonly string[];
  /** The arr's file id, within the instance. */
  readonly fileId?: number;
  readonly shokoFileId?: number;
  /** Ids of the film or the series. */
  readonly tmdbId?: number;
  readonly tvdbId?: number;
  readonly imdbId?: string;
  readonly anidbId?: number;
  /** Absent: not said (a film, or the whole item). Empty is never used. */
  readonly episodes?: readonly EpisodeRef[];
  /** Seasons a wish names. */
  readonly seasons?: readonly number[];
  /** Path of the file as the service sees it, with either slash; its last parts are what can be compared. */
  readonly path?: string;
  readonly titles?: readonly string[];
  readonly year?: number;
  /** A wish in 4K; of an arr: its instance carries out 4K wishes only (told where there are instances for either). */
  readonly is4k?: boolean;
  /** Name of the release, as the arr or the client shows it. */
  readonly releaseTitle?: string;
}
