import type { Actor } from "../domain/actor.ts";
import { writeAudit } from "../store/audit.ts";
import type { AccessPerson } from "./access.ts";
import { attemptSecret } from "./attempt.ts";
import type { AccountContext } from "./context.ts";
import { isUseToStore } from "./last-use.ts";
import { createToken, hashToken } from "./secret.ts";
import type { SignInOrigin } from "./sign-in-origin.ts";
import { toFeedViewer, VIEWER_PERSON, type Viewer } from "./viewer.ts";

/** The secret address of a person's feeds, without the secret. */
export interface FeedAddress {
  readonly createdAt: Date;
  /** Accurate to five minutes; null: never. */
  readonly lastUsedAt: Date | null;
}

const SHOWN = { createdAt: true, lastUsedAt: true } as const;

/** Returns the feed address of a person; null if there is none. */
export function findFeedAddress(
  { store }: Pick<AccountContext, "store">,
  { id: personId }: AccessPerson,
): Promise<FeedAddress | null> {
  return store.read.feedAddress.findUnique({ where: { personId }, select: SHOWN });
}

/** Creates the feed address of a person; a former one stops working. The secret is returned only here. */
export async function createFeedAddress(
  ctx: AccountContext,
  { id: personId }: AccessPerson,
  by: Actor,
): Promise<{ readonly token: string; readonly address: FeedAddress }> {
  const createdAt = ctx.now();
  const token = createToken();
  const row = { tokenHash: hashToken(token), createdAt, lastUsedAt: null };
  const address = await ctx.store.write(async (tx) => {
    await writeAudit(tx, {
      at: createdAt,
      by,
      message: { code: "FEED_ADDRESS_CREATED", params: {} },
      subject: personId,
    });
    return tx.feedAddress.upsert({
      where: { personId },
      create: { personId, ...row },
      update: row,
      select: SHOWN,
    });
  });
  return { token, address };
}

/** Revokes the feed address of a person. Returns whether there was one. */
export async function revokeFeedAddress(
  ctx: AccountContext,
  { id: personId }: AccessPerson,
  by: Actor,
): Promise<boolean> {
  return ctx.store.write(async (tx) => {
    const { count } = await tx.feedAddress.deleteMany({ where: { personId } });
    if (count === 0) return false;
    await writeAudit(tx, {
      at: ctx.now(),
      by,
      message: { code: "FEED_ADDRESS_REVOKED", params: {} },
      subject: personId,
    });
    return true;
  });
}

/**
 * Finds whose feeds are at an address, with what that person may see now. Null if it is unknown or revoked, or the person
 * may no longer sign in. Throws LIMIT after wrong addresses.
 */
export function findFeedViewer(
  ctx: AccountContext,
  token: string,
  origin: SignInOrigin,
): Promise<Viewer | null> {
  // Not recorded: programs ask for an address long after it was revoked, every hour.
  return attemptSecret(ctx, { kind: null, place: "feed", secret: token, origin }, () =>
    findViewer(ctx, token),
  );
}

async function findViewer(ctx: AccountContext, token: string): Promise<Viewer | null> {
  const now = ctx.now();
  const found = await ctx.store.read.feedAddress.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { personId: true, lastUsedAt: true, person: { select: VIEWER_PERSON } },
  });
  if (found === null || !found.person.isEnabled) return null;
  const { personId, lastUsedAt, person } = found;
  if (isUseToStore(lastUsedAt, now))
    await ctx.store.write((tx) =>
      tx.feedAddress.updateMany({ where: { personId }, data: { lastUsedAt: now } }),
    );
  return toFeedViewer(person);
}
