import type { Surroundings } from "../domain/unit.ts";
import {
  ROLES,
  type Integration,
  type ServiceKind,
  type ServiceRole,
} from "../integrations/port.ts";
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

export function hasRole(
  integrations: ReadonlyMap<string, Integration>,
  role: ServiceRole,
): boolean {
  return [...integrations.values()].some(({ kind }) => ROLES[kind] === role);
}

export function surroundingsOf({ integrations }: TrackingContext, now: Date): Surroundings {
  return {
    now,
    hasLibrary: hasRole(integrations, "library"),
    hasShoko: hasRole(integrations, "matching"),
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
    mayFollowArr: mayFollowArr || !hasRole(integrations, "requests"),
    cause: {
      deliveryId,
      serviceName: (slug) => {
        const kind = integrations.get(slug)?.kind;
        return kind === undefined ? slug : NAMES[kind];
      },
    },
  };
}
