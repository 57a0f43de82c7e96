import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { createArrClient, orNull, WHOLE_LIST, type ArrClient } from "../common/client.ts";
import { recordsOf } from "../common/payload.ts";
import type { RadarrApi } from "./api.generated.ts";
import { RadarrHistoryRecord, RadarrMovieResource, RadarrQueueRecord } from "./payload.ts";

export interface RadarrClient extends Pick<
  ArrClient<RadarrApi>,
  "http" | "api" | "check" | "isDownloadClientUnavailable" | "newestHistory" | "queue"
> {
  hasTitles(): Promise<boolean>;
  listTitles(): Promise<RadarrMovieResource[]>;
  /** The full history of one movie. */
  historyOfTitle(id: number): Promise<RadarrHistoryRecord[]>;
  queueRecords(): Promise<RadarrQueueRecord[]>;
  historySince(date: string): Promise<RadarrHistoryRecord[]>;
  historyOf(downloadId: string): Promise<RadarrHistoryRecord[]>;
  /** Includes the movie's file; null when the app has no such movie. */
  findMovie(id: number): Promise<RadarrMovieResource | null>;
  findMovieByTmdbId(tmdbId: number): Promise<RadarrMovieResource | null>;
}

export function createRadarrClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): RadarrClient {
  const arr = createArrClient<RadarrApi>(connection, deps, {
    appName: "Radarr",
    include: { includeMovie: true },
    includeUnknown: { includeUnknownMovieItems: true },
  });
  return {
    http: arr.http,
    api: arr.api,
    check: () => arr.check(),
    isDownloadClientUnavailable: () => arr.isDownloadClientUnavailable(),
    newestHistory: () => arr.newestHistory(),
    hasTitles: async () =>
      (await arr.api.get(z.array(z.unknown()), "/api/v3/movie", WHOLE_LIST)).length > 0,
    listTitles: () => arr.api.get(z.array(RadarrMovieResource), "/api/v3/movie", WHOLE_LIST),
    historyOfTitle: (id) =>
      arr.api.get(recordsOf(RadarrHistoryRecord), "/api/v3/history/movie", {
        query: { movieId: id },
      }),
    queue: (record) => arr.queue(record),
    queueRecords: () => arr.queue(RadarrQueueRecord),
    historySince: (date) => arr.historySince(RadarrHistoryRecord, date),
    historyOf: (downloadId) => arr.historyOf(RadarrHistoryRecord, downloadId, {}),
    findMovie: (id) =>
      orNull(arr.api.get(RadarrMovieResource, "/api/v3/movie/{id}", { path: { id } })),
    async findMovieByTmdbId(tmdbId) {
      const [movie] = await arr.api.get(z.array(RadarrMovieResource), "/api/v3/movie", {
        query: { tmdbId },
      });
      return movie ?? null;
    },
  };
}
