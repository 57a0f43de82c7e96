import type { Role } from "../domain/role.ts";
import { writeAudit } from "../store/audit.ts";
import type { Tx } from "../store/store.ts";
import { toActor, type Caller } from "./actor.ts";
import { attempt } from "./attempt.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import { hashPassword, isPassword } from "./password.ts";
import { endOtherSessions } from "./session.ts";
import { checkNewPassword, MAX_PASSWORD_LENGTH, parseUsername, toUsernameKey } from "./username.ts";

/** The provider of local accounts, which have a password in the tracker. */
export const LOCAL = "local";

export interface LocalAccountInput {
  readonly username: string;
  readonly password: string;
}

/** Checks the input of a new local account and hashes its password. Throws BAD_INPUT. */
export async function prepareLocalAccount(input: LocalAccountInput) {
  const name = parseUsername(input.username);
  checkNewPassword(input.password);
  return { name, subject: toUsernameKey(name), passwordHash: await hashPassword(input.password) };
}

/** Creates a person with a local account within `tx`. Throws CONFLICT if the user name is taken. */
export async function createLocalPerson(
  ctx: AccountContext,
  tx: Tx,
  account: Awaited<ReturnType<typeof prepareLocalAccount>>,
  role: Role,
): Promise<string> {
  const now = ctx.now();
  const id = ctx.newId();
  const taken = await findLocalIdentity(tx, account.subject);
  if (taken !== null) throw new AccountError("CONFLICT", "USERNAME_TAKEN", { field: "username" });
  await tx.person.create({
    data: {
      id,
      name: account.name,
      role,
      isRoleSet: true,
      createdAt: now,
      identities: {
        create: { id: ctx.newId(), kind: "LOCAL", provider: LOCAL, ...account, createdAt: now },
      },
    },
  });
  return id;
}

export function findLocalIdentity(read: Pick<Tx, "identity">, usernameKey: string) {
  return read.identity.findUnique({
    where: {
      kind_provider_subject: { kind: "LOCAL", provider: LOCAL, subject: usernameKey },
    },
    select: {
      id: true,
      personId: true,
      passwordHash: true,
      person: { select: { isEnabled: true, name: true } },
    },
  });
}

/** Changes the password of the viewer's local account and ends the person's other sessions. */
export async function changePassword(
  ctx: AccountContext,
  { viewer, origin }: Caller,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<void> {
  const personId = viewer.person?.id ?? null;
  const own =
    personId === null
      ? null
      : await ctx.store.read.identity.findFirst({ where: { personId, kind: "LOCAL" } });
  if (personId === null || own === null) throw new AccountError("CONFLICT", "NO_PASSWORD_HERE");
  const incorrect = () =>
    new AccountError("FORBIDDEN", "CURRENT_PASSWORD_WRONG", { field: "current" });
  if (current.length > MAX_PASSWORD_LENGTH) throw incorrect();
  const account = `change of ${personId}`;
  const findTried = () => Promise.resolve({ personId, name: viewer.name });
  await attempt(ctx, { kind: "password", origin, account, findTried }, async () => {
    if (!(await isPassword(current, own.passwordHash, origin.address))) throw incorrect();
  });
  checkNewPassword(next);
  const passwordHash = await hashPassword(next);
  await ctx.store.write(async (tx) => {
    await tx.identity.update({
      where: { id: own.id },
      data: { passwordHash },
      select: { id: true },
    });
    await writeAudit(tx, {
      at: ctx.now(),
      by: toActor({ viewer, origin }),
      message: { code: "PASSWORD_CHANGED", params: {} },
      subject: personId,
    });
  });
  await endOtherSessions(ctx, { viewer, origin });
}
