import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { createArrClient, type ArrClient } from "../common/client.ts";
import {
  SonarrEpisodeResource,
  SonarrHistoryRecord,
  SonarrQueueRecord,
  SonarrSeries,
  SonarrSeriesResource,
} from "./payload.ts";

export interface SonarrClient extends Pick<
  ArrClient,
  "http" | "check" | "isClientAway" | "newestHistory" | "queue"
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

const HISTORY_OF_TITLE = "/api/v3/history/series";

export function createSonarrClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): SonarrClient {
  const arr = createArrClient(connection, deps, {
    appName: "Sonarr",
    include: { includeSeries: true, includeEpisode: true },
    includeUnknown: "includeUnknownSeriesItems",
  });
  return {
    http: arr.http,
    check: () => arr.check(),
    isClientAway: () => arr.isClientAway(),
    newestHistory: () => arr.newestHistory(),
    hasTitles: async () => (await arr.list(z.unknown(), "/api/v3/series")).length > 0,
    listTitles: () => arr.list(SonarrSeriesResource, "/api/v3/series"),
    historyOfTitle: (id) =>
      arr.http.get(z.array(SonarrHistoryRecord), HISTORY_OF_TITLE, {
        seriesId: id,
        includeEpisode: true,
      }),
    queue: (record) => arr.queue(record),
    queueRecords: () => arr.queue(SonarrQueueRecord),
    historySince: (date) => arr.historySince(SonarrHistoryRecord, date),
    historyOf: (downloadId) =>
      arr.historyOf(SonarrHistoryRecord, downloadId, { includeEpisode: true }),
    findSeries: (id) => arr.find(SonarrSeries, `/api/v3/series/${id}`),
    async findSeriesByTvdbId(tvdbId) {
      const [series] = await arr.http.get(z.array(SonarrSeries), "/api/v3/series", { tvdbId });
      return series ?? null;
    },
    listEpisodes: (seriesId) =>
      arr.http.get(z.array(SonarrEpisodeResource), "/api/v3/episode", {
        seriesId,
        includeEpisodeFile: true,
      }),
  };
}
