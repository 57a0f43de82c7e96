import type { Actor } from "../domain/actor.ts";
import type { Role } from "../domain/role.ts";
import { writeAudit } from "../store/audit.ts";
import { invitationColumns } from "../store/column/person.ts";
import type { AccountContext } from "./context.ts";

/** An invitation that can still be accepted, without its token, of which only the hash is stored. */
export interface SentInvitation {
  readonly id: string;
  readonly role: Role;
  /** Name of whoever invited; null if ADMIN_TOKEN did, or the person was removed. */
  readonly invitedBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Lists the invitations that can still be accepted, the newest first. */
export async function listInvitations(ctx: AccountContext): Promise<readonly SentInvitation[]> {
  const rows = await ctx.store.read.invitation.findMany({
    where: { acceptedAt: null, expiresAt: { gt: ctx.now() } },
    include: { inviter: { select: { name: true } } },
    // Ids sort by time.
    orderBy: { id: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    role: invitationColumns.role.read(row),
    invitedBy: row.inviter?.name ?? null,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  }));
}

/** Makes the link of an invitation worthless. Returns whether there was one that could still be accepted. */
export async function revokeInvitation(
  ctx: AccountContext,
  by: Actor,
  id: string,
): Promise<boolean> {
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    const where = { id, acceptedAt: null, expiresAt: { gt: at } };
    const found = await tx.invitation.findFirst({ where, select: { id: true, role: true } });
    if (found === null) return false;
    await tx.invitation.deleteMany({ where });
    await writeAudit(tx, {
      at,
      by,
      message: { code: "INVITATION_REVOKED", params: { role: invitationColumns.role.read(found) } },
      subject: id,
    });
    return true;
  });
}
