import type { OpenIdUser } from "../../integrations/port/sign-in.ts";
import { attempt } from "../attempt.ts";
import type { AccountContext } from "../context.ts";
import { AccountError } from "../error.ts";
import type { SignInResult } from "../session.ts";
import type { SignInOrigin } from "../sign-in-origin.ts";
import { signInPerson } from "./sign-in-person.ts";

/** The provider of identities of OpenID, and its ID among the ways of signing in. */
export const OPEN_ID = "oidc";

/** Starts a session for whoever the OpenID provider says it is. `finish` returns null for a refusal. */
export async function signInWithOpenId(
  ctx: AccountContext,
  origin: SignInOrigin,
  finish: () => Promise<OpenIdUser | null>,
): Promise<SignInResult> {
  const { subject, name, email } = await attempt(
    ctx,
    { kind: "oidc", origin, account: null },
    async () => {
      const user = await finish();
      if (user === null) throw new AccountError("UNAUTHENTICATED", "PROVIDER_REFUSED");
      return user;
    },
  );
  const identity = { kind: "OIDC", provider: OPEN_ID, subject, name, role: null, email } as const;
  return signInPerson(ctx, [identity], origin);
}
