import type { Actor } from "../domain/actor.ts";
import type { AuditMessage } from "../domain/message/audit.ts";
import type { Role } from "../domain/role.ts";
import { writeAudit } from "../store/audit.ts";
import { personColumns } from "../store/column/person.ts";
import type { Tx } from "../store/store.ts";
import { ENABLED_ADMIN } from "./access.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { parseName } from "./username.ts";

/** What an admin can change of a person; undefined: unchanged. */
export interface PersonChange {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly isEnabled?: boolean | undefined;
}

/** A person as far as an admin can change one. */
interface ChangeablePerson {
  readonly name: string;
  readonly role: Role;
  readonly isEnabled: boolean;
}

/**
 * Changes a person. With another role, or disabled, the person's connections are closed at once; the links that a disabled
 * person shared are revoked. Throws CONFLICT if no enabled admin would be left.
 */
export async function savePerson(
  ctx: AccountContext,
  { id, by }: { readonly id: string; readonly by: Actor },
  { name, role, isEnabled }: PersonChange,
): Promise<void> {
  const linkIds = await ctx.store.write(async (tx) => {
    const before = await load(tx, id);
    if (before === null) throw notFound();
    await tx.person.update({
      where: { id },
      data: {
        ...(name !== undefined && { name: parseName(name, "name") }),
        ...(role !== undefined && { role, isRoleSet: true }),
        ...(isEnabled !== undefined && { isEnabled }),
      },
      select: { id: true },
    });
    if (isEnabled === false) await tx.session.deleteMany({ where: { personId: id } });
    const revoked = isEnabled === false ? await revokeLinksOf(tx, id) : [];
    await expectAdmin(tx);
    const after = await load(tx, id);
    for (const message of after === null ? [] : describeChanges(before, after))
      await writeAudit(tx, { at: ctx.now(), by, message, subject: id });
    return revoked;
  });
  endLinks(ctx, linkIds);
  if (role !== undefined || isEnabled === false) ctx.accessEnds.publish({ personId: id });
}

/** Removes a person with all sessions, tokens, follows and share links. Their requests stay. Throws CONFLICT for the last admin. */
export async function removePerson(
  ctx: AccountContext,
  { id, by }: { readonly id: string; readonly by: Actor },
): Promise<void> {
  const linkIds = await ctx.store.write(async (tx) => {
    const person = await load(tx, id);
    if (person === null) throw notFound();
    const revoked = await revokeLinksOf(tx, id);
    await tx.person.deleteMany({ where: { id } });
    await expectAdmin(tx);
    const { name } = person;
    const message = { code: "PERSON_REMOVED", params: { name } } as const;
    await writeAudit(tx, { at: ctx.now(), by, message, subject: id });
    return revoked;
  });
  endLinks(ctx, linkIds);
  ctx.accessEnds.publish({ personId: id });
}

/** Whoever may not come in any more must not see through a link of their own either. Returns the links' IDs. */
async function revokeLinksOf(tx: Tx, creatorId: string): Promise<readonly string[]> {
  const links = await tx.shareLink.findMany({ where: { creatorId }, select: { id: true } });
  await tx.shareLink.deleteMany({ where: { creatorId } });
  return links.map(({ id }) => id);
}

function endLinks({ accessEnds }: AccountContext, ids: readonly string[]): void {
  for (const shareLinkId of ids) accessEnds.publish({ shareLinkId });
}

async function load(tx: Tx, id: string): Promise<ChangeablePerson | null> {
  const row = await tx.person.findUnique({
    where: { id },
    select: { id: true, name: true, role: true, isEnabled: true },
  });
  return row && { ...row, role: personColumns.role.read(row) };
}

function describeChanges(
  before: ChangeablePerson,
  after: ChangeablePerson,
): readonly AuditMessage[] {
  const { name } = after;
  const messages: (AuditMessage | false)[] = [
    before.name !== name && { code: "PERSON_RENAMED", params: { name, before: before.name } },
    before.role !== after.role && {
      code: "ROLE_CHANGED",
      params: { name, from: before.role, to: after.role, isAutomatic: false },
    },
    before.isEnabled !== after.isEnabled && {
      code: after.isEnabled ? "PERSON_ENABLED" : "PERSON_DISABLED",
      params: { name },
    },
  ];
  return messages.filter((message) => message !== false);
}

async function expectAdmin(tx: Tx): Promise<void> {
  if ((await tx.person.count({ where: ENABLED_ADMIN })) === 0)
    throw new AccountError("CONFLICT", "LAST_ADMIN");
}

function notFound(): AccountError {
  return new AccountError("NOT_FOUND", "PERSON_UNKNOWN");
}
