import type { ServiceKind } from "../domain/service-kind.ts";
import { createShokoAdapter } from "./anime-matcher/shoko/adapter.ts";
import { createRadarrAdapter } from "./arr/radarr/adapter.ts";
import { createSonarrAdapter } from "./arr/sonarr/adapter.ts";
import { createDelugeAdapter } from "./download-client/deluge/adapter.ts";
import { createNzbgetAdapter } from "./download-client/nzbget/adapter.ts";
import { createQbittorrentAdapter } from "./download-client/qbittorrent/adapter.ts";
import { createSabnzbdAdapter } from "./download-client/sabnzbd/adapter.ts";
import { createTransmissionAdapter } from "./download-client/transmission/adapter.ts";
import { createEmbyAdapter } from "./media-server/emby/adapter.ts";
import { createJellyfinAdapter } from "./media-server/jellyfin/adapter.ts";
import { createPlexAdapter } from "./media-server/plex/adapter.ts";
import type { IntegrationDeps, ServiceConnection } from "./port/connection.ts";
import type { Integration } from "./port/integration.ts";
import { createSeerrAdapter } from "./request-manager/seerr/adapter.ts";
import { boundPayload } from "./shared/bounded-payload.ts";
import { createTrustingFetch } from "./shared/http/trusting-fetch.ts";

const ADAPTERS = {
  SEERR: createSeerrAdapter,
  SONARR: createSonarrAdapter,
  RADARR: createRadarrAdapter,
  QBITTORRENT: createQbittorrentAdapter,
  TRANSMISSION: createTransmissionAdapter,
  DELUGE: createDelugeAdapter,
  SABNZBD: createSabnzbdAdapter,
  NZBGET: createNzbgetAdapter,
  SHOKO: createShokoAdapter,
  JELLYFIN: createJellyfinAdapter,
  EMBY: createEmbyAdapter,
  PLEX: createPlexAdapter,
} satisfies Record<
  ServiceKind,
  (connection: ServiceConnection, deps: IntegrationDeps) => Integration
>;

export function createIntegration(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const own = connection.allowsSelfSigned
    ? { ...deps, fetch: createTrustingFetch(deps.fetch) }
    : deps;
  const integration = ADAPTERS[connection.kind](connection, own);
  const { receive } = integration;
  return receive === undefined
    ? integration
    : { ...integration, receive: (body) => receive(boundPayload(body)) };
}
