import { z } from "zod";
import {
  bytes,
  flag,
  imdbId,
  instant,
  listOf,
  naturalInt,
  nested,
  optionalListOf,
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
  EpisodeNumbers,
} from "../common/payload.ts";

/** `type` in webhooks, `seriesType` in the API. */
export const SonarrSeries = z.object({
  ...ArrTitleFields.shape,
  id: positiveInt,
  title: text,
  path: pathText,
  tvdbId: positiveInt,
  tmdbId: positiveInt,
  imdbId,
  type: text,
  seriesType: text,
  year: positiveInt,
  alternateTitles: listOf(z.object({ title: text })),
  monitored: flag,
  added: instant,
});
export type SonarrSeries = z.infer<typeof SonarrSeries>;

/** A series in the full list, with statistics of its files. */
export const SonarrSeriesResource = z.object({
  ...SonarrSeries.shape,
  statistics: nested(z.object({ episodeFileCount: naturalInt, sizeOnDisk: bytes })),
});
export type SonarrSeriesResource = z.infer<typeof SonarrSeriesResource>;

export const SonarrEpisode = z.object({
  ...EpisodeNumbers,
  id: positiveInt,
  tvdbId: positiveInt,
  title: text,
  /** The day by the calendar of the network. */
  airDate: text,
  airDateUtc: instant,
});
export type SonarrEpisode = z.infer<typeof SonarrEpisode>;

export const SonarrEvent = z.object({
  ...ArrEvent,
  series: nested(SonarrSeries),
  episodes: listOf(SonarrEpisode),
  episodeFile: nested(ArrFile),
  /** Present, even if empty, when the import of the whole release is complete. */
  episodeFiles: optionalListOf(ArrFile),
  renamedEpisodeFiles: listOf(ArrFile),
});
export type SonarrEvent = z.infer<typeof SonarrEvent>;

/** An episode from the API, with fields that no webhook contains. */
export const SonarrEpisodeResource = z.object({
  ...SonarrEpisode.shape,
  absoluteEpisodeNumber: positiveInt,
  sceneSeasonNumber: EpisodeNumbers.seasonNumber,
  sceneEpisodeNumber: EpisodeNumbers.episodeNumber,
  monitored: flag,
  hasFile: flag,
  episodeFileId: positiveInt,
  episodeFile: nested(ArrFile),
});
export type SonarrEpisodeResource = z.infer<typeof SonarrEpisodeResource>;

const Embedded = {
  seriesId: positiveInt,
  series: nested(SonarrSeries),
  episodeId: positiveInt,
  episode: nested(SonarrEpisodeResource),
};

export const SonarrQueueRecord = z.object({ ...ArrQueueRecord, ...Embedded });
export type SonarrQueueRecord = z.infer<typeof SonarrQueueRecord>;

export const SonarrHistoryRecord = z.object({ ...ArrHistoryRecord, ...Embedded });
export type SonarrHistoryRecord = z.infer<typeof SonarrHistoryRecord>;
