import type { Role, TokenScope } from "../graphql/graphql.ts";
import { accountText } from "../language/words/account.ts";

interface ScopePresentation {
  readonly value: TokenScope;
  readonly name: string;
  readonly description: string;
}

const read = (): ScopePresentation => ({
  value: "READ",
  name: accountText("scopeRead"),
  description: accountText("scopeReadHint"),
});
const act = (): ScopePresentation => ({
  value: "ACT",
  name: accountText("scopeAct"),
  description: accountText("scopeActHint"),
});
const admin = (): ScopePresentation => ({
  value: "ADMIN",
  name: accountText("scopeAdmin"),
  description: accountText("scopeAdminHint"),
});

/** The scopes that somebody with the role can give a token, from least to most. */
export function scopesOf(role: Role): readonly ScopePresentation[] {
  if (role === "ADMIN") return [read(), act(), admin()];
  return [
    read(),
    { value: "ACT", name: accountText("scopeFollow"), description: accountText("scopeFollowHint") },
  ];
}

export function scopeName(scope: TokenScope, role: Role): string {
  const known = [...scopesOf(role), admin()].find(({ value }) => value === scope);
  return known?.name ?? scope;
}

/** How long a new token may work, in days. */
export const TOKEN_LIFETIMES = ["30", "90", "365", "never"] as const;

export type TokenLifetime = (typeof TOKEN_LIFETIMES)[number];

const LIFETIME_NAMES = { "30": "days30", "90": "days90", "365": "year", never: "never" } as const;

export function lifetimeName(lifetime: TokenLifetime): string {
  return accountText(LIFETIME_NAMES[lifetime]);
}
