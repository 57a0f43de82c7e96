import { createJellyfinAdapter } from "./jellyfin/adapter.ts";
import type { Integration, IntegrationDeps, ServiceConnection, ServiceKind } from "./port.ts";
import { createQbittorrentAdapter } from "./qbittorrent/adapter.ts";
import { createRadarrAdapter } from "./radarr/adapter.ts";
import { createSeerrAdapter } from "./seerr/adapter.ts";
import { createShokoAdapter } from "./shoko/adapter.ts";
import { createSonarrAdapter } from "./sonarr/adapter.ts";

const ADAPTERS = {
  SEERR: createSeerrAdapter,
  SONARR: createSonarrAdapter,
  RADARR: createRadarrAdapter,
  QBITTORRENT: createQbittorrentAdapter,
  SHOKO: createShokoAdapter,
  JELLYFIN: createJellyfinAdapter,
} satisfies Record<
  ServiceKind,
  (connection: ServiceConnection, deps: IntegrationDeps) => Integration
>;

export function createIntegration(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  return ADAPTERS[connection.kind](connection, deps);
}
