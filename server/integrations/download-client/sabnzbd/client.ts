import type { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { createHttp } from "../../shared/http/http.ts";
import { toRemoteError, type RemoteResult } from "../common/remote-call.ts";
import {
  SabnzbdDropAnswer,
  SabnzbdHistoryAnswer,
  SabnzbdQueueAnswer,
  type SabnzbdHistorySlot,
  type SabnzbdQueue,
} from "./payload.ts";

export interface SabnzbdClient {
  /** The first `limit` jobs in the queue; all of them when it is left out. */
  queue(limit?: number): Promise<SabnzbdQueue>;
  /** What the history holds of these ids, which are case-sensitive; jobs in post-processing are there as well. */
  history(nzoIds: readonly string[]): Promise<readonly SabnzbdHistorySlot[]>;
  /** Neither the queue nor the history has anything. */
  isEmpty(): Promise<boolean>;
  /** Takes a job out of either list, with what has arrived of it. */
  drop(list: "queue" | "history", nzoId: string): Promise<void>;
}

const PATH = "/api";
/** Versions before 3.0 know no filter by id and answer with the newest. */
const NEWEST = 100;

export function createSabnzbdClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): SabnzbdClient {
  const { slug, apiKey } = connection;
  const http = createHttp({ ...deps, service: slug, baseUrl: connection.url });

  async function ask<T>(
    schema: z.ZodType<RemoteResult<T>>,
    mode: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<T> {
    // As a form, so that the key stands in no address.
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
      const { slots } = await ask(SabnzbdQueueAnswer, "queue", { limit: "1" });
      const past = await ask(SabnzbdHistoryAnswer, "history", { limit: "1" });
      return slots.length === 0 && past.slots.length === 0;
    },
    queue: (limit) =>
      ask(SabnzbdQueueAnswer, "queue", limit === undefined ? {} : { limit: String(limit) }),
    async drop(list, nzoId) {
      // Of a job that is done the arr has taken the files; `archive` would only hide it.
      const parameters = { name: "delete", value: nzoId, del_files: "1", archive: "0" };
      await ask(SabnzbdDropAnswer, list, parameters);
    },
    async history(nzoIds) {
      if (nzoIds.length === 0) return [];
      const limit = String(Math.max(NEWEST, nzoIds.length));
      const found = await ask(SabnzbdHistoryAnswer, "history", {
        nzo_ids: nzoIds.join(","),
        limit,
      });
      return found.slots;
    },
  };
}
