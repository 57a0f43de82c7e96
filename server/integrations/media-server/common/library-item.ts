import type { Instant } from "../../../domain/instant.ts";
import { plainNote } from "../../../domain/message/service-note.ts";
import type { MediaType } from "../../../domain/state.ts";

/** A movie, series or episode in a media server, reduced to what file matching needs. */
export interface LibraryItem {
  readonly id: string;
  /** TV for series and episodes. */
  readonly mediaType: MediaType;
  readonly name?: string;
  readonly serverId?: string;
  /** Where it is, as the media server sees it: the folder of a series, the file of a movie. Empty if not reported. */
  readonly paths: readonly string[];
  /** When the media server added it, or its file changed later. */
  readonly changedAt?: Instant;
  /** Provider ids by lower-case provider name: tmdb, tvdb, imdb, anidb, "shoko file". */
  readonly providers: ReadonlyMap<string, string>;
  readonly season?: number;
  /** Episode number, and the last number of a file with several episodes. */
  readonly number?: number;
  readonly lastNumber?: number;
  /** Playable files; empty for a stub, a missing episode or when files were not requested. */
  readonly sources: readonly LibrarySource[];
}

export interface LibrarySource {
  readonly path: string;
  readonly size?: number;
}

/** Note for media servers that are implemented from documentation only. */
export const EXPERIMENTAL = plainNote("EXPERIMENTAL");
