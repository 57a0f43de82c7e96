import { randomInt } from "node:crypto";
import type { AccountContext } from "./context.ts";
import { createThrottle } from "./throttle.ts";

/** No 0, 1, I, L, O and U: the code is read from a log and typed. */
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 12;

/** Looks whether the first admin is still to be made; there is a new one-time code at each start until then. */
export async function createAccountContext(
  deps: Pick<AccountContext, "store" | "now" | "newId">,
): Promise<AccountContext> {
  const accounts = await deps.store.read.account.count();
  return {
    ...deps,
    setUp: { code: accounts === 0 ? createCode() : null },
    throttle: createThrottle(deps.now),
    sessionEnds: new Set(),
  };
}

function createCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () =>
    CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length)),
  );
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}
