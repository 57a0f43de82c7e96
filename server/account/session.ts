import { createHash, randomBytes } from "node:crypto";
import type { Role } from "../domain/role.ts";
import { accountColumns } from "../store/column/account.ts";
import type { Tx } from "../store/store.ts";
import type { AccountContext } from "./context.ts";

export const SESSION_DAYS = 30;
const DAY_MS = 86_400_000;

/** A signed-in person. */
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
  /** For the cookie; only its hash is stored. */
  readonly token: string;
}

/** Opens a session within `tx` and returns its token, which is kept nowhere but in the browser. */
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

/** Who the token belongs to; null when it is unknown or over. */
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

/** Signs out: ends the session with this hash and closes its sockets. */
export async function logOut(ctx: AccountContext, tokenHash: string): Promise<void> {
  await ctx.store.write((tx) => tx.session.deleteMany({ where: { tokenHash } }));
  for (const listener of ctx.sessionEnds) listener(tokenHash);
}

/** A session for the oldest admin, for a demo that opens signed in; null while there is none. */
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
