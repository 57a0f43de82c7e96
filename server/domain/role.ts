/** The roles, from most to least rights. */
export const ROLES = ["ADMIN", "VIEWER", "REQUESTER"] as const;
export type Role = (typeof ROLES)[number];

/** What a token may do, from least to most: read, also perform actions, or everything. Never more than its owner may. */
export const TOKEN_SCOPES = ["READ", "ACT", "ADMIN"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Where an identity of a person comes from. */
export const IDENTITY_KINDS = ["LOCAL", "SEERR", "JELLYFIN", "EMBY", "OIDC", "PROXY"] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];
