import type { RefusedWay } from "../domain/message/audit.ts";
import { isSharedAddress, toClientNetwork } from "./client-address.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { recordRefusal, type FindTried, type Refusal } from "./refusal.ts";
import { hashToken } from "./secret.ts";
import type { SignInOrigin } from "./sign-in-origin.ts";
import type { Admission, Bucket } from "./throttle.ts";

const MINUTE_MS = 60_000;

interface Attempt {
  readonly kind: RefusedWay;
  readonly origin: SignInOrigin;
  /** The account that is tried, such as "local ada"; null if the secret alone says whose it is. */
  readonly account: string | null;
  /** Name of the service that has the account. */
  readonly place?: string;
  /** Finds whose account is tried, for the audit log. */
  readonly findTried?: FindTried;
}

/**
 * Runs an attempt to prove who somebody is, delayed after failures from the same address and on the same account. A
 * browser that signed in to the account before has a count of its own, so that strangers cannot keep its owner out.
 * Refusals are recorded. Throws LIMIT with the seconds to wait.
 */
export async function attempt<T>(
  ctx: AccountContext,
  { kind: way, origin, account, place, findTried }: Attempt,
  work: () => Promise<T>,
): Promise<T> {
  const refused = { way, origin, place: place ?? null };
  const admission = ctx.throttle.admit(bucketsOf({ origin, account }));
  if (!admission.isAdmitted) return refuseDelayed(ctx, admission, refused, findTried);
  try {
    const result = await work();
    admission.succeed();
    return result;
  } catch (error) {
    if (isRefusal(error)) {
      admission.fail();
      await recordRefusal(ctx, { ...refused, cause: "wrong" }, findTried);
    } else admission.undo();
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
    /** Null: refusals are counted, but not recorded. */
    readonly kind: RefusedWay | null;
    readonly place: string;
    /** Name of the service that seems to send the secret. */
    readonly placeName?: string;
    readonly secret: string;
    readonly origin: SignInOrigin;
  },
  find: () => Promise<T | null>,
): Promise<T | null> {
  const { kind: way, place, placeName = null, secret, origin } = given;
  const refused = way === null ? null : { way, origin, place: placeName };
  const key = hashToken(`${place} ${secret}`);
  if (ctx.provedSecrets.has(key)) {
    const found = await find();
    if (found !== null) return found;
    ctx.provedSecrets.delete(key);
  }
  const buckets = [addressBucket(`${way ?? "address"} ${place}`, origin.address)];
  const admission = ctx.throttle.admit(buckets);
  if (!admission.isAdmitted) return refuseDelayed(ctx, admission, refused);
  // Looked up before it counts, because a program may send its first requests all at once.
  admission.undo();
  const found = await find();
  if (found === null) {
    const counted = ctx.throttle.admit(buckets);
    if (counted.isAdmitted) counted.fail();
    if (refused !== null) await recordRefusal(ctx, { ...refused, cause: "wrong" });
    return null;
  }
  ctx.provedSecrets.set(key, true);
  return found;
}

function bucketsOf({ origin, account }: Pick<Attempt, "origin" | "account">): readonly Bucket[] {
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

/** Throws LIMIT for an attempt that is delayed. The first one that a delay refuses is recorded. */
async function refuseDelayed(
  ctx: AccountContext,
  { isFirst, waitSeconds }: Extract<Admission, { isAdmitted: false }>,
  refused: Omit<Refusal, "cause"> | null,
  findTried?: FindTried,
): Promise<never> {
  if (isFirst && refused !== null)
    await recordRefusal(ctx, { ...refused, cause: "delayed" }, findTried);
  throw new AccountError(
    "LIMIT",
    { code: "TOO_MANY_ATTEMPTS", params: { seconds: waitSeconds } },
    {
      waitSeconds,
    },
  );
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
