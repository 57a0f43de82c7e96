import { createDelugeAdapter } from "./deluge/adapter.ts";
import { createEmbyAdapter } from "./emby/adapter.ts";
import { createTrustingFetch } from "./http/trusting-fetch.ts";
import { createJellyfinAdapter } from "./jellyfin/adapter.ts";
import { createNzbgetAdapter } from "./nzbget/adapter.ts";
import { createPlexAdapter } from "./plex/adapter.ts";
import type { Integration, IntegrationDeps, ServiceConnection, ServiceKind } from "./port.ts";
import { createQbittorrentAdapter } from "./qbittorrent/adapter.ts";
import { createRadarrAdapter } from "./radarr/adapter.ts";
import { createSabnzbdAdapter } from "./sabnzbd/adapter.ts";
import { createSeerrAdapter } from "./seerr/adapter.ts";
import { createShokoAdapter } from "./shoko/adapter.ts";
import { createSonarrAdapter } from "./sonarr/adapter.ts";
import { createTransmissionAdapter } from "./transmission/adapter.ts";

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
  return ADAPTERS[connection.kind](connection, own);
}
