import type { Role, TokenScope } from "../graphql/graphql.ts";

interface ScopePresentation {
  readonly value: TokenScope;
  readonly name: string;
  readonly description: string;
}

const READ: ScopePresentation = {
  value: "READ",
  name: "Read",
  description: "Reads what you may see.",
};
const ACT: ScopePresentation = {
  value: "ACT",
  name: "Read and act",
  description: "Also performs actions, follows and shares.",
};
const ADMIN: ScopePresentation = {
  value: "ADMIN",
  name: "Everything",
  description: "All that you may do, including services, people and settings.",
};

/** The scopes that somebody with the role can give a token, from least to most. */
export function scopesOf(role: Role): readonly ScopePresentation[] {
  if (role === "ADMIN") return [READ, ACT, ADMIN];
  return [
    READ,
    { ...ACT, name: "Read, follow and share", description: "Also follows and shares." },
  ];
}

export function scopeName(scope: TokenScope, role: Role): string {
  const known = [...scopesOf(role), ADMIN].find(({ value }) => value === scope);
  return known?.name ?? scope;
}

/** How long a new token may work, in days. */
export const TOKEN_LIFETIMES = [
  { value: "30", name: "30 days" },
  { value: "90", name: "90 days" },
  { value: "365", name: "1 year" },
  { value: "never", name: "No expiry" },
] as const;

export type TokenLifetime = (typeof TOKEN_LIFETIMES)[number]["value"];
