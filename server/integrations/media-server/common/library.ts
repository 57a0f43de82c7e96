import type { MediaType } from "../../../domain/state.ts";

/** A film, a series or an episode in a library, in the words that proof needs, whichever library it is. */
export interface LibraryItem {
  readonly id: string;
  /** Of a series and of its episodes alike: TV. */
  readonly mediaType: MediaType;
  readonly name?: string;
  readonly serverId?: string;
  /** Ids at providers by the provider's name in lower case: tmdb, tvdb, imdb, "shoko file". */
  readonly providers: ReadonlyMap<string, string>;
  readonly season?: number;
  /** Episode number, and the last one of a file that holds several. */
  readonly number?: number;
  readonly lastNumber?: number;
  /** Files that can be played; none for a stub, a missing episode, and where they were not asked for. */
  readonly sources: readonly LibrarySource[];
}

export interface LibrarySource {
  readonly path: string;
  readonly size?: number;
}

/** Note of a library that is written from its documentation alone. */
export const EXPERIMENTAL = "experimental: not verified against a real server";
