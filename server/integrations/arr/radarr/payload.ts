import { z } from "zod";
import {
  flag,
  imdbId,
  instant,
  listOf,
  nested,
  pathText,
  positiveInt,
  text,
} from "../../shared/lenient.ts";
import {
  ArrEvent,
  ArrFile,
  ArrHistoryRecord,
  ArrQueueRecord,
  ArrTitleFields,
  Language,
} from "../common/payload.ts";

/** `folderPath` in webhooks, `path` in the API. */
export const RadarrMovie = z.object({
  ...ArrTitleFields.shape,
  id: positiveInt,
  title: text,
  originalTitle: text,
  year: positiveInt,
  folderPath: pathText,
  path: pathText,
  tmdbId: positiveInt,
  imdbId,
  /** Labels in webhooks, ids in the API. */
  tags: listOf(text),
  originalLanguage: nested(Language),
  alternateTitles: listOf(z.object({ title: text })),
});
export type RadarrMovie = z.infer<typeof RadarrMovie>;

export const RadarrEvent = z.object({
  ...ArrEvent,
  movie: nested(RadarrMovie),
  remoteMovie: nested(z.object({ tmdbId: positiveInt, imdbId, title: text, year: positiveInt })),
  movieFile: nested(ArrFile),
  renamedMovieFiles: listOf(ArrFile),
});
export type RadarrEvent = z.infer<typeof RadarrEvent>;

export const RadarrMovieResource = z.object({
  ...RadarrMovie.shape,
  added: instant,
  inCinemas: instant,
  digitalRelease: instant,
  physicalRelease: instant,
  isAvailable: flag,
  monitored: flag,
  hasFile: flag,
  movieFileId: positiveInt,
  movieFile: nested(ArrFile),
});
export type RadarrMovieResource = z.infer<typeof RadarrMovieResource>;

const Embedded = { movieId: positiveInt, movie: nested(RadarrMovie) };

export const RadarrQueueRecord = z.object({ ...ArrQueueRecord, ...Embedded });
export type RadarrQueueRecord = z.infer<typeof RadarrQueueRecord>;

export const RadarrHistoryRecord = z.object({ ...ArrHistoryRecord, ...Embedded });
export type RadarrHistoryRecord = z.infer<typeof RadarrHistoryRecord>;
