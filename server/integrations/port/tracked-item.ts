import type { EpisodeRef } from "../../domain/observation/keys.ts";
import type { MediaType, State } from "../../domain/state.ts";

/** An unfinished unit as the tracker knows it. */
export interface TrackedUnit extends EpisodeRef {
  readonly state: State;
  readonly fileId?: number;
  /** The arr's ids of the files that it had before, oldest first. */
  readonly formerFileIds?: readonly number[];
  readonly filePath?: string;
  readonly fileSize?: number;
  /** When the arr imported the file. */
  readonly fileImportedAt?: Date;
  readonly shokoFileId?: number;
  /** Where the file is in Shoko, which may have moved it since the import. */
  readonly shokoPath?: string;
  /** When the arr first reported no file for a unit that had one. */
  readonly missingSince?: Date;
  /** The arr holds back a release that it found for the unit. */
  readonly isPendingInArr?: boolean;
  /** The arr no longer has the title. */
  readonly isUnmanaged?: boolean;
  /** The media server item that last contained the unit. */
  readonly libraryItemId?: string;
  /** Download id of the latest live attempt. */
  readonly downloadId?: string;
  /** Download ids of all live attempts. */
  readonly downloadIds?: readonly string[];
}

/** An unfinished request. A movie has `movie` and no `units`. */
export interface TrackedItem {
  readonly mediaType: MediaType;
  readonly title: string;
  /** Its titles in other languages and scripts. */
  readonly otherTitles?: readonly string[];
  readonly year?: number;
  readonly isAnime: boolean;
  readonly seerr?: { readonly service: string; readonly requestId: string };
  readonly arr?: { readonly service: string; readonly id: number };
  /** Slug of the arr that manages the title while its id there is not known. */
  readonly instance?: string;
  readonly tmdbId?: number;
  readonly tvdbId?: number;
  readonly imdbId?: string;
  readonly anidbIds?: readonly number[];
  /** Requested seasons; empty means all. */
  readonly seasons: readonly number[];
  readonly state: State;
  /** A grab, an import or a file is already known. */
  readonly hasHistory?: boolean;
  readonly libraryItemId?: string;
  readonly movie?: Omit<TrackedUnit, "season" | "number">;
  readonly units: readonly TrackedUnit[];
}
