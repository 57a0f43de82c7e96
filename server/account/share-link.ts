import type { Actor } from "../domain/actor.ts";
import { toUntil, writeAudit } from "../store/audit.ts";
import type { SecretPlace } from "../tracking/core/secrets.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { checkExpiry, isExpired } from "./expiry.ts";
import { isUseToStore } from "./last-use.ts";
import { createToken, hashToken } from "./secret.ts";

const MAX_LINKS = 20;

/** Creates a link that shows one request to whoever has it. `expiresAt` null: until it is revoked. */
export async function createShareLink(
  ctx: AccountContext,
  by: Actor,
  { requestId, expiresAt }: { requestId: string; expiresAt: Date | null },
) {
  const now = ctx.now();
  checkExpiry(expiresAt, now);
  const token = createToken();
  const id = ctx.newId();
  return ctx.store.write(async (tx) => {
    if ((await tx.shareLink.count({ where: { requestId } })) >= MAX_LINKS)
      throw new AccountError("LIMIT", { code: "TOO_MANY_LINKS", params: { max: MAX_LINKS } });
    const { title } = await tx.mediaRequest.findUniqueOrThrow({
      where: { id: requestId },
      select: { title: true },
    });
    await writeAudit(tx, {
      at: now,
      by,
      message: { code: "SHARE_LINK_CREATED", params: { title, until: toUntil(expiresAt) } },
      subject: requestId,
    });
    return tx.shareLink.create({
      data: {
        id,
        tokenHash: hashToken(token),
        token: ctx.cipher.encrypt(token, placeOf(id)),
        requestId,
        creatorId: by.personId,
        createdAt: now,
        expiresAt,
      },
    });
  });
}

/** Returns the token of a link, to show its URL again; null if it was encrypted with another key. */
export function readShareToken(
  { cipher }: Pick<AccountContext, "cipher">,
  { id, token }: { readonly id: string; readonly token: string },
): string | null {
  return cipher.decrypt(token, placeOf(id));
}

function placeOf(id: string): SecretPlace {
  return ["ShareLink", id, "token"];
}

/** Finds a link that is still valid by the token of its URL. */
export async function findShareLink(
  ctx: AccountContext,
  token: string,
): Promise<{
  readonly id: string;
  readonly requestId: string;
  readonly expiresAt: Date | null;
} | null> {
  const now = ctx.now();
  const link = await ctx.store.read.shareLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true, requestId: true, expiresAt: true, lastUsedAt: true },
  });
  if (link === null || isExpired(link.expiresAt, now)) return null;
  const { id, requestId, expiresAt, lastUsedAt } = link;
  if (isUseToStore(lastUsedAt, now))
    await ctx.store.write((tx) =>
      tx.shareLink.updateMany({ where: { id }, data: { lastUsedAt: now } }),
    );
  return { id, requestId, expiresAt };
}

/** Revokes a link and closes the pages that it opened: one of the caller's own, or any. Returns whether there was one. */
export async function revokeShareLink(
  ctx: AccountContext,
  id: string,
  { by, mayRevokeAny }: { readonly by: Actor; readonly mayRevokeAny: boolean },
): Promise<boolean> {
  if (by.personId === null && !mayRevokeAny) return false;
  const where = { id, ...(!mayRevokeAny && { creatorId: by.personId }) };
  const isRevoked = await ctx.store.write(async (tx) => {
    const link = await tx.shareLink.findFirst({
      where,
      select: { requestId: true, request: { select: { title: true } } },
    });
    if (link === null) return false;
    await tx.shareLink.deleteMany({ where });
    await writeAudit(tx, {
      at: ctx.now(),
      by,
      message: { code: "SHARE_LINK_REVOKED", params: { title: link.request.title } },
      subject: link.requestId,
    });
    return true;
  });
  if (isRevoked) ctx.accessEnds.publish({ shareLinkId: id });
  return isRevoked;
}
