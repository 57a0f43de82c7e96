import type { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import type { ServiceCheck } from "../../port/integration.ts";
import { createHttp } from "../../shared/http/http.ts";
import { createTypedHttp, type QueryOf, type TypedHttp } from "../../shared/http/typed-http.ts";
import { present } from "../../shared/lenient.ts";
import type { ArrApi } from "./api.generated.ts";
import type { ArrHttp } from "./arr-http.ts";
import { isDownloadClientUnavailable, readHealth, toConditions, toNotes } from "./health.ts";
import { ArrStatus, NewestHistory, recordsOf, toPage } from "./payload.ts";

export interface HistoryPosition {
  readonly id: number;
  readonly date: string;
}

/** The calls that Sonarr and Radarr answer alike. `Api` are the operations of one app alone. */
export interface ArrClient<Api = unknown> {
  readonly http: ArrHttp;
  readonly api: TypedHttp<Api>;
  check(): Promise<ServiceCheck>;
  /** Whether the app reports that it cannot reach its download client. */
  isDownloadClientUnavailable(): Promise<boolean>;
  queue<T>(record: z.ZodType<T>): Promise<T[]>;
  historySince<T>(record: z.ZodType<T>, date: string): Promise<T[]>;
  /**
   * The history of one download. `downloadId` must be written as the app writes it, because the filter is
   * case-sensitive.
   */
  historyOf<T>(record: z.ZodType<T>, downloadId: string, include: Include): Promise<T[]>;
  /** null when the history is empty. */
  newestHistory(): Promise<HistoryPosition | null>;
}

/** Resources to embed in each record. */
export type Include = Pick<
  QueryOf<ArrApi, "GET /api/v3/history">,
  "includeSeries" | "includeEpisode" | "includeMovie"
>;

export interface ArrClientOptions {
  readonly appName: "Sonarr" | "Radarr";
  /** Resources to embed in queue and history records. */
  readonly include: Include;
  /** Parameter that adds unmatched downloads to the paged queue; the unpaged queue always includes them. */
  readonly includeUnknown: Pick<
    QueryOf<ArrApi, "GET /api/v3/queue">,
    "includeUnknownSeriesItems" | "includeUnknownMovieItems"
  >;
}

const HISTORY = "/api/v3/history";
const NEWEST_FIRST = { sortKey: "date", sortDirection: "descending" } as const;
const QUEUE_PAGE_SIZE = 200;
/** For thousands of titles with their images and statistics. */
export const WHOLE_LIST = { timeoutMs: 100_000, maxBytes: 256 * 1024 * 1024 };
const MAX_PAGES = 1_000;
/** The history has one record per episode and event. */
const MAX_RECORDS_OF_DOWNLOAD = 2_000;

export function createArrClient<Api>(
  connection: ServiceConnection,
  deps: IntegrationDeps,
  { appName, include, includeUnknown }: ArrClientOptions,
): ArrClient<Api> {
  const service = connection.slug;
  const { apiKey } = connection;
  const untyped = createHttp({
    service,
    baseUrl: connection.url,
    ...deps,
    headers: () => (apiKey ? { "x-api-key": apiKey } : {}),
  });
  const http = createTypedHttp<ArrApi>(untyped);

  /** Stops at the reported total, because the app repeats the last page when asked for a page past the end. */
  async function readPagedQueue<T>(record: z.ZodType<T>): Promise<T[]> {
    const rows: T[] = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const { records, totalRecords } = await http.get(toPage(record), "/api/v3/queue", {
        query: {
          page,
          pageSize: QUEUE_PAGE_SIZE,
          sortKey: "added",
          sortDirection: "ascending",
          ...includeUnknown,
          ...include,
        },
      });
      rows.push(...records);
      if (records.length < QUEUE_PAGE_SIZE || rows.length >= (totalRecords ?? Infinity)) break;
    }
    return rows;
  }

  let hasWholeQueue = true;

  return {
    http,
    api: createTypedHttp<Api>(untyped),
    async check() {
      const status = await http.get(ArrStatus, "/api/v3/system/status");
      if (status.appName && status.appName.toLowerCase() !== appName.toLowerCase()) {
        throw new IntegrationError(service, "bad-payload", {
          code: "OTHER_APP",
          params: { app: appName },
        });
      }
      const health = await readHealth(http);
      const notes = toNotes(health);
      const conditions = toConditions(health);
      return {
        version: status.version,
        ...present({
          name: status.instanceName,
          notes: notes.length > 0 ? notes : undefined,
          conditions: conditions.length > 0 ? conditions : undefined,
        }),
      };
    },
    // An unpaged list; old servers only have the paged endpoint.
    async queue(record) {
      if (!hasWholeQueue) return readPagedQueue(record);
      try {
        return await http.get(recordsOf(record), "/api/v3/queue/details", { query: include });
      } catch (error) {
        if (!(error instanceof IntegrationError) || error.code !== "not-found") throw error;
        const rows = await readPagedQueue(record);
        hasWholeQueue = false;
        return rows;
      }
    },
    historySince: (record, date) =>
      http.get(recordsOf(record), "/api/v3/history/since", { query: { date, ...include } }),
    async historyOf(record, downloadId, embedded) {
      const query = { page: 1, pageSize: MAX_RECORDS_OF_DOWNLOAD, ...NEWEST_FIRST };
      const page = await http.get(toPage(record), HISTORY, {
        query: { downloadId, ...query, ...embedded },
      });
      return page.records;
    },
    isDownloadClientUnavailable: async () => isDownloadClientUnavailable(await readHealth(http)),
    async newestHistory() {
      const query = { page: 1, pageSize: 1, ...NEWEST_FIRST };
      const { records } = await http.get(NewestHistory, HISTORY, { query });
      const [newest] = records;
      return newest?.id !== undefined && newest.date ? { id: newest.id, date: newest.date } : null;
    },
  };
}

/** Returns null when the app does not have the resource (any more). */
export async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof IntegrationError && error.code === "not-found") return null;
    throw error;
  }
}
