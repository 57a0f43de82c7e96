import type { IdentityKind } from "../graphql/graphql.ts";

/** Why the sign-in page is shown: the session ended, or the provider's page led back with a code. */
export type SignInNotice =
  | { readonly kind: "ended" }
  | { readonly kind: "refused"; readonly code: string };

const REFUSALS: Readonly<Record<string, string>> = {
  EXPIRED: "The sign-in took too long, or it was started in another browser. Try again.",
  UNAUTHENTICATED: "The provider did not confirm who you are. Try again.",
  FORBIDDEN: "An admin has disabled this account.",
  LIMIT: "Too many attempts. Wait a few minutes and try again.",
  UNAVAILABLE: "The provider does not answer. Try again in a moment.",
};

export function noticeWords(notice: SignInNotice): string {
  if (notice.kind === "ended") return "Your session ended. Sign in again.";
  return REFUSALS[notice.code] ?? "Signing in with the provider failed. Try again.";
}

/** The name of the tracker among the providers whose accounts people have. */
export const LOCAL_NAME = "Status Tracker";

const IDENTITY_NAMES: Readonly<Record<IdentityKind, string>> = {
  LOCAL: LOCAL_NAME,
  SEERR: "Seerr",
  JELLYFIN: "Jellyfin",
  EMBY: "Emby",
  OIDC: "OpenID Connect",
  PROXY: "Reverse proxy",
};

export function identityName(kind: IdentityKind): string {
  return IDENTITY_NAMES[kind];
}

/** What the service calls the name that people sign in with. */
export function usernameLabel(kind: IdentityKind): string {
  return kind === "SEERR" ? "E-mail address" : "Username";
}

/** What to do about a forgotten password. */
export function forgottenWords(kind: IdentityKind, name: string): string {
  return kind === "LOCAL"
    ? "An admin can set a new password on the server, with “npm run reset-password”."
    : `It is the password of your ${name} account: change it in ${name}, or ask whoever runs ${name}.`;
}

/** For a refused attempt. Counts down. */
export function waitWords(seconds: number): string {
  return `Too many attempts. Try again in ${secondsWords(seconds)}.`;
}

/** For a countdown: "170 s", "9 min 40 s". */
export function secondsWords(seconds: number): string {
  if (seconds <= 180) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
