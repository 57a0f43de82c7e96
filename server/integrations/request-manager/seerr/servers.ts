import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { toAddress } from "../../shared/address.ts";
import { createCachedRead } from "../../shared/cached-read.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { SeerrHttp } from "./client.ts";
import { SeerrArr, type SeerrRequest } from "./payload.ts";

/** Servers are rarely added, and a request is rarely sent elsewhere. */
const RETENTION_MS = 10 * 60_000;

/** Finds out to which of the configured Sonarr and Radarr instances Seerr sends a request. */
export interface Servers {
  /** Returns the slug of the instance; undefined: there is no choice, or it is not known. */
  instanceOf(request: SeerrRequest): Promise<string | undefined>;
}

export function createServers(
  service: string,
  http: SeerrHttp,
  { connections, now, log }: Pick<IntegrationDeps, "connections" | "now" | "log">,
): Servers {
  async function read(
    path: "/api/v1/settings/radarr" | "/api/v1/settings/sonarr",
  ): Promise<readonly SeerrArr[]> {
    try {
      return await http.get(z.array(SeerrArr), path);
    } catch (error) {
      if (!isItemError(error)) throw error;
      log.warn({ service, code: error.code }, error.message);
      return [];
    }
  }

  const lists = {
    radarr: createCachedRead(() => read("/api/v1/settings/radarr"), RETENTION_MS),
    sonarr: createCachedRead(() => read("/api/v1/settings/sonarr"), RETENTION_MS),
  };

  return {
    async instanceOf(request) {
      const app = request.type === "movie" ? "radarr" : "sonarr";
      const id = serverOf(request);
      const instances = (connections?.() ?? []).filter(({ kind }) => kind.toLowerCase() === app);
      if (id === undefined || instances.length < 2) return undefined;
      const server = (await lists[app](now())).find((one) => one.id === id);
      return server && instances.find((instance) => isSameServer(server, instance))?.slug;
    },
  };
}

/**
 * The server that the request names, or where its movie was added. For a show without a named server that proves nothing:
 * its entry has the server of the last request for any of its seasons.
 */
function serverOf({ serverId, type, is4k, media }: SeerrRequest): number | undefined {
  if (serverId !== undefined) return serverId;
  if (type !== "movie") return undefined;
  return is4k ? media?.serviceId4k : media?.serviceId;
}

/** By the key, which no two instances share; Seerr may reach the same instance at another address. */
function isSameServer(server: SeerrArr, { apiKey, url }: ServiceConnection): boolean {
  if (server.apiKey !== undefined && apiKey !== undefined) return server.apiKey === apiKey;
  const { hostname: host, port, useSsl: isSecure, baseUrl: path } = server;
  return toAddress({ host, port, isSecure, path }) === url;
}
