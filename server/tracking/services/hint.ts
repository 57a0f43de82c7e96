import { ROLES, type ServiceRole } from "../../integrations/port/kind.ts";
import type { TrackingContext } from "../core/context.ts";

/** They have something to look for once a unit has moved. */
const FOLLOWERS: readonly ServiceRole[] = ["client", "matching", "library"];

/** Whoever delivered has news; after a request the arrs know the episodes it means. */
export function hintAfterDelivery(ctx: TrackingContext, slugs: ReadonlySet<string>): void {
  const { running } = ctx.services;
  for (const slug of slugs) running.get(slug)?.hint();
  const isFromSeerr = [...slugs].some((slug) => {
    const service = running.get(slug);
    return service !== undefined && ROLES[service.connection.kind] === "requests";
  });
  if (isFromSeerr) hintRoles(ctx, ["arr"]);
}

export function hintFollowers(ctx: TrackingContext): void {
  hintRoles(ctx, FOLLOWERS);
}

function hintRoles({ services }: TrackingContext, roles: readonly ServiceRole[]): void {
  for (const { connection, hint } of services.running.values())
    if (roles.includes(ROLES[connection.kind])) hint();
}
