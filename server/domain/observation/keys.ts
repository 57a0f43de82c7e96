import type { Instant } from "../instant.ts";
import type { MediaType } from "../state.ts";

/** An episode as an arr names it: TVDB numbering, season 0 for specials. Only the numbers are always known. */
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
  /** null: the arr has the episode and no date for it. */
  readonly airDate?: Instant | null;
  /** Whether only the day of `airDate` is known, which is then midnight UTC. */
  readonly isDayOnly?: boolean;
  readonly monitored?: boolean;
  /** Ids of the same episode in other databases, where its number may differ. */
  readonly tmdbId?: number;
  readonly anidbId?: number;
}

/** What an observation is about, in the service's own terms. Correlation tries them strongest first. */
export interface Keys {
  readonly mediaType?: MediaType;
  /** The tracker's own id of a request: only the tracker itself names it. */
  readonly trackedId?: string;
  /** Seerr's request id, within the observation's service. */
  readonly requestId?: string;
  /** The arr's series or movie id, within the instance `service`. */
  readonly arr?: { readonly service: string; readonly id: number };
  /** Slug of the arr instance that the observation is about, where its id of the title is not known. */
  readonly instance?: string;
  /** The download client's id of the download, spelled as reported; compared case-insensitively. */
  readonly downloadId?: string;
  /** Other ids of the same download: a hybrid torrent's v1 hash, the first 40 digits of its v2 hash. */
  readonly otherDownloadIds?: readonly string[];
  /** The arr's file id, within the instance. */
  readonly fileId?: number;
  readonly shokoFileId?: number;
  /** Ids of the movie or the series. */
  readonly tmdbId?: number;
  readonly tvdbId?: number;
  readonly imdbId?: string;
  readonly anidbId?: number;
  /**
   * The TVDB id of a show, or TMDB id of a movie, for which the arr was asked and has nothing: it has the title under
   * another one, found by the next public id.
   */
  readonly askedId?: number;
  /** Absent: not reported (a movie, or the whole series). Never empty. */
  readonly episodes?: readonly EpisodeRef[];
  /** Seasons named by a request. */
  readonly seasons?: readonly number[];
  /** Path of the file as the service sees it, with either slash. Only its last parts are comparable. */
  readonly path?: string;
  readonly titles?: readonly string[];
  readonly year?: number;
  /** Of a request: it asks for 4K. Of an arr: the instance serves 4K requests only (set where both kinds of instance exist). */
  readonly is4k?: boolean;
  /** Name of the release, as the arr or the client shows it. */
  readonly releaseTitle?: string;
}
