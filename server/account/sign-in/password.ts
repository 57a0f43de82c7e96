import type { SignInService } from "../../integrations/port/sign-in.ts";
import { attempt } from "../attempt.ts";
import type { AccountContext } from "../context.ts";
import { AccountError } from "../error.ts";
import type { LogInInput } from "../log-in.ts";
import type { TriedPerson } from "../refusal.ts";
import type { SignInResult } from "../session.ts";
import { MAX_PASSWORD_LENGTH, toUsernameKey } from "../username.ts";
import { callService, expectSignInService, signInServiceUser } from "./service.ts";

const MAX_USERNAME_LENGTH = 320;

/** Checks a name and password with a service and starts a session. */
export async function signInWithPassword(
  ctx: AccountContext,
  { username, password, provider, origin }: LogInInput & { readonly provider: string },
): Promise<SignInResult> {
  const service = expectSignInService(ctx, provider);
  const name = username.trim();
  // A service may have users without a password, who have proved nothing.
  if (password === "")
    throw new AccountError("BAD_INPUT", "PASSWORD_MISSING", { field: "password" });
  if (password.length > MAX_PASSWORD_LENGTH || name.length > MAX_USERNAME_LENGTH)
    throw new AccountError("BAD_INPUT", "SIGN_IN_TOO_LONG");
  const account = `${provider} ${toUsernameKey(name)}`;
  const tried = {
    kind: "password",
    origin,
    account,
    place: service.name,
    findTried: () => findTried(ctx, service, toUsernameKey(name)),
  } as const;
  const user = await attempt(ctx, tried, async () => {
    const found = await callService(ctx, service, () =>
      service.control.checkPassword(name, password),
    );
    if (found === null) throw new AccountError("UNAUTHENTICATED", "WRONG_USERNAME_OR_PASSWORD");
    return found;
  });
  return { ...(await signInServiceUser(ctx, service, { user, origin })), account };
}

/** Finds the person who has signed in before with this name at the service. */
async function findTried(
  { store }: AccountContext,
  { kind, slug: provider }: SignInService,
  usernameKey: string,
): Promise<TriedPerson | null> {
  const identities = await store.read.identity.findMany({
    where: { kind, provider },
    select: { name: true, email: true, personId: true, person: { select: { name: true } } },
  });
  const found = identities.find(
    ({ name, email }) => toUsernameKey(name) === usernameKey || email === usernameKey,
  );
  return found === undefined ? null : { personId: found.personId, name: found.person.name };
}
