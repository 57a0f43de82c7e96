import type { ServiceCondition, ServiceHealth, HealthByRole } from "../../domain/problem/health.ts";
import { arrKindOf, ROLES, type ServiceRole } from "../../integrations/port/kind.ts";
import type { MediaRequest } from "../../store/generated/sqlite/client.ts";
import type { ProjectionContext, ProjectionService, ProjectionServices } from "./context.ts";

/** Returns the health of the services that a request passes through. */
export type HealthOf = (
  request: Pick<MediaRequest, "origin" | "originService" | "arrService" | "mediaType">,
) => HealthByRole;

/** Reads the health of the services as they are now. */
export function createHealth({ services }: Pick<ProjectionContext, "services">): HealthOf {
  const running = [...services.running.values()].filter(({ isEnabled }) => isEnabled);
  const ofRole = (role: ServiceRole) =>
    running.filter(({ connection }) => ROLES[connection.kind] === role);
  const see = (many: readonly ProjectionService[]) =>
    together(many.map((service) => healthOfService(services.statuses, service)));

  const client = see(ofRole("client"));
  const matching = see(ofRole("matching"));
  const library = see(ofRole("library"));
  return ({ origin, originService, arrService, mediaType }) => {
    const arrs = ofRole("arr").filter(({ connection }) =>
      arrService === null
        ? connection.kind === arrKindOf(mediaType)
        : connection.slug === arrService,
    );
    const asked = origin === "seerr" ? ofRole("requests") : [];
    const requests = asked.filter(({ connection }) => connection.slug === originService);
    return { requests: see(requests), arr: see(arrs), client, matching, library };
  };
}

function healthOfService(
  statuses: ProjectionServices["statuses"],
  { name, connection }: ProjectionService,
): ServiceHealth {
  const known = statuses.get(connection.slug);
  return {
    name,
    downSince: known?.downSince ?? null,
    conditions: known?.conditions ?? [],
  };
}

/** Combines several services of one role: the role is down, or has a condition, only if that holds for all of them. */
function together(healthByRole: readonly ServiceHealth[]): ServiceHealth | null {
  const [first, ...others] = healthByRole;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const up = healthByRole.filter(({ downSince }) => downSince === null);
  const asked = up.length > 0 ? up : healthByRole;
  const downSince = up.length > 0 ? null : latest(healthByRole);
  const conditions = (asked[0]?.conditions ?? []).filter(isShared(asked));
  const running = asked.flatMap((one) =>
    one.conditions.filter(({ code }) => code === "scan-running"),
  );
  const [scan] = running;
  const isListed = conditions.some(({ code }) => code === "scan-running");
  return {
    name: asked[0]?.name ?? first.name,
    downSince,
    conditions: scan === undefined || isListed ? conditions : [...conditions, scan],
  };
}

function isShared(healthByRole: readonly ServiceHealth[]) {
  return ({ code }: ServiceCondition): boolean =>
    healthByRole.every((health) => health.conditions.some((condition) => condition.code === code));
}

/** Returns when the last of the services went down. */
function latest(healthByRole: readonly ServiceHealth[]): Date | null {
  const times = healthByRole.flatMap(({ downSince }) =>
    downSince === null ? [] : [downSince.getTime()],
  );
  return times.length === 0 ? null : new Date(Math.max(...times));
}
