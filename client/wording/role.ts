export type Role = "ADMIN" | "VIEWER" | "REQUESTER";

interface RolePresentation {
  readonly name: string;
  /** What somebody with the role sees and does. */
  readonly description: string;
  readonly words: string;
}

const PRESENTATIONS: Readonly<Record<Role, RolePresentation>> = {
  ADMIN: {
    name: "Admin",
    description: "Sees everything, acts on requests, and manages services and people.",
    words: "an admin",
  },
  VIEWER: {
    name: "Viewer",
    description: "Sees all requests in plain words, and changes none.",
    words: "a viewer",
  },
  REQUESTER: {
    name: "Requester",
    description: "Sees their own requests and those that they follow.",
    words: "a requester",
  },
};

export const ROLES: readonly Role[] = ["REQUESTER", "VIEWER", "ADMIN"];

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
