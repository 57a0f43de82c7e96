import { ENABLED_ADMIN } from "./access.ts";
import { attempt } from "./attempt.ts";
import type { AccountContext } from "./context.ts";
import { createAdmin } from "./create-admin.ts";
import { AccountError } from "./error.ts";
import { LOCAL, type LocalAccountInput } from "./local-account.ts";
import { isSameSecret } from "./secret.ts";
import { startSession, type SignInResult } from "./session.ts";
import type { SignInOrigin } from "./sign-in-origin.ts";

/** Whether there is no admin yet. Another process on the same database may have created one. */
export async function isSetUpRequired({ setUp, store }: AccountContext): Promise<boolean> {
  if (setUp.code === null) return false;
  if ((await store.read.person.count({ where: ENABLED_ADMIN })) > 0) setUp.code = null;
  return setUp.code !== null;
}

export interface SetUpAdminInput extends LocalAccountInput {
  readonly code: string;
  readonly origin: SignInOrigin;
}

/** Creates the first admin account and signs in, if the setup code is correct. */
export async function setUpAdmin(
  ctx: AccountContext,
  input: SetUpAdminInput,
): Promise<SignInResult> {
  const { code } = ctx.setUp;
  if (code === null) throw new AccountError("FORBIDDEN", "SET_UP_SIGN_IN");
  const { origin } = input;
  await attempt(ctx, { kind: "set-up", origin, account: null }, async () => {
    if (!isSameSecret(foldCode(input.code), foldCode(code))) {
      throw new AccountError("FORBIDDEN", "SET_UP_CODE_WRONG");
    }
  });
  const personId = await createAdmin(ctx, input, origin);
  return ctx.store.write((tx) => startSession(ctx, tx, { personId, provider: LOCAL, origin }));
}

/** Ignores case, dashes and spaces, because the code is typed by hand. */
function foldCode(code: string): string {
  return code.replace(/[^0-9a-z]/gi, "").toUpperCase();
}
