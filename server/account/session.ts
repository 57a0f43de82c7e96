import { writeAudit } from "../store/audit.ts";
import type { Tx } from "../store/store.ts";
import { ENABLED_ADMIN } from "./access.ts";
import { toActor, toSignedIn, type Caller } from "./actor.ts";
import type { AccountContext } from "./context.ts";
import { isUseToStore } from "./last-use.ts";
import { findProviderName } from "./provider-name.ts";
import { createToken, hashToken } from "./secret.ts";
import type { SignInOrigin } from "./sign-in-origin.ts";
import { toSessionViewer, VIEWER_PERSON, type Viewer } from "./viewer.ts";

const DAY_MS = 86_400_000;

/** A session ends after so many days without use, */
const IDLE_DAYS = 30;
/** and after so many days in any case. */
export const SESSION_DAYS = 180;
/** A person has no more sessions at once: a new one ends what was used longest ago. */
const MAX_SESSIONS = 50;

const MAX_DEVICE_LENGTH = 200;

export interface SignInResult {
  readonly viewer: Viewer;
  /** For the cookie. Only its hash is stored. */
  readonly token: string;
  /** The account whose password was checked, for the cookie by which the browser is known from now on. */
  readonly account?: string;
  /** IDs of the person's sessions that ended to make room, for `closeDisplaced`. */
  readonly displaced: readonly string[];
}

/** Starts a session within `tx`. The token is stored only in the browser. */
export async function startSession(
  ctx: AccountContext,
  tx: Tx,
  { personId, provider, origin }: { personId: string; provider: string; origin: SignInOrigin },
): Promise<SignInResult> {
  const now = ctx.now();
  const token = createToken();
  const id = ctx.newId();
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS);
  await tx.session.deleteMany({ where: isOver(now) });
  const person = await tx.person.update({
    where: { id: personId },
    data: { lastSeenAt: now },
    select: VIEWER_PERSON,
  });
  const displaced = await makeRoom(tx, personId);
  await tx.session.create({
    data: {
      id,
      tokenHash: hashToken(token),
      personId,
      provider,
      device: origin.device?.slice(0, MAX_DEVICE_LENGTH) ?? null,
      address: origin.address === "" ? null : origin.address,
      createdAt: now,
      lastUsedAt: now,
      expiresAt,
    },
  });
  await writeAudit(tx, {
    at: now,
    by: toSignedIn(person, origin),
    message: { code: "SIGNED_IN", params: { service: findProviderName(ctx, provider) } },
    subject: personId,
  });
  return { viewer: toSessionViewer(person, { id, expiresAt }), token, displaced };
}

/** Ends the sessions that would be too many with another one. Returns their IDs. */
async function makeRoom(tx: Tx, personId: string): Promise<readonly string[]> {
  const surplus = await tx.session.findMany({
    where: { personId },
    orderBy: [{ lastUsedAt: "desc" }, { createdAt: "desc" }, { id: "desc" }],
    skip: MAX_SESSIONS - 1,
    select: { id: true },
  });
  const ids = surplus.map(({ id }) => id);
  if (ids.length > 0) await tx.session.deleteMany({ where: { id: { in: ids } } });
  return ids;
}

/** Closes the connections of the sessions that a sign-in displaced, once it is committed. */
export function closeDisplaced({ accessEnds }: AccountContext, { displaced }: SignInResult): void {
  for (const sessionId of displaced) accessEnds.publish({ sessionId });
}

/** Finds the viewer for a session token. Null if the session has ended or the person may no longer sign in. */
export async function findSessionViewer(
  ctx: AccountContext,
  token: string,
): Promise<Viewer | null> {
  const now = ctx.now();
  const session = await ctx.store.read.session.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true, expiresAt: true, lastUsedAt: true, person: { select: VIEWER_PERSON } },
  });
  if (session === null || !session.person.isEnabled || !isRunning(session, now)) return null;
  const { id, expiresAt, lastUsedAt, person } = session;
  if (isUseToStore(lastUsedAt, now)) await noteUse(ctx, id, person.id);
  return toSessionViewer(person, { id, expiresAt });
}

