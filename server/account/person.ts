import type { Role } from "../domain/role.ts";
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

/**
 * Changes a person. With another role, or disabled, the person's connections are closed at once. Throws CONFLICT if no
 * enabled admin would be left.
 */
export async function savePerson(
  ctx: AccountContext,
  id: string,
  { name, role, isEnabled }: PersonChange,
): Promise<void> {
  await ctx.store.write(async (tx) => {
    if ((await tx.person.findUnique({ where: { id }, select: { id: true } })) === null)
      throw notFound();
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
    await expectAdmin(tx);
  });
  if (role !== undefined || isEnabled === false) ctx.accessEnds.publish({ personId: id });
}

/** Removes a person with all sessions, tokens and follows. Their requests stay. Throws CONFLICT for the last admin. */
export async function removePerson(ctx: AccountContext, id: string): Promise<void> {
  await ctx.store.write(async (tx) => {
    const { count } = await tx.person.deleteMany({ where: { id } });
    if (count === 0) throw notFound();
    await expectAdmin(tx);
  });
  ctx.accessEnds.publish({ personId: id });
}

async function expectAdmin(tx: Tx): Promise<void> {
  if ((await tx.person.count({ where: ENABLED_ADMIN })) === 0)
    throw new AccountError("CONFLICT", "At least one admin has to be able to sign in.");
}

function notFound(): AccountError {
  return new AccountError("NOT_FOUND", "This person does not exist.");
}
