import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { hashPassword } from "./password.ts";
import type { SignedIn } from "./session.ts";
import { checkNewPassword, parseUsername, toUsernameKey } from "./username.ts";

export interface CreateAdminInput {
  readonly username: string;
  readonly password: string;
}

/** Creates the first admin account and invalidates the setup code. Throws CONFLICT if there is an account. */
export async function createAdmin(ctx: AccountContext, input: CreateAdminInput): Promise<SignedIn> {
  const account = {
    id: ctx.newId(),
    username: parseUsername(input.username),
    role: "ADMIN" as const,
  };
  checkNewPassword(input.password);
  const passwordHash = await hashPassword(input.password);
  await ctx.store.write(async (tx) => {
    if ((await tx.account.count()) > 0)
      throw new AccountError("CONFLICT", "The tracker is already set up.");
    await tx.account.create({
      data: {
        ...account,
        usernameKey: toUsernameKey(account.username),
        passwordHash,
        createdAt: ctx.now(),
      },
    });
  });
  ctx.setUp.code = null;
  return account;
}
