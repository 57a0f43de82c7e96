import type { IntegrationDeps } from "../../port/connection.ts";
import type { Snapshot, SnapshotOptions } from "../../port/snapshot.ts";
import { openArrSnapshot } from "../common/snapshot.ts";
import type { SonarrClient } from "./client.ts";
import { toSeriesKeys } from "./facts.ts";
import type { SonarrHistoryRecord, SonarrSeries, SonarrSeriesResource } from "./payload.ts";
import { toHistoryObservations } from "./record.ts";
import { findSeries, toSeriesBase, toSeriesRemoved } from "./title.ts";
import { readSeries } from "./tracked.ts";

/**
 * Opens a snapshot of all series: one call lists the series; two calls per series read its episodes and its history.
 */
export function openSonarrSnapshot(
  service: string,
  client: SonarrClient,
  deps: IntegrationDeps,
  options: SnapshotOptions = {},
): Promise<Snapshot> {
  return openArrSnapshot<SonarrSeries, SonarrHistoryRecord, SonarrSeriesResource>(
    service,
    deps,
    {
      mediaType: "TV",
      publicId: ({ tvdbId }) => tvdbId,
      publicIdOf: ({ tvdbId }) => tvdbId,
      newestHistory: () => client.newestHistory(),
      list: () => client.listTitles(),
      fingerprintOf: ({ statistics }) =>
        `${statistics?.episodeFileCount ?? ""} ${statistics?.sizeOnDisk ?? ""}`,
      toBase: (series) => toSeriesBase(service, series),
      find: (item, list) => findSeries(client, item, list),
      report: async (series, items) =>
        series.id === undefined
          ? []
          : readSeries(service, series, await client.listEpisodes(series.id), items, "all"),
      historyOfTitle: (id) => client.historyOfTitle(id),
      toHistoryObservations: (record, series) =>
        toHistoryObservations(service, record).map((observation) => ({
          ...observation,
          keys: { ...toSeriesKeys(service, series), ...observation.keys },
        })),
      toRemoved: (item) => toSeriesRemoved(service, item),
    },
    options,
  );
}
