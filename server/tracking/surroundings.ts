import type { Surroundings } from "../domain/unit.ts";
import type { Integration, ServiceKind } from "../integrations/port.ts";
import type { ApplyScope } from "./apply-scope.ts";
import type { TrackingContext } from "./context.ts";

/** Names as people write them. */
const NAMES: Readonly<Record<ServiceKind, string>> = {
  SEERR: "Seerr",
  SONARR: "Sonarr",
  RADARR: "Radarr",
  QBITTORRENT: "qBittorrent",
  SHOKO: "Shoko",
  JELLYFIN: "Jellyfin",
};

export function hasKind(
  integrations: ReadonlyMap<string, Integration>,
  kind: ServiceKind,
): boolean {
  return [...integrations.values()].some((integration) => integration.kind === kind);
}

export function surroundingsOf({ integrations }: TrackingContext, now: Date): Surroundings {
  return {
    now,
    hasLibrary: hasKind(integrations, "JELLYFIN"),
    hasShoko: hasKind(integrations, "SHOKO"),
  };
}

/** How observations are applied at this moment. Where no Seerr is configured, the arrs' additions are followed at once. */
export function scopeOf(
  ctx: TrackingContext,
  now: Date,
  deliveryId: number | null,
  mayFollowArr = false,
): ApplyScope {
  const { integrations } = ctx;
  return {
    around: surroundingsOf(ctx, now),
    mayFollowArr: mayFollowArr || !hasKind(integrations, "SEERR"),
    cause: {
      deliveryId,
      serviceName: (slug) => {
        const kind = integrations.get(slug)?.kind;
        return kind === undefined ? slug : NAMES[kind];
      },
    },
  };
}
