import { writeAudit } from "../store/audit.ts";
import { ENABLED_ADMIN } from "./access.ts";
import { toSignedIn } from "./actor.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { createLocalPerson, prepareLocalAccount, type LocalAccountInput } from "./local-account.ts";
import type { SignInOrigin } from "./sign-in-origin.ts";

/**
 * Creates the first admin and invalidates the setup code. Returns the person's ID. Throws CONFLICT if there is one.
 * `origin` null: a program on the server does it.
 */
export async function createAdmin(
  ctx: AccountContext,
  input: LocalAccountInput,
  origin: SignInOrigin | null = null,
): Promise<string> {
  const account = await prepareLocalAccount(input);
  const id = await ctx.store.write(async (tx) => {
    if ((await tx.person.count({ where: ENABLED_ADMIN })) > 0)
      throw new AccountError("CONFLICT", "SET_UP_ALREADY");
    const personId = await createLocalPerson(ctx, tx, account, "ADMIN");
    const { name } = account;
    await writeAudit(tx, {
      at: ctx.now(),
      by: origin === null ? null : toSignedIn({ id: personId, name }, origin),
      message: { code: "ADMIN_SET_UP", params: { name } },
      subject: personId,
    });
    return personId;
  });
  ctx.setUp.code = null;
  return id;
}
