import type { z } from "zod";
import { dropEndSlashes } from "../../../domain/path.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp } from "../../shared/http/http.ts";
import type { Rows } from "../../shared/lenient.ts";
import { basicAuth } from "../common/basic-auth.ts";
import { toRemoteError } from "../common/remote-call.ts";
import {
  remoteResultOf,
  TORRENT_FIELDS,
  TransmissionFileLists,
  TransmissionHashes,
  TransmissionSession,
  TransmissionTorrents,
  type TransmissionFiles,
  type TransmissionTorrent,
} from "./payload.ts";
import { createSessionGuard, type Dialect } from "./session-guard.ts";

export interface TransmissionClient {
  /** E.g. "4.0.6". */
  version(): Promise<string>;
  /** The existing torrents among the hashes. */
  torrents(hashes: readonly string[]): Promise<Rows<TransmissionTorrent>>;
  hasTorrents(): Promise<boolean>;
  /** null when the torrent does not exist. */
  files(hash: string): Promise<TransmissionFiles | null>;
  /** Calls any other method, with arguments for either protocol. */
  invoke<T>(
    schema: z.ZodType<T>,
    method: string,
    args: Readonly<Record<Dialect, object>>,
  ): Promise<T>;
}

interface RemoteCall {
  /** Method and fields in snake case. */
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
  const guard = createSessionGuard(deps.fetch);
  const http = createHttp({
    ...deps,
    service: slug,
    baseUrl: toRoot(connection.url),
    fetch: guard.fetch,
    headers: () => ({ ...basicAuth(connection), ...guard.headers() }),
  });

  async function callOnce<T>(
    schema: z.ZodType<T>,
    request: RemoteCall,
    dialect: Dialect,
  ): Promise<T> {
    const answer = await http.send(remoteResultOf(schema), "POST", PATH, {
      json: toRequestBody(request, dialect),
      // Both methods only read.
      isRepeatable: true,
    });
    if (answer.kind === "failed") throw toRemoteError(slug, request.method, answer.message);
    return answer.value;
  }

  async function call<T>(schema: z.ZodType<T>, request: RemoteCall): Promise<T> {
    const dialect = guard.dialect();
    try {
      return await callOnce(schema, request, dialect);
    } catch (error) {
      // The server was upgraded and no longer speaks the old protocol.
      if (guard.dialect() === dialect) throw error;
      return callOnce(schema, request, guard.dialect());
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
    const answer = await http.send(remoteResultOf(schema), "POST", PATH, { json });
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
        throw new IntegrationError(slug, "bad-payload", {
          code: "NOT_VERSION_OF",
          params: { app: "Transmission" },
        });
      return version;
    },
    async torrents(hashes) {
      // Transmission treats an empty list as "all torrents".
      if (hashes.length === 0) return { rows: [], isWhole: true };
      const request = { method: "torrent_get", ids: hashes, fields: TORRENT_FIELDS } as const;
      return (await call(TransmissionTorrents, request)).torrents;
    },
    async hasTorrents() {
      const request = { method: "torrent_get", fields: ["hash_string"] } as const;
      return (await call(TransmissionHashes, request)).torrents.length > 0;
    },
    async files(hash) {
      const request = {
        method: "torrent_get",
        ids: [hash],
        fields: ["files", "file_stats"],
      } as const;
      return (await call(TransmissionFileLists, request)).torrents[0] ?? null;
    },
  };
}

/** Accepts the address of the web page, and the base path ending in `/transmission` that the arrs use. */
function toRoot(url: string): string {
  return dropEndSlashes(url).replace(/\/transmission(\/(rpc|web))?$/, "");
}

function toRequestBody({ method, ids, fields }: RemoteCall, dialect: Dialect): object {
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
