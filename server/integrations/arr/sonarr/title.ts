import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";
import { findTitle, toGoneKeys, type FoundTitle } from "../common/find-title.ts";
import type { SonarrClient } from "./client.ts";
import { toSeriesFacts, toSeriesKeys } from "./facts.ts";
import type { SonarrSeries } from "./payload.ts";

/** Finds the series of an item. */
export function findSeries(
  client: SonarrClient,
  item: TrackedItem,
  list: () => Promise<readonly SonarrSeries[]>,
): Promise<FoundTitle<SonarrSeries>> {
  return findTitle(item, {
    list,
    byId: (id) => client.findSeries(id),
    byPublicId: async ({ tvdbId }) =>
      tvdbId === undefined ? null : client.findSeriesByTvdbId(tvdbId),
  });
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

/** Reports that the app no longer has the series of an item. */
export function toSeriesRemoved(service: string, item: TrackedItem): Observation {
  return {
    service,
    kind: "removed-from-arr",
    channel: "POLL",
    event: "series",
    at: null,
    keys: toGoneKeys(service, item),
    evidence: present({ series: item.arr?.id, tvdbId: item.tvdbId, found: false }),
  };
}
