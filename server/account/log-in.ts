import { accountColumns } from "../store/column/account.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { isPassword } from "./password.ts";
import { startSession, type SignInResult } from "./session.ts";
import { MAX_PASSWORD_LENGTH, toUsernameKey } from "./username.ts";

/** Longer than any username. Bounds the work for input of unauthenticated clients. */
const MAX_KEY_LENGTH = 200;

export interface LogInInput {
  readonly username: string;
  readonly password: string;
  /** IP address of the client, for the limit on failed sign-ins. */
  readonly address: string;
}

/** Checks username and password and starts a session. After five failures, the address has to wait before it can try the username again. */
export async function logIn(ctx: AccountContext, input: LogInInput): Promise<SignInResult> {
  const usernameKey = toUsernameKey(input.username.slice(0, MAX_KEY_LENGTH));
  const account = await ctx.throttle.run(`${input.address} ${usernameKey}`, async () => {
    const found = await ctx.store.read.account.findUnique({ where: { usernameKey } });
    const isRight =
      input.password.length <= MAX_PASSWORD_LENGTH &&
      (await isPassword(input.password, found?.passwordHash ?? null));
    if (found === null || !isRight)
      throw new AccountError("UNAUTHENTICATED", "The username or password is incorrect.");
    return { id: found.id, username: found.username, role: accountColumns.role.read(found) };
  });
  const token = await ctx.store.write((tx) => startSession(ctx, tx, account.id));
  return { account, token };
}