async function noteUse(ctx: AccountContext, id: string, personId: string): Promise<void> {
  const now = ctx.now();
  await ctx.store.write(async (tx) => {
    // A session that ends at the same time stays ended.
    await tx.session.updateMany({ where: { id }, data: { lastUsedAt: now } });
    await tx.person.updateMany({ where: { id: personId }, data: { lastSeenAt: now } });
  });
}

/**
 * Ends a session and closes its connections. Returns whether there was one. `caller`: who ends it, only one of their own;
 * absent: a new sign-in in the same browser has replaced it.
 */
export async function endSession(
  ctx: AccountContext,
  id: string,
  caller?: Caller,
): Promise<boolean> {
  const where = { id, ...(caller !== undefined && { personId: caller.viewer.id }) };
  const isEnded = await ctx.store.write(async (tx) => {
    const session = await tx.session.findFirst({ where, select: { device: true } });
    if (session === null) return false;
    const { count } = await tx.session.deleteMany({ where });
    if (count > 0 && caller !== undefined)
      await writeAudit(tx, {
        at: ctx.now(),
        by: toActor(caller),
        message:
          caller.viewer.session?.id === id
            ? { code: "SIGNED_OUT", params: {} }
            : { code: "SESSION_ENDED", params: { device: session.device } },
        subject: caller.viewer.id,
      });
    return count > 0;
  });
  if (isEnded) ctx.accessEnds.publish({ sessionId: id });
  return isEnded;
}

/** Ends all sessions of the caller but this one, e.g. after a change of the password. Returns how many there were. */
export async function endOtherSessions(ctx: AccountContext, caller: Caller): Promise<number> {
  const { id: personId, session: kept } = caller.viewer;
  const ended = await ctx.store.write(async (tx) => {
    const where = { personId, ...(kept !== null && { NOT: { id: kept.id } }) };
    const sessions = await tx.session.findMany({ where, select: { id: true } });
    await tx.session.deleteMany({ where });
    const message = { code: "OTHER_SESSIONS_ENDED", params: { count: sessions.length } } as const;
    if (sessions.length > 0)
      await writeAudit(tx, { at: ctx.now(), by: toActor(caller), message, subject: personId });
    return sessions;
  });
  for (const { id } of ended) ctx.accessEnds.publish({ sessionId: id });
  return ended.length;
}

/** Starts a session for the oldest admin, for the demo. Returns null if there is none. */
export async function startAdminSession(
  ctx: AccountContext,
  origin: SignInOrigin,
): Promise<SignInResult | null> {
  const signedIn = await ctx.store.write(async (tx) => {
    const admin = await tx.person.findFirst({
      where: ENABLED_ADMIN,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return admin === null
      ? null
      : startSession(ctx, tx, { personId: admin.id, provider: "demo", origin });
  });
  if (signedIn !== null) closeDisplaced(ctx, signedIn);
  return signedIn;
}

/** The sessions of a person that still run, the last used first. */
export function listSessions(ctx: AccountContext, personId: string) {
  return ctx.store.read.session.findMany({
    where: { personId, NOT: isOver(ctx.now()) },
    orderBy: [{ lastUsedAt: "desc" }, { id: "asc" }],
  });
}

export function isRunning(
  { expiresAt, lastUsedAt }: { expiresAt: Date; lastUsedAt: Date },
  now: Date,
): boolean {
  return expiresAt > now && lastUsedAt > idleSince(now);
}

function isOver(now: Date) {
  return { OR: [{ expiresAt: { lte: now } }, { lastUsedAt: { lte: idleSince(now) } }] };
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - IDLE_DAYS * DAY_MS);
}
