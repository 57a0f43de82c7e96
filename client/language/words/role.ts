import type { Role } from "../../graphql/graphql.ts";
import { createArea } from "../area.ts";

/** The roles of people. */
export const roleNames = createArea("roleNames", {
  ADMIN: "Admin",
  VIEWER: "Viewer",
  REQUESTER: "Requester",
});

/** What somebody with the role can do, as a sentence about them. */
export const roleDescriptions = createArea("roleDescriptions", {
  ADMIN: "Sees and changes everything: requests, services, people and settings.",
  VIEWER: "Sees all requests, but changes nothing.",
  REQUESTER: "Sees their own requests and those that they follow.",
});

export const rolePhrases = createArea("rolePhrases", {
  ADMIN: "an admin",
  VIEWER: "a viewer",
  REQUESTER: "a requester",
});

/** For a sentence: "an admin". */
export function roleOf(role: Role): string {
  return rolePhrases(role);
}
