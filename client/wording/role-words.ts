import type { Role } from "../graphql/graphql.ts";
import { roleDescriptions, roleNames } from "../language/words/role.ts";

export const ROLES: readonly Role[] = ["ADMIN", "VIEWER", "REQUESTER"];

export function roleName(role: Role): string {
  return roleNames(role);
}

export function roleDescription(role: Role): string {
  return roleDescriptions(role);
}
