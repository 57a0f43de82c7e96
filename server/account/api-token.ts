import type { Actor } from "../domain/actor.ts";
import type { TokenScope } from "../domain/role.ts";
import { toUntil, writeAudit } from "../store/audit.ts";
import { toActor, type Caller } from "./actor.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { checkExpiry, isExpired } from "./expiry.ts";
import { isUseToStore } from "./last-use.ts";
import { createToken, hashToken } from "./secret.ts";
import { parseName } from "./username.ts";
import { toTokenViewer, VIEWER_PERSON, type Viewer } from "./viewer.ts";

/** Lets secret scanners and people recognise a token of the tracker. */
const PREFIX = "stt_";
const MAX_TOKENS = 100;

export interface TokenInput {
  readonly name: string;
  readonly scope: TokenScope;
  /** Null: the token does not expire. */
  readonly expiresAt: Date | null;
}

/** Creates a token for a person's tools. The token itself is returned only here. */
export async function createApiToken(
  ctx: AccountContext,
  caller: Caller,
  { name, scope, expiresAt }: TokenInput,
) {
  const now = ctx.now();
  const { viewer: owner } = caller;
  if (owner.person === null) throw new AccountError("FORBIDDEN", "TOKEN_OF_NOBODY_CREATES_NONE");
  const shown = parseName(name, "name");
  checkExpiry(expiresAt, now);
  if (scope === "ADMIN" && owner.role !== "ADMIN")
    throw new AccountError("FORBIDDEN", "ADMIN_TOKEN_BY_ADMIN");
  const personId = owner.person.id;
  const token = createToken(PREFIX);
  const apiToken = await ctx.store.write(async (tx) => {
    if ((await tx.apiToken.count({ where: { personId } })) >= MAX_TOKENS)
      throw new AccountError("LIMIT", { code: "TOO_MANY_TOKENS", params: { max: MAX_TOKENS } });
    const id = ctx.newId();
    const until = toUntil(expiresAt);
    await writeAudit(tx, {
      at: now,
      by: toActor(caller),
      message: { code: "TOKEN_CREATED", params: { name: shown, scope, until } },
      subject: id,
    });
    return tx.apiToken.create({
      data: {
        id,
        tokenHash: hashToken(token),
        personId,
        name: shown,
        scope,
        createdAt: now,
        expiresAt,
      },
    });
  });
  return { token, apiToken };
}

/** Finds the viewer for a token. Null if it is unknown, has expired, or its owner may no longer sign in. */
export async function findApiTokenViewer(
  ctx: AccountContext,
  token: string,
): Promise<Viewer | null> {
  if (!token.startsWith(PREFIX)) return null;
  const now = ctx.now();
  const found = await ctx.store.read.apiToken.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      name: true,
      scope: true,
      expiresAt: true,
      lastUsedAt: true,
      person: { select: VIEWER_PERSON },
    },
  });
  if (found === null || !found.person.isEnabled || isExpired(found.expiresAt, now)) return null;
  const { id, lastUsedAt } = found;
  if (isUseToStore(lastUsedAt, now))
    await ctx.store.write((tx) =>
      tx.apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } }),
    );
  return toTokenViewer(found.person, found);
}

/** Revokes a token of the caller and closes its connections. Returns whether there was one. */
export async function revokeApiToken(
  ctx: AccountContext,
  id: string,
  by: Actor & { readonly personId: string },
): Promise<boolean> {
  const where = { id, personId: by.personId };
  const isRevoked = await ctx.store.write(async (tx) => {
    const token = await tx.apiToken.findFirst({ where, select: { name: true } });
    if (token === null) return false;
    await tx.apiToken.deleteMany({ where });
    await writeAudit(tx, {
      at: ctx.now(),
      by,
      message: { code: "TOKEN_REVOKED", params: { name: token.name } },
      subject: id,
    });
    return true;
  });
  if (isRevoked) ctx.accessEnds.publish({ tokenId: id });
  return isRevoked;
}
