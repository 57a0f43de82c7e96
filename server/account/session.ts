import { createHash, randomBytes } from "node:crypto";
import type { Role } from "../domain/role.ts";
import { accountColumns } from "../store/column/account.ts";
import type { Tx } from "../store/store.ts";
import type { AccountContext } from "./context.ts";

export const SESSION_DAYS = 30;
const DAY_MS = 86_400_000;

/** The session of a signed-in user. */
export interface Session {
  readonly tokenHash: string;
  readonly expiresAt: Date;
  readonly account: SignedIn;
}

export interface SignedIn {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
}

export interface SignInResult {
  readonly account: SignedIn;
  /** For the cookie. Only its hash is stored. */
  readonly token: string;
}

/** Starts a session within `tx` and returns its token, which is stored only in the browser. */
export async function startSession(
  ctx: AccountContext,
  tx: Tx,
  accountId: string,
): Promise<string> {
  const now = ctx.now();
  const token = randomBytes(32).toString("base64url");
  await tx.session.deleteMany({ where: { expiresAt: { lte: now } } });
  await tx.session.create({
    data: {
      tokenHash: hashToken(token),
      accountId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY_MS),
    },
  });
  return token;
}

/** Finds the session of a token. Returns null if it does not exist or has expired. */
export async function findSession(ctx: AccountContext, token: string): Promise<Session | null> {
  const session = await ctx.store.read.session.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      tokenHash: true,
      expiresAt: true,
      account: { select: { id: true, username: true, role: true } },
    },
  });
  if (session === null || session.expiresAt <= ctx.now()) return null;
  return {
    ...session,
    account: { ...session.account, role: accountColumns.role.read(session.account) },
  };
}

/** Ends the session with this token hash and closes its connections. */
export async function logOut(ctx: AccountContext, tokenHash: string): Promise<void> {
  await ctx.store.write((tx) => tx.session.deleteMany({ where: { tokenHash } }));
  for (const listener of ctx.sessionEnds) listener(tokenHash);
}

/** Starts a session for the oldest admin account, for the demo. Returns null if there is none. */
export async function startAdminSession(ctx: AccountContext): Promise<string | null> {
  return ctx.store.write(async (tx) => {
    const admin = await tx.account.findFirst({
      where: { role: "ADMIN" },
      orderBy: { createdAt: "asc" },
    });
    return admin === null ? null : startSession(ctx, tx, admin.id);
  });
}

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
