import type { AccountContext } from "./context.ts";
import { createAdmin, type CreateAdminInput } from "./create-admin.ts";
import { AccountError } from "./error.ts";
import { isSameSecret } from "./secret.ts";
import { startSession, type SignInResult } from "./session.ts";

export function isSetUpRequired(ctx: AccountContext): boolean {
  return ctx.setUp.code !== null;
}

export interface SetUpAdminInput extends CreateAdminInput {
  readonly code: string;
  readonly address: string;
}

/** Makes the first admin and signs it in, for whoever knows the one-time code. The code works once. */
export async function setUpAdmin(
  ctx: AccountContext,
  input: SetUpAdminInput,
): Promise<SignInResult> {
  const { code } = ctx.setUp;
  if (code === null)
    throw new AccountError("FORBIDDEN", "The tracker is set up already. Sign in instead.");
  await ctx.throttle.run(`${input.address} set-up`, async () => {
    if (!isSameSecret(foldCode(input.code), foldCode(code))) {
      throw new AccountError(
        "FORBIDDEN",
        "This is not the code. It stands in the tracker's log, printed when it started.",
      );
    }
  });
  const account = await createAdmin(ctx, input);
  const token = await ctx.store.write((tx) => startSession(ctx, tx, account.id));
  return { account, token };
}

/** Typed by hand: case, dashes and spaces do not matter. */
function foldCode(code: string): string {
  return code.replace(/[^0-9a-z]/gi, "").toUpperCase();
}
