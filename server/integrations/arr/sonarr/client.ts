import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { createArrClient, orNull, WHOLE_LIST, type ArrClient } from "../common/client.ts";
import { recordsOf } from "../common/payload.ts";
import type { SonarrApi } from "./api.generated.ts";
import {
  SonarrEpisodeResource,
  SonarrHistoryRecord,
  SonarrQueueRecord,
  SonarrSeries,
  SonarrSeriesResource,
} from "./payload.ts";

export interface SonarrClient extends Pick<
  ArrClient<SonarrApi>,
  "http" | "api" | "check" | "isDownloadClientUnavailable" | "newestHistory" | "queue"
> {
  hasTitles(): Promise<boolean>;
  listTitles(): Promise<SonarrSeriesResource[]>;
  /** The full history of one series. */
  historyOfTitle(id: number): Promise<SonarrHistoryRecord[]>;
  queueRecords(): Promise<SonarrQueueRecord[]>;
  historySince(date: string): Promise<SonarrHistoryRecord[]>;
  historyOf(downloadId: string): Promise<SonarrHistoryRecord[]>;
  /** null when the app has no such series. */
  findSeries(id: number): Promise<SonarrSeries | null>;
  findSeriesByTvdbId(tvdbId: number): Promise<SonarrSeries | null>;
  /** Includes the episodes' files. */
  listEpisodes(seriesId: number): Promise<SonarrEpisodeResource[]>;
}

export function createSonarrClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): SonarrClient {
  const arr = createArrClient<SonarrApi>(connection, deps, {
    appName: "Sonarr",
    include: { includeSeries: true, includeEpisode: true },
    includeUnknown: { includeUnknownSeriesItems: true },
  });
  return {
    http: arr.http,
    api: arr.api,
    check: () => arr.check(),
    isDownloadClientUnavailable: () => arr.isDownloadClientUnavailable(),
    newestHistory: () => arr.newestHistory(),
    hasTitles: async () =>
      (await arr.api.get(z.array(z.unknown()), "/api/v3/series", WHOLE_LIST)).length > 0,
    listTitles: () => arr.api.get(z.array(SonarrSeriesResource), "/api/v3/series", WHOLE_LIST),
    historyOfTitle: (id) =>
      arr.api.get(recordsOf(SonarrHistoryRecord), "/api/v3/history/series", {
        query: { seriesId: id, includeEpisode: true },
      }),
    queue: (record) => arr.queue(record),
    queueRecords: () => arr.queue(SonarrQueueRecord),
    historySince: (date) => arr.historySince(SonarrHistoryRecord, date),
    historyOf: (downloadId) =>
      arr.historyOf(SonarrHistoryRecord, downloadId, { includeEpisode: true }),
    findSeries: (id) => orNull(arr.api.get(SonarrSeries, "/api/v3/series/{id}", { path: { id } })),
    async findSeriesByTvdbId(tvdbId) {
      const [series] = await arr.api.get(z.array(SonarrSeries), "/api/v3/series", {
        query: { tvdbId },
      });
      return series ?? null;
    },
    listEpisodes: (seriesId) =>
      arr.api.get(z.array(SonarrEpisodeResource), "/api/v3/episode", {
        query: { seriesId, includeEpisodeFile: true },
      }),
  };
}
