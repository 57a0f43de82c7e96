import type { Actor } from "../domain/actor.ts";
import type { Role } from "../domain/role.ts";
import { toUntil, writeAudit } from "../store/audit.ts";
import { invitationColumns } from "../store/column/person.ts";
import { toSignedIn } from "./actor.ts";
import { attempt } from "./attempt.ts";
import type { AccountContext } from "./context.ts";
import { AccountError } from "./error.ts";
import {
  createLocalPerson,
  LOCAL,
  prepareLocalAccount,
  type LocalAccountInput,
} from "./local-account.ts";
import { createToken, hashToken } from "./secret.ts";
import { startSession, type SignInResult } from "./session.ts";
import type { SignInOrigin } from "./sign-in-origin.ts";

const VALID_DAYS = 7;
const DAY_MS = 86_400_000;

export interface NewInvitation {
  readonly id: string;
  readonly role: Role;
  /** For the link. Only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Creates an invitation, with which one person can create a local account with this role. */
export async function invite(ctx: AccountContext, by: Actor, role: Role): Promise<NewInvitation> {
  const now = ctx.now();
  const token = createToken();
  const id = ctx.newId();
  const expiresAt = new Date(now.getTime() + VALID_DAYS * DAY_MS);
  await ctx.store.write(async (tx) => {
    await tx.invitation.create({
      data: {
        id,
        tokenHash: hashToken(token),
        role,
        inviterId: by.personId,
        createdAt: now,
        expiresAt,
      },
      select: { id: true },
    });
    await writeAudit(tx, {
      at: now,
      by,
      message: { code: "PERSON_INVITED", params: { role, until: toUntil(expiresAt) } },
      subject: id,
    });
  });
  return { id, role, token, expiresAt };
}

/** An invitation that can still be accepted, for whoever has its link. */
export interface OpenInvitation {
  readonly role: Role;
  /** Name of whoever invited; null if ADMIN_TOKEN did, or the person was removed. */
  readonly invitedBy: string | null;
  readonly expiresAt: Date;
}

/** Finds an invitation by the token of its link. Throws FORBIDDEN if it is unknown, used or expired. */
export async function findInvitation(
  ctx: AccountContext,
  { token, origin }: { readonly token: string; readonly origin: SignInOrigin },
): Promise<OpenInvitation> {
  // A wrong token counts as an attempt, as it does for `acceptInvitation`.
  return attempt(ctx, { kind: "invitation", origin, account: null }, async () => {
    const found = await ctx.store.read.invitation.findUnique({
      where: { tokenHash: hashToken(token) },
      include: { inviter: { select: { name: true } } },
    });
    if (found === null || found.acceptedAt !== null || found.expiresAt <= ctx.now())
      throw refusal();
    const { expiresAt, inviter } = found;
    return {
      role: invitationColumns.role.read(found),
      invitedBy: inviter?.name ?? null,
      expiresAt,
    };
  });
}

/** Creates the account of an invitation and signs in. Each invitation works once. */
export async function acceptInvitation(
  ctx: AccountContext,
  input: LocalAccountInput & { readonly token: string; readonly origin: SignInOrigin },
): Promise<SignInResult> {
  const { token, origin } = input;
  const tokenHash = hashToken(token);
  // Looked up before the password is hashed, so that a stranger without an invitation costs nothing.
  await findInvitation(ctx, { token, origin });
  const account = await prepareLocalAccount(input);
  return ctx.store.write(async (tx) => {
    const now = ctx.now();
    const { count } = await tx.invitation.updateMany({
      where: { tokenHash, acceptedAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now },
    });
    if (count === 0) throw refusal();
    const invitation = await tx.invitation.findUniqueOrThrow({ where: { tokenHash } });
    const role = invitationColumns.role.read(invitation);
    const personId = await createLocalPerson(ctx, tx, account, role);
    const { name } = account;
    await writeAudit(tx, {
      at: now,
      by: toSignedIn({ id: personId, name }, origin),
      message: { code: "INVITATION_ACCEPTED", params: { name, role } },
      subject: personId,
    });
    return startSession(ctx, tx, { personId, provider: LOCAL, origin });
  });
}

function refusal(): AccountError {
  return new AccountError("FORBIDDEN", "INVITATION_INVALID");
}
