import { ENABLED_ADMIN } from "./access.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { createLocalPerson, prepareLocalAccount, type LocalAccountInput } from "./local-account.ts";

/** Creates the first admin and invalidates the setup code. Returns the person's ID. Throws CONFLICT if there is one. */
export async function createAdmin(ctx: AccountContext, input: LocalAccountInput): Promise<string> {
  const account = await prepareLocalAccount(input);
  const id = await ctx.store.write(async (tx) => {
    if ((await tx.person.count({ where: ENABLED_ADMIN })) > 0)
      throw new AccountError("CONFLICT", "The tracker is already set up.");
    return createLocalPerson(ctx, tx, account, "ADMIN");
  });
  ctx.setUp.code = null;
  return id;
}
