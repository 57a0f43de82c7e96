import type { IdentityKind } from "../graphql/graphql.ts";
import { signInText } from "../language/words/sign-in.ts";
import { timeText } from "../language/words/time.ts";

/** Why the sign-in page is shown: the session ended, or the provider's page led back with a code. */
export type SignInNotice =
  | { readonly kind: "ended" }
  | { readonly kind: "refused"; readonly code: string };

const REFUSALS = {
  EXPIRED: "refusedEXPIRED",
  UNAUTHENTICATED: "refusedUNAUTHENTICATED",
  FORBIDDEN: "refusedFORBIDDEN",
  LIMIT: "refusedLIMIT",
  UNAVAILABLE: "refusedUNAVAILABLE",
} as const;

const isRefusal = (code: string): code is keyof typeof REFUSALS => Object.hasOwn(REFUSALS, code);

export function noticeWords(notice: SignInNotice): string {
  if (notice.kind === "ended") return signInText("ended");
  return signInText(isRefusal(notice.code) ? REFUSALS[notice.code] : "refused");
}

/** The name of the tracker among the providers whose accounts people have. */
export const LOCAL_NAME = "Status Tracker";

const IDENTITY_NAMES: Readonly<Record<Exclude<IdentityKind, "PROXY">, string>> = {
  LOCAL: LOCAL_NAME,
  SEERR: "Seerr",
  JELLYFIN: "Jellyfin",
  EMBY: "Emby",
  OIDC: "OpenID Connect",
};

export function identityName(kind: IdentityKind): string {
  return kind === "PROXY" ? signInText("reverseProxy") : IDENTITY_NAMES[kind];
}

/** What the service calls the name that people sign in with. */
export function usernameLabel(kind: IdentityKind): string {
  return signInText(kind === "SEERR" ? "email" : "username");
}

/** What to do about a forgotten password. */
export function forgottenWords(kind: IdentityKind, name: string): string {
  return kind === "LOCAL" ? signInText("forgottenLocal") : signInText("forgottenOther", { name });
}

/** For a refused attempt. Counts down. */
export function waitWords(seconds: number): string {
  return signInText("wait", { time: secondsWords(seconds) });
}

/** For a countdown: "170 s", "9 min 40 s". */
export function secondsWords(seconds: number): string {
  if (seconds <= 180) return timeText("seconds", { seconds });
  return timeText("minutesSeconds", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
