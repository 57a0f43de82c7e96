import type { IdentityKind, Role, TokenScope } from "../domain/role.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";

/**
 * What somebody may see and do. Two that are equal see exactly the same, so one execution of a subscription can serve
 * both.
 */
export interface Access {
  readonly role: Role;
  /** The rights of a token; ADMIN, which takes nothing away, for a session. */
  readonly scope: TokenScope;
  /** Whose requests are "mine" and "followed"; null for ADMIN_TOKEN and wherever the person makes no difference. */
  readonly person: AccessPerson | null;
}

export interface AccessPerson {
  readonly id: string;
  readonly identities: readonly KnownAs[];
}

/** A person's ID at a provider. */
export interface KnownAs {
  readonly kind: IdentityKind;
  /** Slug of the service; "local", "oidc" or "proxy" for the other ways of signing in. */
  readonly provider: string;
  readonly subject: string;
}

/**
 * - `read`: the requests that one sees (`visibleRequests`).
 * - `readAll`: all requests, not only one's own and followed ones.
 * - `readDetail`: what only admins see: addresses of services, webhooks, evidence, releases, indexers, technical details.
 * - `act`: perform actions, approve, decline, delete and sync.
 * - `administer`: services, people, settings and the audit log.
 * - `participate`: follow, share and ask for help.
 * - `manageAccount`: one's own password, sessions and tokens.
 */
export type Permission =
  | "read"
  | "readAll"
  | "readDetail"
  | "act"
  | "administer"
  | "participate"
  | "manageAccount";

const ROLES_WITH: Readonly<Record<Permission, readonly Role[]>> = {
  read: ["ADMIN", "VIEWER", "REQUESTER"],
  readAll: ["ADMIN", "VIEWER"],
  readDetail: ["ADMIN"],
  act: ["ADMIN"],
  administer: ["ADMIN"],
  participate: ["ADMIN", "VIEWER", "REQUESTER"],
  manageAccount: ["ADMIN", "VIEWER", "REQUESTER"],
};

const SCOPES_WITH: Readonly<Record<Permission, readonly TokenScope[]>> = {
  read: ["READ", "ACT", "ADMIN"],
  readAll: ["READ", "ACT", "ADMIN"],
  readDetail: ["READ", "ACT", "ADMIN"],
  act: ["ACT", "ADMIN"],
  administer: ["ADMIN"],
  participate: ["ACT", "ADMIN"],
  manageAccount: ["ADMIN"],
};

/** The only place that decides what a role or a token may do. */
export function can(access: Access | null, permission: Permission): boolean {
  return (
    access !== null &&
    ROLES_WITH[permission].includes(access.role) &&
    SCOPES_WITH[permission].includes(access.scope)
  );
}

/** Who can administer the tracker. */
export const ENABLED_ADMIN = {
  role: "ADMIN",
  isEnabled: true,
} as const satisfies Prisma.PersonWhereInput;

const NONE: Prisma.MediaRequestWhereInput = { id: { in: [] } };

/** The only place that decides which requests somebody sees. The condition goes into every query for requests. */
export function visibleRequests(access: Access | null): Prisma.MediaRequestWhereInput {
  if (can(access, "readAll")) return {};
  if (access === null || access.person === null) return NONE;
  return { OR: [...ownRequests(access.person), followedBy(access.person)] };
}

/** The requests that the person made. */
export function myRequests(access: Access | null): Prisma.MediaRequestWhereInput {
  const own = access?.person == null ? [] : ownRequests(access.person);
  return own.length === 0 ? NONE : { OR: own };
}

/** The requests that the person follows. */
export function followedRequests(access: Access | null): Prisma.MediaRequestWhereInput {
  return access?.person == null ? NONE : followedBy(access.person);
}

/** The requests that the person made or follows. */
export function ownOrFollowedRequests(access: Access | null): Prisma.MediaRequestWhereInput {
  return { OR: [myRequests(access), followedRequests(access)] };
}

/** Whether a request was made by the person; the same condition as `myRequests`. */
export function isRequester(
  person: AccessPerson,
  request: {
    readonly originService: string;
    readonly requesterId: number | null;
    readonly requesterJellyfinId: string | null;
  },
): boolean {
  return person.identities.some(({ kind, provider, subject }) =>
    kind === "SEERR"
      ? provider === request.originService && subject === String(request.requesterId)
      : isLibraryUser(kind) && subject === request.requesterJellyfinId,
  );
}

function ownRequests({ identities }: AccessPerson): Prisma.MediaRequestWhereInput[] {
  const bySeerr = identities.flatMap(({ kind, provider, subject }) =>
    kind === "SEERR" ? [{ originService: provider, requesterId: Number(subject) }] : [],
  );
  const byLibrary = identities.flatMap(({ kind, subject }) =>
    isLibraryUser(kind) ? [{ requesterJellyfinId: subject }] : [],
  );
  return [...bySeerr, ...byLibrary];
}

/** The IDs of Jellyfin and Emby users are GUIDs, and Seerr names its requesters by them without naming the server. */
function isLibraryUser(kind: IdentityKind): boolean {
  return kind === "JELLYFIN" || kind === "EMBY";
}

function followedBy({ id }: AccessPerson): Prisma.MediaRequestWhereInput {
  return { follows: { some: { personId: id } } };
}

/** Returns the access that an execution for several people has. Equal ones can share it. */
export function toSharedAccess(access: Access, isPersonal: boolean): Access {
  return isPersonal || !can(access, "readAll") ? access : { ...access, person: null };
}
