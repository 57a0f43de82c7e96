import type { AuditMessage } from "../../domain/message/audit.ts";
import type { Tx } from "../../store/store.ts";

/**
 * Gives everything of one person to another and removes the one. A role that an admin chose stays; that of the remaining
 * person comes first. Returns the message for the audit log.
 */
export async function mergePeople(
  tx: Tx,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<AuditMessage> {
  const [removed, kept] = await Promise.all(
    [from, into].map((id) =>
      tx.person.findUniqueOrThrow({
        where: { id },
        select: { name: true, role: true, isRoleSet: true },
      }),
    ),
  );
  const toKept = { where: { personId: from }, data: { personId: into } };
  await tx.identity.updateMany(toKept);
  await tx.session.updateMany(toKept);
  await tx.apiToken.updateMany(toKept);
  await tx.shareLink.updateMany({ where: { creatorId: from }, data: { creatorId: into } });
  await tx.invitation.updateMany({ where: { inviterId: from }, data: { inviterId: into } });
  const followed = await tx.follow.findMany({
    where: { personId: into },
    select: { requestId: true },
  });
  await tx.follow.updateMany({
    where: { personId: from, requestId: { notIn: followed.map(({ requestId }) => requestId) } },
    data: { personId: into },
  });
  await mergeNotifications(tx, { from, into });
  if (removed?.isRoleSet === true && kept?.isRoleSet === false)
    await tx.person.update({
      where: { id: into },
      data: { role: removed.role, isRoleSet: true },
      select: { id: true },
    });
  await tx.person.delete({ where: { id: from }, select: { id: true } });
  return {
    code: "PEOPLE_JOINED",
    params: { name: kept?.name ?? into, other: removed?.name ?? from },
  };
}

/** A profile that the remaining person has stays; the channels of the other come to it. */
async function mergeNotifications(
  tx: Tx,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<void> {
  const profile = await tx.notificationProfile.findUnique({ where: { id: from } });
  if (profile === null) return;
  await tx.notificationProfile.upsert({
    where: { id: into },
    create: { ...profile, id: into, personId: into },
    update: {},
    select: { id: true },
  });
  await tx.notificationChannel.updateMany({
    where: { profileId: from },
    data: { profileId: into },
  });
}
