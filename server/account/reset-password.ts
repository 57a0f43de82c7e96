import { randomBytes } from "node:crypto";
import { writeAudit } from "../store/audit.ts";
import type { Store } from "../store/store.ts";
import { findLocalIdentity } from "./local-account.ts";
import { hashPassword } from "./password.ts";
import { toUsernameKey } from "./username.ts";

const PASSWORD_BYTES = 15;

export interface PasswordReset {
  readonly name: string;
  readonly password: string;
  /** Whether the person may sign in. */
  readonly isEnabled: boolean;
}

/**
 * Gives a local account a new random password and ends the person's sessions, for whoever can run programs on the server.
 * Null if there is no such account.
 */
export async function resetPassword(
  store: Store,
  username: string,
  now = new Date(),
): Promise<PasswordReset | null> {
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  const passwordHash = await hashPassword(password);
  return store.write(async (tx) => {
    const found = await findLocalIdentity(tx, toUsernameKey(username));
    if (found === null) return null;
    const { name } = await tx.identity.update({
      where: { id: found.id },
      data: { passwordHash },
      select: { name: true },
    });
    await tx.session.deleteMany({ where: { personId: found.personId } });
    await writeAudit(tx, {
      at: now,
      by: null,
      message: { code: "PASSWORD_RESET", params: { name: found.person.name } },
      subject: found.personId,
    });
    return { name, password, isEnabled: found.person.isEnabled };
  });
}

/** Lists the names of the local accounts, the oldest first. */
export async function listLocalNames({ read }: Store): Promise<readonly string[]> {
  const identities = await read.identity.findMany({
    where: { kind: "LOCAL" },
    select: { name: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return identities.map(({ name }) => name);
}
