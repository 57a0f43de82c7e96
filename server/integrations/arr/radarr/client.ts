import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { createArrClient, type ArrClient } from "../common/client.ts";
import { RadarrHistoryRecord, RadarrMovieResource, RadarrQueueRecord } from "./payload.ts";

export interface RadarrClient extends Pick<
  ArrClient,
  "http" | "check" | "isClientAway" | "newestHistory" | "queue"
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

const HISTORY_OF_TITLE = "/api/v3/history/movie";

export function createRadarrClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): RadarrClient {
  const arr = createArrClient(connection, deps, {
    appName: "Radarr",
    include: { includeMovie: true },
    includeUnknown: "includeUnknownMovieItems",
  });
  return {
    http: arr.http,
    check: () => arr.check(),
    isClientAway: () => arr.isClientAway(),
    newestHistory: () => arr.newestHistory(),
    hasTitles: async () => (await arr.list(z.unknown(), "/api/v3/movie")).length > 0,
    listTitles: () => arr.list(RadarrMovieResource, "/api/v3/movie"),
    historyOfTitle: (id) =>
      arr.http.get(z.array(RadarrHistoryRecord), HISTORY_OF_TITLE, { movieId: id }),
    queue: (record) => arr.queue(record),
    queueRecords: () => arr.queue(RadarrQueueRecord),
    historySince: (date) => arr.historySince(RadarrHistoryRecord, date),
    historyOf: (downloadId) => arr.historyOf(RadarrHistoryRecord, downloadId, {}),
    findMovie: (id) => arr.find(RadarrMovieResource, `/api/v3/movie/${id}`),
    async findMovieByTmdbId(tmdbId) {
      const [movie] = await arr.http.get(z.array(RadarrMovieResource), "/api/v3/movie", { tmdbId });
      return movie ?? null;
    },
  };
}
