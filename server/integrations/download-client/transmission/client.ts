import type { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp } from "../../shared/http/http.ts";
import { basicAuth } from "../common/basic-auth.ts";
import { toRemoteError } from "../common/remote-call.ts";
import { createGuard, type Dialect } from "./guard.ts";
import {
  answerOf,
  TORRENT_FIELDS,
  TransmissionFileLists,
  TransmissionHashes,
  TransmissionSession,
  TransmissionTorrents,
  type TransmissionFiles,
  type TransmissionTorrent,
} from "./payload.ts";

export interface TransmissionClient {
  /** E.g. "4.0.6". */
  version(): Promise<string>;
  /** Those of the hashes that it has. */
  torrents(hashes: readonly string[]): Promise<readonly TransmissionTorrent[]>;
  hasTorrents(): Promise<boolean>;
  /** Null when the torrent is not there. */
  files(hash: string): Promise<TransmissionFiles | null>;
  /** Any other method, with its arguments in the words of either protocol. */
  invoke<T>(
    schema: z.ZodType<T>,
    method: string,
    args: Readonly<Record<Dialect, object>>,
  ): Promise<T>;
}

interface RemoteCall {
  /** In snake case, as are the fields. */
  readonly method: "session_get" | "torrent_get";
  readonly ids?: readonly string[];
  readonly fields: readonly string[];
}

const PATH = "/transmission/rpc";

export function createTransmissionClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): TransmissionClient {
  const { slug } = connection;
  const guard = createGuard(deps.fetch);
  const http = createHttp({
    ...deps,
    service: slug,
    baseUrl: toRoot(connection.url),
    fetch: guard.fetch,
    headers: () => ({ ...basicAuth(connection), ...guard.headers() }),
  });

  async function callOnce<T>(
    schema: z.ZodType<T>,
    asked: RemoteCall,
    dialect: Dialect,
  ): Promise<T> {
    const answer = await http.send(answerOf(schema), "POST", PATH, {
      json: spell(asked, dialect),
      // Both methods only read.
      isRepeatable: true,
    });
    if (answer.kind === "failed") throw toRemoteError(slug, asked.method, answer.message);
    return answer.value;
  }

  async function call<T>(schema: z.ZodType<T>, asked: RemoteCall): Promise<T> {
    const dialect = guard.dialect();
    try {
      return await callOnce(schema, asked, dialect);
    } catch (error) {
      // A server that was replaced by one that does not know the old dialect any more.
      if (guard.dialect() === dialect) throw error;
      return callOnce(schema, asked, guard.dialect());
    }
  }

  async function invokeOnce<T>(
    schema: z.ZodType<T>,
    method: string,
    args: Readonly<Record<Dialect, object>>,
    dialect: Dialect,
  ): Promise<T> {
    const json =
      dialect === "json-rpc"
        ? { jsonrpc: "2.0", id: 1, method, params: args[dialect] }
        : { method: method.replaceAll("_", "-"), arguments: args[dialect] };
    const answer = await http.send(answerOf(schema), "POST", PATH, { json });
    if (answer.kind === "failed") throw toRemoteError(slug, method, answer.message);
    return answer.value;
  }

  return {
    async invoke(schema, method, args) {
      const dialect = guard.dialect();
      try {
        return await invokeOnce(schema, method, args, dialect);
      } catch (error) {
        if (guard.dialect() === dialect) throw error;
        return invokeOnce(schema, method, args, guard.dialect());
      }
    },
    async version() {
      const session = await call(TransmissionSession, {
        method: "session_get",
        fields: ["version"],
      });
      const version = /^\d[\w.+-]*/.exec(session.version)?.[0];
      if (!version)
        throw new IntegrationError(
          slug,
          "bad-payload",
          "session_get: not a version of Transmission",
        );
      return version;
    },
    async torrents(hashes) {
      // An empty list would mean every torrent.
      if (hashes.length === 0) return [];
      const asked = { method: "torrent_get", ids: hashes, fields: TORRENT_FIELDS } as const;
      return (await call(TransmissionTorrents, asked)).torrents;
    },
    async hasTorrents() {
      const asked = { method: "torrent_get", fields: ["hash_string"] } as const;
      return (await call(TransmissionHashes, asked)).torrents.length > 0;
    },
    async files(hash) {
      const asked = {
        method: "torrent_get",
        ids: [hash],
        fields: ["files", "file_stats"],
      } as const;
      return (await call(TransmissionFileLists, asked)).torrents[0] ?? null;
    },
  };
}

/** People paste the address of the web page, and the arrs know a base path that ends in `/transmission`. */
function toRoot(url: string): string {
  return url.replace(/\/+$/, "").replace(/\/transmission(\/(rpc|web))?$/, "");
}

function spell({ method, ids, fields }: RemoteCall, dialect: Dialect): object {
  if (dialect === "json-rpc")
    return { jsonrpc: "2.0", id: 1, method, params: { ...(ids && { ids }), fields } };
  return {
    method: method.replaceAll("_", "-"),
    arguments: { ...(ids && { ids }), fields: fields.map(camelCase) },
  };
}

function camelCase(field: string): string {
  return field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
