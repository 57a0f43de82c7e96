import { z } from "zod";
import { createHttp, type Http } from "../http.ts";
import {
  IntegrationError,
  type IntegrationDeps,
  type ServiceCheck,
  type ServiceConnection,
} from "../port.ts";
import { ArrStatus, NewestHistory } from "./payload.ts";

export interface HistoryPoint {
  readonly id: number;
  readonly date: string;
}

/** The calls that both apps answer alike. */
export interface ArrClient {
  readonly http: Http;
  check(): Promise<ServiceCheck>;
  queue<T>(record: z.ZodType<T>): Promise<T[]>;
  historySince<T>(record: z.ZodType<T>, date: string): Promise<T[]>;
  /** null: nothing has happened yet. */
  newestHistory(): Promise<HistoryPoint | null>;
  /** null: it has no such thing (any more). */
  find<T>(schema: z.ZodType<T>, path: string): Promise<T | null>;
}

export interface ArrClientOptions {
  readonly appName: "Sonarr" | "Radarr";
  /** What queue and history records are asked to embed. */
  readonly include: Readonly<Record<string, true>>;
}

export function createArrClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
  { appName, include }: ArrClientOptions,
): ArrClient {
  const service = connection.slug;
  const { apiKey } = connection;
  const http = createHttp({
    service,
    baseUrl: connection.url,
    fetch: deps.fetch,
    signal: deps.signal,
    headers: () => (apiKey ? { "x-api-key": apiKey } : {}),
  });

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
      return status.instanceName
        ? { version: status.version, name: status.instanceName }
        : { version: status.version };
    },
    // A bare list, whole: the paged /queue answers ten rows unless told otherwise.
    queue: (record) => http.get(z.array(record), "/api/v3/queue/details", include),
    historySince: (record, date) =>
      http.get(z.array(record), "/api/v3/history/since", { date, ...include }),
    async newestHistory() {
      const query = { page: 1, pageSize: 1, sortKey: "date", sortDirection: "descending" };
      const { records } = await http.get(NewestHistory, "/api/v3/history", query);
      const [newest] = records;
      return newest?.id !== undefined && newest.date ? { id: newest.id, date: newest.date } : null;
    },
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
