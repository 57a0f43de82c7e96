import type { Role } from "../graphql/graphql.ts";

interface RolePresentation {
  readonly name: string;
  /** What somebody with the role can do, as a sentence about them. */
  readonly description: string;
  readonly words: string;
}

const PRESENTATIONS: Readonly<Record<Role, RolePresentation>> = {
  ADMIN: {
    name: "Admin",
    description: "Sees and changes everything: requests, services, people and settings.",
    words: "an admin",
  },
  VIEWER: {
    name: "Viewer",
    description: "Sees all requests, but changes nothing.",
    words: "a viewer",
  },
  REQUESTER: {
    name: "Requester",
    description: "Sees their own requests and those that they follow.",
    words: "a requester",
  },
};

export const ROLES = Object.keys(PRESENTATIONS) as readonly Role[];

export function roleName(role: Role): string {
  return PRESENTATIONS[role].name;
}

export function roleDescription(role: Role): string {
  return PRESENTATIONS[role].description;
}

/** For a sentence: "an admin". */
export function roleWords(role: Role): string {
  return PRESENTATIONS[role].words;
}
