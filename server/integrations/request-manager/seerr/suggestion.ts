import { z } from "zod";
import type { ServiceKind } from "../../../domain/service-kind.ts";
import type { ServiceSuggestion } from "../../port/integration.ts";
import { toAddress } from "../../shared/address.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import { present } from "../../shared/lenient.ts";
import type { SeerrHttp } from "./client.ts";
import { SeerrArr, SeerrMediaServer, SeerrPublicSettings } from "./payload.ts";

interface MediaServer {
  readonly kind: ServiceKind;
  readonly path: "/api/v1/settings/plex" | "/api/v1/settings/jellyfin";
}

/** By Seerr's number of its media server; Overseerr has no such number and only supports Plex. */
const PLEX = 1;
const MEDIA_SERVERS: Readonly<Record<number, MediaServer>> = {
  [PLEX]: { kind: "PLEX", path: "/api/v1/settings/plex" },
  2: { kind: "JELLYFIN", path: "/api/v1/settings/jellyfin" },
  3: { kind: "EMBY", path: "/api/v1/settings/jellyfin" },
};

/** Lists the Sonarr and Radarr servers that Seerr uses, with their keys, and its media server. */
export async function listConnected(http: SeerrHttp): Promise<ServiceSuggestion[]> {
  const [sonarr, radarr, library] = await Promise.all([
    http.get(z.array(SeerrArr), "/api/v1/settings/sonarr"),
    http.get(z.array(SeerrArr), "/api/v1/settings/radarr"),
    findMediaServer(http),
  ]);
  return [
    ...sonarr.flatMap((server) => toArr("SONARR", "Sonarr", server)),
    ...radarr.flatMap((server) => toArr("RADARR", "Radarr", server)),
    ...library,
  ];
}

function toArr(kind: ServiceKind, appName: string, server: SeerrArr): ServiceSuggestion[] {
  const { hostname, port, useSsl, baseUrl, apiKey, is4k, name } = server;
  const url = toAddress({ host: hostname, port, isSecure: useSsl, path: baseUrl });
  return url === null ? [] : [{ kind, name: name ?? appName, url, ...present({ apiKey, is4k }) }];
}

/** Optional: without it the other suggestions are still returned. */
async function findMediaServer(http: SeerrHttp): Promise<ServiceSuggestion[]> {
  try {
    const { mediaServerType = PLEX } = await http.get(
      SeerrPublicSettings,
      "/api/v1/settings/public",
    );
    const server = MEDIA_SERVERS[mediaServerType];
    if (!server) return [];
    const { kind } = server;
    const settings = await http.get(SeerrMediaServer, server.path);
    const { ip, hostname, port, useSsl, urlBase, name, apiKey } = settings;
    const url = toAddress({ host: ip ?? hostname, port, isSecure: useSsl, path: urlBase });
    return url === null
      ? []
      : [{ kind, name: name ?? displayNameOf(kind), url, ...present({ apiKey }) }];
  } catch (error) {
    if (isItemError(error)) return [];
    throw error;
  }
}

function displayNameOf(kind: ServiceKind): string {
  return kind.charAt(0) + kind.slice(1).toLowerCase();
}
