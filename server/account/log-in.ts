import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { findLocalIdentity, LOCAL } from "./local-account.ts";
import { isPassword } from "./password.ts";
import { startSession, type SignInOrigin, type SignInResult } from "./session.ts";
import { MAX_PASSWORD_LENGTH, toUsernameKey } from "./username.ts";

/** Longer than any username. Bounds the work for input of unauthenticated clients. */
const MAX_KEY_LENGTH = 200;

export interface LogInInput {
  readonly username: string;
  readonly password: string;
  readonly origin: SignInOrigin;
}

/** Checks the password of a local account and starts a session. */
export async function logIn(
  ctx: AccountContext,
  { username, password, origin }: LogInInput,
): Promise<SignInResult> {
  const usernameKey = toUsernameKey(username.slice(0, MAX_KEY_LENGTH));
  const identity = await ctx.throttle.run(`${origin.address} ${usernameKey}`, async () => {
    const found = await findLocalIdentity(ctx.store.read, usernameKey);
    const isRight =
      password.length <= MAX_PASSWORD_LENGTH &&
      (await isPassword(password, found?.passwordHash ?? null));
    if (found === null || !isRight || !found.person.isEnabled)
      throw new AccountError("UNAUTHENTICATED", "The username or password is incorrect.");
    return found;
  });
  return ctx.store.write(async (tx) => {
    await tx.identity.update({
      where: { id: identity.id },
      data: { lastUsedAt: ctx.now() },
      select: { id: true },
    });
    return startSession(ctx, tx, { personId: identity.personId, provider: LOCAL, origin });
  });
}
