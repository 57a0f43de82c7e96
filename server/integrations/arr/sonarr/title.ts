import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";
import type { SonarrClient } from "./client.ts";
import { toSeriesFacts, toSeriesKeys } from "./facts.ts";
import type { SonarrSeries } from "./payload.ts";

/**
 * Finds the series by its id, or by its TVDB id when that id is gone: a series that was removed and added again has a
 * new id.
 */
export async function findSeries(
  client: SonarrClient,
  { arr, tvdbId }: TrackedItem,
): Promise<SonarrSeries | null> {
  const series = arr ? await client.findSeries(arr.id) : null;
  if (series || tvdbId === undefined) return series;
  return client.findSeriesByTvdbId(tvdbId);
}

export function toSeriesBase(service: string, series: SonarrSeries): ObservationBase {
  return {
    service,
    channel: "POLL",
    event: "series",
    at: series.added ?? null,
    keys: toSeriesKeys(service, series),
    item: toSeriesFacts(series),
    evidence: present({ series: series.title, added: series.added }),
  };
}

/** Reports that the app no longer has the series with this id. */
export function toSeriesRemoved(
  service: string,
  { tvdbId, tmdbId }: TrackedItem,
  id: number,
): Observation {
  return {
    service,
    kind: "removed-from-arr",
    channel: "POLL",
    event: "series",
    at: null,
    keys: { mediaType: "TV", arr: { service, id }, ...present({ tvdbId, tmdbId }) },
    evidence: { series: id, found: false },
  };
}
