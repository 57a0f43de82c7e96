import type { Observation } from "../../../domain/observation/observation.ts";
import { present } from "../../shared/lenient.ts";
import { toHistoryObservation } from "../common/history.ts";
import type { QueueRow } from "../common/queue.ts";
import { toEpisodeRefs, toSeriesFacts, toSeriesKeys } from "./facts.ts";
import { SonarrSeries, type SonarrHistoryRecord, type SonarrQueueRecord } from "./payload.ts";

export function toHistoryObservations(service: string, record: SonarrHistoryRecord): Observation[] {
  const series = seriesOf(record);
  const episodes = record.episode ? toEpisodeRefs(record.episode) : [];
  // Without its episode a record would apply to the whole series.
  if (episodes.length === 0) return [];
  const observation = toHistoryObservation(service, record, {
    ...toSeriesKeys(service, series),
    episodes,
  });
  return observation ? [observation] : [];
}

export function toRow(service: string, record: SonarrQueueRecord): QueueRow {
  const series = seriesOf(record);
  const [episode] = record.episode
    ? toEpisodeRefs({ ...record.episode, id: record.episode.id ?? record.episodeId })
    : [];
  return {
    record,
    keys: toSeriesKeys(service, series),
    ...present({ item: record.series && toSeriesFacts(record.series), episode }),
  };
}

/** The embedded series, or one with only its id. */
function seriesOf({
  series,
  seriesId,
}: SonarrQueueRecord | SonarrHistoryRecord): SonarrSeries | undefined {
  if (series) return { ...series, id: series.id ?? seriesId };
  return seriesId === undefined ? undefined : SonarrSeries.parse({ id: seriesId });
}
