import type { Tx } from "../store/store.ts";
import { ENABLED_ADMIN } from "./access.ts";
import type { AccountContext } from "./context.ts";
import { isUseToStore } from "./last-use.ts";
import { createToken, hashToken } from "./secret.ts";
import { toSessionViewer, VIEWER_PERSON, type Viewer } from "./viewer.ts";

const DAY_MS = 86_400_000;

/** A session ends after so many days without use, */
const IDLE_DAYS = 30;
/** and after so many days in any case. */
export const SESSION_DAYS = 180;

const MAX_DEVICE_LENGTH = 200;

/** From where somebody signs in. */
export interface SignInOrigin {
  /** The browser's User-Agent header. */
  readonly device: string | null;
  /** IP address of the client. */
  readonly address: string;
  /** The browser, if its cookie proves that it signed in before. */
  readonly knownDevice?: KnownDevice | null;
}

/** A browser that signed in before. */
export interface KnownDevice {
  readonly id: string;
  /** Hashes of the accounts that signed in with it, the latest first. */
  readonly accounts: readonly string[];
}

export interface SignInResult {
  readonly viewer: Viewer;
  /** For the cookie. Only its hash is stored. */
  readonly token: string;
  /** The account whose password was checked, for the cookie by which the browser is known from now on. */
  readonly account?: string;
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
  return { viewer: toSessionViewer(person, { id, expiresAt }), token };
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

/** Ends a session and closes its connections. Returns whether there was one. */
export async function endSession(
  ctx: AccountContext,
  id: string,
  personId?: string,
): Promise<boolean> {
  const { count } = await ctx.store.write((tx) =>
    tx.session.deleteMany({ where: { id, ...(personId !== undefined && { personId }) } }),
  );
  if (count > 0) ctx.accessEnds.publish({ sessionId: id });
  return count > 0;
}

/** Ends all sessions of a person but one, e.g. after a change of the password. Returns how many there were. */
export async function endOtherSessions(
  ctx: AccountContext,
  personId: string,
  keptId: string | null,
): Promise<number> {
  const ended = await ctx.store.write(async (tx) => {
    const where = { personId, ...(keptId !== null && { NOT: { id: keptId } }) };
    const sessions = await tx.session.findMany({ where, select: { id: true } });
    await tx.session.deleteMany({ where });
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
  return ctx.store.write(async (tx) => {
    const admin = await tx.person.findFirst({
      where: ENABLED_ADMIN,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return admin === null
      ? null
      : startSession(ctx, tx, { personId: admin.id, provider: "demo", origin });
  });
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
