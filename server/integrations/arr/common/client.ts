import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import type { ServiceCheck } from "../../port/integration.ts";
import { createHttp, type Http } from "../../shared/http/http.ts";
import { present } from "../../shared/lenient.ts";
import { isClientAway, readHealth, toConditions, toNotes } from "./health.ts";
import { ArrStatus, NewestHistory, toPage } from "./payload.ts";

export interface HistoryPoint {
  readonly id: number;
  readonly date: string;
}

/** The calls that both apps answer alike. */
export interface ArrClient {
  readonly http: Http;
  check(): Promise<ServiceCheck>;
  /** It says that it does not reach its download client. */
  isClientAway(): Promise<boolean>;
  queue<T>(record: z.ZodType<T>): Promise<T[]>;
  historySince<T>(record: z.ZodType<T>, date: string): Promise<T[]>;
  /** Of one download, by its id as the app writes it: it is compared with case. */
  historyOf<T>(record: z.ZodType<T>, downloadId: string, include: Include): Promise<T[]>;
  /** null: nothing has happened yet. */
  newestHistory(): Promise<HistoryPoint | null>;
  /** All of it, however long that is: neither app cuts it into pages. */
  list<T>(record: z.ZodType<T>, path: string): Promise<T[]>;
  /** null: it has no such thing (any more). */
  find<T>(schema: z.ZodType<T>, path: string): Promise<T | null>;
}

/** What records are asked to embed. */
export type Include = Readonly<Record<string, true>>;

export interface ArrClientOptions {
  readonly appName: "Sonarr" | "Radarr";
  /** What queue and history records are asked to embed. */
  readonly include: Include;
  /** Has the paged queue list downloads that the app cannot match; the whole one always does. */
  readonly includeUnknown: string;
}

const HISTORY = "/api/v3/history";
const NEWEST_FIRST = { sortKey: "date", sortDirection: "descending" };
const QUEUE_PAGE_SIZE = 200;
/** Thousands of titles with their pictures and statistics. */
const WHOLE_LIST = { timeoutMs: 100_000, maxBytes: 256 * 1024 * 1024 };
const MAX_PAGES = 1_000;
/** A record per episode and event. */
const MAX_RECORDS_OF_DOWNLOAD = 2_000;

export function createArrClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
  { appName, include, includeUnknown }: ArrClientOptions,
): ArrClient {
  const service = connection.slug;
  const { apiKey } = connection;
  const http = createHttp({
    service,
    baseUrl: connection.url,
    ...deps,
    headers: () => (apiKey ? { "x-api-key": apiKey } : {}),
  });

  /** Asked for a page past the end the app repeats the last one, so that the total is what ends it. */
  async function readPagedQueue<T>(record: z.ZodType<T>): Promise<T[]> {
    const rows: T[] = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const { records, totalRecords } = await http.get(toPage(record), "/api/v3/queue", {
        page,
        pageSize: QUEUE_PAGE_SIZE,
        sortKey: "added",
        sortDirection: "ascending",
        [includeUnknown]: true,
        ...include,
      });
      rows.push(...records);
      if (records.length < QUEUE_PAGE_SIZE || rows.length >= (totalRecords ?? Infinity)) break;
    }
    return rows;
  }

  let hasWholeQueue = true;

  return {
    http,
    async check() {
      const status = await http.get(ArrStatus, "/api/v3/system/status");
      if (status.appName && status.appName.toLowerCase() !== appName.toLowerCase()) {
        throw new IntegrationError(
          service,
          "bad-payload",
          `the address is not ${appName}'s: another app answers there`,
        );
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
    // A bare list, whole; old servers have only the one that is cut into pages.
    async queue(record) {
      if (!hasWholeQueue) return readPagedQueue(record);
      try {
        return await http.get(z.array(record), "/api/v3/queue/details", include);
      } catch (error) {
        if (!(error instanceof IntegrationError) || error.code !== "not-found") throw error;
        const rows = await readPagedQueue(record);
        hasWholeQueue = false;
        return rows;
      }
    },
    historySince: (record, date) =>
      http.get(z.array(record), "/api/v3/history/since", { date, ...include }),
    async historyOf(record, downloadId, embedded) {
      const query = { page: 1, pageSize: MAX_RECORDS_OF_DOWNLOAD, ...NEWEST_FIRST };
      const page = await http.get(toPage(record), HISTORY, { downloadId, ...query, ...embedded });
      return page.records;
    },
    isClientAway: async () => isClientAway(await readHealth(http)),
    async newestHistory() {
      const query = { page: 1, pageSize: 1, ...NEWEST_FIRST };
      const { records } = await http.get(NewestHistory, HISTORY, query);
      const [newest] = records;
      return newest?.id !== undefined && newest.date ? { id: newest.id, date: newest.date } : null;
    },
    list: (record, path) => http.get(z.array(record), path, {}, WHOLE_LIST),
    async find(schema, path) {
      try {
        return await http.get(schema, path);
      } catch (error) {
        if (error instanceof IntegrationError && error.code === "not-found") return null;
        throw error;
      }
    },
  };
}
