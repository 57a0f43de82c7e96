import { ROLES, type ServiceRole } from "../../integrations/port/kind.ts";
import type { AppliedDeliveries } from "../ingest/apply-slice.ts";
import type { ServiceRegistry } from "./registry.ts";

/** Roles that have something to look up once a unit has moved. */
const FOLLOWING_ROLES: readonly ServiceRole[] = ["client", "matching", "library"];

/** Polls the services that delivered; after a request also the arrs, which know the episodes it means. */
export function hintAfterDelivery(
  { running }: ServiceRegistry,
  { from, aboutService }: AppliedDeliveries,
): void {
  for (const slug of aboutService) running.get(slug)?.wake();
  const delivering = [...from].flatMap((slug) => running.get(slug) ?? []);
  for (const service of delivering) service.hint();
  if (delivering.some(({ connection }) => ROLES[connection.kind] === "requests"))
    hintRoles(running, ["arr"]);
}

/** Polls the services that have something to look up once a unit has moved. */
export function hintAfterMove({ running }: ServiceRegistry): void {
  hintRoles(running, FOLLOWING_ROLES);
}

function hintRoles(running: ServiceRegistry["running"], roles: readonly ServiceRole[]): void {
  for (const { connection, hint } of running.values())
    if (roles.includes(ROLES[connection.kind])) hint();
}
