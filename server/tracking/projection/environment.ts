import { is4kInstance } from "../../domain/arr-instance.ts";
import type { Environment } from "../../domain/unit.ts";
import { ROLES, type ServiceRole } from "../../integrations/port/kind.ts";
import type { ApplyScope } from "./apply-scope.ts";
import type { ProjectionContext, ProjectionServices } from "./context.ts";

export function hasRole(
  integrations: ProjectionServices["integrations"],
  role: ServiceRole,
): boolean {
  return [...integrations.values()].some(({ kind }) => ROLES[kind] === role);
}

export function environmentOf(
  { services }: Pick<ProjectionContext, "services">,
  now: Date,
): Environment {
  const matching = [...services.integrations.values()].filter(
    ({ kind }) => ROLES[kind] === "matching",
  );
  const folders = matching.map(({ slug }) => services.statuses.get(slug)?.folders ?? null);
  return {
    now,
    hasLibrary: hasRole(services.integrations, "library"),
    hasShoko: matching.length > 0,
    shokoFolders: folders.includes(null) ? null : folders.flatMap((some) => some ?? []),
  };
}

/**
 * Returns how the observations of each delivery are applied now. Without a configured Seerr, titles added in an arr are
 * tracked at once.
 */
export function createScopes(
  ctx: ProjectionContext,
  now: Date,
  { isFollowing = false }: { readonly isFollowing?: boolean } = {},
): (deliveryId: number | null) => ApplyScope {
  const { settings, services } = ctx;
  const { integrations } = services;
  const instances = new Map<string, boolean | undefined>();
  for (const slug of integrations.keys()) instances.set(slug, findIs4k(integrations, slug));
  const shared = {
    around: environmentOf(ctx, now),
    mayFollowArr:
      isFollowing ||
      (settings.current().followsAdded !== "NONE" && !hasRole(integrations, "requests")),
    is4kInstance: (slug: string) => instances.get(slug),
  };
  const serviceName = (slug: string) => services.running.get(slug)?.name ?? slug;
  return (deliveryId) => ({ ...shared, cause: { deliveryId, serviceName } });
}

/** Whether the instance with this slug is for 4K; undefined for other services and if the names do not say. */
function findIs4k(
  integrations: ProjectionServices["integrations"],
  slug: string,
): boolean | undefined {
  const kind = integrations.get(slug)?.kind;
  if (kind === undefined || ROLES[kind] !== "arr") return undefined;
  const instances = [...integrations.values()].filter((other) => other.kind === kind);
  return is4kInstance(
    slug,
    instances.map((instance) => instance.slug),
  );
}
