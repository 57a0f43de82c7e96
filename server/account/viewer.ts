import type { Role, TokenScope } from "../domain/role.ts";
import { apiTokenColumns, identityColumns, personColumns } from "../store/column/person.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import type { Access, KnownAs } from "./access.ts";

/** Who calls the API: a signed-in person, or a tool with a token. */
export interface Viewer extends Access {
  /** ID of the person; "admin-token" for ADMIN_TOKEN. */
  readonly id: string;
  readonly name: string;
  /** Null for a token, and for whoever a proxy names. */
  readonly session: ViewerSession | null;
  /** Null for a person. */
  readonly token: ViewerToken | null;
}

export interface ViewerSession {
  readonly id: string;
  /** The session ends then at the latest. */
  readonly expiresAt: Date;
}

export interface ViewerToken {
  /** Null for ADMIN_TOKEN. */
  readonly id: string | null;
  readonly name: string;
  readonly expiresAt: Date | null;
}

/** The viewer for ADMIN_TOKEN, which has all rights and is nobody in particular. */
export const ADMIN_TOKEN_VIEWER: Viewer = {
  id: "admin-token",
  name: "ADMIN_TOKEN",
  role: "ADMIN",
  scope: "ADMIN",
  person: null,
  session: null,
  token: { id: null, name: "ADMIN_TOKEN", expiresAt: null },
};

/** The columns from which a viewer is made. */
export const VIEWER_PERSON = {
  id: true,
  name: true,
  role: true,
  isEnabled: true,
  identities: {
    select: { id: true, kind: true, provider: true, subject: true },
    orderBy: { id: "asc" },
  },
} as const satisfies Prisma.PersonSelect;

export type ViewerPerson = Prisma.PersonGetPayload<{ select: typeof VIEWER_PERSON }>;

export function toSessionViewer(person: ViewerPerson, session: ViewerSession): Viewer {
  return { ...toPersonViewer(person, "ADMIN"), session, token: null };
}

/** A person whom a trusted proxy names with each request: there is no session. */
export function toProxyViewer(person: ViewerPerson): Viewer {
  return { ...toPersonViewer(person, "ADMIN"), session: null, token: null };
}

/** Whoever has the secret address of a person's feeds: reads what the person may see. */
export function toFeedViewer(person: ViewerPerson): Viewer {
  return { ...toPersonViewer(person, "READ"), session: null, token: null };
}

export function toTokenViewer(
  person: ViewerPerson,
  token: { id: string; name: string; scope: string; expiresAt: Date | null },
): Viewer {
  const { id, name, expiresAt } = token;
  return {
    ...toPersonViewer(person, apiTokenColumns.scope.read(token)),
    session: null,
    token: { id, name, expiresAt },
  };
}

function toPersonViewer(
  person: ViewerPerson,
  scope: TokenScope,
): Omit<Viewer, "session" | "token"> {
  const role: Role = personColumns.role.read(person);
  const identities = person.identities.map((identity): KnownAs => {
    const { provider, subject } = identity;
    return { kind: identityColumns.kind.read(identity), provider, subject };
  });
  return { id: person.id, name: person.name, role, scope, person: { id: person.id, identities } };
}

/** Returns only what results may depend on, so that it can be shared. */
export function toAccess({ role, scope, person }: Viewer): Access {
  return { role, scope, person };
}
