import type { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { createHttp } from "../../shared/http/http.ts";
import type { Rows } from "../../shared/lenient.ts";
import { toRemoteError, type RemoteResult } from "../common/remote-call.ts";
import {
  SabnzbdDeleteResponse,
  SabnzbdHistoryResponse,
  SabnzbdMoveResponse,
  SabnzbdQueueResponse,
  type SabnzbdHistorySlot,
  type SabnzbdQueue,
} from "./payload.ts";

export interface SabnzbdClient {
  /** Reads the first `limit` jobs in the queue, or all of them. */
  queue(limit?: number): Promise<SabnzbdQueue>;
  /** Reads these jobs from the history, which includes jobs in post-processing. Ids are case-sensitive. */
  history(nzoIds: readonly string[]): Promise<Rows<SabnzbdHistorySlot>>;
  /** Whether both the queue and the history are empty. */
  isEmpty(): Promise<boolean>;
  /** -1 low, 0 normal, 1 high, 2 forced. Also ends a pause of the job. */
  setPriority(nzoId: string, priority: number): Promise<void>;
  /** Moves a job to an index of the queue. */
  moveTo(nzoId: string, index: number): Promise<void>;
  /** Removes a job with its data from one of the lists. */
  deleteJob(list: "queue" | "history", nzoId: string): Promise<void>;
}

const PATH = "/api";
/** Versions before 3.0 ignore the id filter and return the newest jobs. */
const NEWEST = 100;

export function createSabnzbdClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): SabnzbdClient {
  const { slug, apiKey } = connection;
  const http = createHttp({ ...deps, service: slug, baseUrl: connection.url });

  async function call<T>(
    schema: z.ZodType<RemoteResult<T>>,
    mode: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<T> {
    // Sent as a form, so that no address contains the key.
    const answer = await http.send(schema, "POST", PATH, {
      form: { mode, output: "json", ...(apiKey && { apikey: apiKey }), ...parameters },
      isRepeatable: true,
    });
    if (answer.kind === "done") return answer.value;
    const isKey = /\bkey\b|access|authenti/i.test(answer.message);
    throw toRemoteError(slug, `mode ${mode}`, answer.message, isKey ? "auth" : "refused");
  }

  return {
    async isEmpty() {
      const { slots } = await call(SabnzbdQueueResponse, "queue", { limit: "1" });
      const ended = await call(SabnzbdHistoryResponse, "history", { limit: "1" });
      return [slots, ended.slots].every(({ rows, isWhole }) => isWhole && rows.length === 0);
    },
    queue: (limit) =>
      call(SabnzbdQueueResponse, "queue", limit === undefined ? {} : { limit: String(limit) }),
    async setPriority(nzoId, priority) {
      const parameters = { name: "priority", value: nzoId, value2: String(priority) };
      await call(SabnzbdMoveResponse, "queue", parameters);
    },
    async moveTo(nzoId, index) {
      await call(SabnzbdMoveResponse, "switch", { value: nzoId, value2: String(index) });
    },
    async deleteJob(list, nzoId) {
      // The arr has already taken the files of a finished job; `archive` would only hide the job.
      const parameters = { name: "delete", value: nzoId, del_files: "1", archive: "0" };
      await call(SabnzbdDeleteResponse, list, parameters);
    },
    async history(nzoIds) {
      if (nzoIds.length === 0) return { rows: [], isWhole: true };
      const limit = String(Math.max(NEWEST, nzoIds.length));
      const found = await call(SabnzbdHistoryResponse, "history", {
        nzo_ids: nzoIds.join(","),
        limit,
      });
      return found.slots;
    },
  };
}
