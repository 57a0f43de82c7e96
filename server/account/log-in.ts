import { attempt } from "./attempt.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { findLocalIdentity, LOCAL } from "./local-account.ts";
import { isPassword } from "./password.ts";
import type { TriedPerson } from "./refusal.ts";
import { closeDisplaced, startSession, type SignInResult } from "./session.ts";
import type { SignInOrigin } from "./sign-in-origin.ts";
import { MAX_PASSWORD_LENGTH, toUsernameKey } from "./username.ts";

function toTried(found: Awaited<ReturnType<typeof findLocalIdentity>>): TriedPerson | null {
  return found === null ? null : { personId: found.personId, name: found.person.name };
}

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
  if (password.length > MAX_PASSWORD_LENGTH)
    throw new AccountError(
      "BAD_INPUT",
      { code: "PASSWORD_TOO_LONG", params: { max: MAX_PASSWORD_LENGTH } },
      {
        field: "password",
      },
    );
  const usernameKey = toUsernameKey(username.slice(0, MAX_KEY_LENGTH));
  const account = `${LOCAL} ${usernameKey}`;
  const find = () => findLocalIdentity(ctx.store.read, usernameKey);
  const findTried = async () => toTried(await find());
  const identity = await attempt(
    ctx,
    { kind: "password", origin, account, findTried },
    async () => {
      const found = await find();
      const { address } = origin;
      const isRight = await isPassword(password, found?.passwordHash ?? null, address);
      if (found === null || !isRight || !found.person.isEnabled)
        throw new AccountError("UNAUTHENTICATED", "WRONG_USERNAME_OR_PASSWORD");
      return found;
    },
  );
  const signedIn = await ctx.store.write(async (tx) => {
    await tx.identity.update({
      where: { id: identity.id },
      data: { lastUsedAt: ctx.now() },
      select: { id: true },
    });
    const { personId } = identity;
    return startSession(ctx, tx, { personId, provider: LOCAL, origin });
  });
  closeDisplaced(ctx, signedIn);
  return { ...signedIn, account };
}
