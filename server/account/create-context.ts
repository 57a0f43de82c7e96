import { randomInt } from "node:crypto";
import { LRUCache } from "lru-cache";
import { ENABLED_ADMIN } from "./access.ts";
import { createAccessEnds, type AccountContext } from "./context.ts";
import { createThrottle, type SharedCount } from "./throttle.ts";

/** Without 0, 1, I, L, O and U, which are easily confused when the code is typed from the log. */
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 12;
const MAX_PROVED_SECRETS = 1_000;

/** Creates the context, with a new setup code if there is no admin yet. */
export async function createAccountContext({
  onCount,
  ...deps
}: Pick<
  AccountContext,
  "store" | "now" | "newId" | "log" | "cipher" | "signInServices" | "openId"
> & { readonly onCount?: (count: SharedCount) => void }): Promise<AccountContext> {
  const admins = await deps.store.read.person.count({ where: ENABLED_ADMIN });
  return {
    ...deps,
    setUp: { code: admins === 0 ? createCode() : null },
    quickConnects: new Map(),
    throttle: createThrottle(deps.now, onCount === undefined ? {} : { onCount }),
    provedSecrets: new LRUCache({ max: MAX_PROVED_SECRETS }),
    accessEnds: createAccessEnds(),
  };
}

function createCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () =>
    CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length)),
  );
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}
