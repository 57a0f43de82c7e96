import { isSharedAddress, toClientNetwork } from "./client-address.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { hashToken } from "./secret.ts";
import type { SignInOrigin } from "./session.ts";
import type { Admission, Bucket } from "./throttle.ts";

const MINUTE_MS = 60_000;

/** What somebody tries to prove who they are with. */
export type AttemptKind = "password" | "set-up" | "invitation" | "oidc" | "token" | "webhook";

interface Attempt {
  readonly kind: AttemptKind;
  readonly origin: SignInOrigin;
  /** The account that is tried, such as "local ada"; null if the secret alone says whose it is. */
  readonly account: string | null;
}

/**
 * Runs an attempt to prove who somebody is, delayed after failures from the same address and on the same account. A
 * browser that signed in to the account before has a count of its own, so that strangers cannot keep its owner out.
 * Refusals are logged for programs that ban addresses. Throws LIMIT with the seconds to wait.
 */
export async function attempt<T>(
  ctx: AccountContext,
  { kind, origin, account }: Attempt,
  work: () => Promise<T>,
): Promise<T> {
  const admission = admit(ctx, bucketsOf({ origin, account }), { kind, origin });
  try {
    const result = await work();
    admission.succeed();
    return result;
  } catch (error) {
    if (isRefusal(error)) logRefusal(ctx, { kind, origin, reason: "wrong" });
    else admission.undo();
    throw error;
  }
}

/**
 * Finds what belongs to a secret that a program sends. One that was right before is not delayed: whoever shares its
 * address cannot stop it. `place` separates secrets of different places. Returns null for a wrong secret.
 */
export async function attemptSecret<T>(
  ctx: AccountContext,
  given: {
    readonly kind: AttemptKind;
    readonly place: string;
    readonly secret: string;
    readonly origin: SignInOrigin;
  },
  find: () => Promise<T | null>,
): Promise<T | null> {
  const { kind, place, secret, origin } = given;
  const key = hashToken(`${place} ${secret}`);
  if (ctx.provedSecrets.has(key)) {
    const found = await find();
    if (found !== null) return found;
    ctx.provedSecrets.delete(key);
  }
  const buckets = [addressBucket(`${kind} ${place}`, origin.address)];
  // Looked up before it counts, because a program may send its first requests all at once.
  admit(ctx, buckets, { kind, origin }).undo();
  const found = await find();
  if (found === null) {
    ctx.throttle.admit(buckets);
    logRefusal(ctx, { kind, origin, reason: "wrong" });
    return null;
  }
  ctx.provedSecrets.set(key, true);
  return found;
}

function bucketsOf({ origin, account }: Omit<Attempt, "kind">): readonly Bucket[] {
  const { address, knownDevice = null } = origin;
  if (account !== null && knownDevice?.accounts.includes(hashAccount(account)) === true) {
    const key = `device ${knownDevice.id} ${account}`;
    return [{ key, free: 5, maxDelayMs: 15 * MINUTE_MS, isForgiving: true }];
  }
  return [
    addressBucket("sign-in", address),
    ...(account === null
      ? []
      : [
          {
            key: `account ${account}`,
            free: 5,
            maxDelayMs: 2 * MINUTE_MS,
            isForgiving: true,
          },
        ]),
  ];
}

/** Throws LIMIT for an attempt that is delayed. The first one that a delay refuses is logged. */
function admit(
  ctx: AccountContext,
  buckets: readonly Bucket[],
  { kind, origin }: Pick<Attempt, "kind" | "origin">,
): Extract<Admission, { isAdmitted: true }> {
  const admission = ctx.throttle.admit(buckets);
  if (admission.isAdmitted) return admission;
  if (admission.isFirst) logRefusal(ctx, { kind, origin, reason: "delayed" });
  throw tooMany(admission.waitSeconds);
}

/** A success forgets nothing: whoever has an account could try others between two sign-ins. */
function addressBucket(what: string, address: string): Bucket {
  const free = isSharedAddress(address) ? 100 : 20;
  const key = `address ${what} ${toClientNetwork(address)}`;
  return { key, free, maxDelayMs: 15 * MINUTE_MS, isForgiving: false };
}

/** What a browser's cookie holds of an account. */
export function hashAccount(account: string): string {
  return hashToken(account).slice(0, 16);
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof AccountError &&
    (error.code === "UNAUTHENTICATED" || error.code === "FORBIDDEN")
  );
}

/** docs/ban-addresses.md names these fields. The name that was tried is left out: it may be a password. */
function logRefusal(
  { log }: AccountContext,
  { kind, origin, reason }: Pick<Attempt, "kind" | "origin"> & { readonly reason: string },
): void {
  const { address } = origin;
  // Not a warning: of those, equal ones are written once a minute.
  log.info({ event: "sign-in-refused", address, kind, reason }, "refused a sign-in");
}

function tooMany(waitSeconds: number): AccountError {
  return new AccountError(
    "LIMIT",
    `Too many attempts. Wait ${waitSeconds} seconds and try again.`,
    {
      waitSeconds,
    },
  );
}
