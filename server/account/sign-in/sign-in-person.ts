import type { AuditMessage } from "../../domain/message/audit.ts";
import { ROLES, type Role } from "../../domain/role.ts";
import { writeAudit } from "../../store/audit.ts";
import { identityColumns, personColumns } from "../../store/column/person.ts";
import type { Tx } from "../../store/store.ts";
import { toSignedIn } from "../actor.ts";
import type { AccountContext } from "../context.ts";
import { AccountError } from "../error.ts";
import { findProviderName } from "../provider-name.ts";
import { recordRefusal } from "../refusal.ts";
import { closeDisplaced, startSession, type SignInResult } from "../session.ts";
import type { SignInOrigin } from "../sign-in-origin.ts";
import { shortenName } from "../username.ts";
import type { ProvedIdentity } from "./identity.ts";
import { mergePeople } from "./merge-people.ts";

/**
 * Starts a session for whoever has these identities, of which the first one signed in. Identities of two people join
 * them: they are one. Throws FORBIDDEN for somebody who may not sign in.
 */
export async function signInPerson(
  ctx: AccountContext,
  identities: readonly [ProvedIdentity, ...ProvedIdentity[]],
  origin: SignInOrigin,
): Promise<SignInResult> {
  const [{ kind, provider }] = identities;
  const outcome = await ctx.store.write(async (tx) => {
    const people = await findPeople(tx, identities);
    const disabled = people.find(({ isEnabled }) => !isEnabled);
    if (disabled !== undefined) return { disabled };
    const [known, ...others] = people;
    const personId = known?.id ?? (await createPerson(ctx, tx, identities[0]));
    const messages: AuditMessage[] = [];
    for (const { id } of others) messages.push(await mergePeople(tx, { from: id, into: personId }));
    for (const [index, identity] of identities.entries())
      await keepIdentity(ctx, tx, personId, { identity, isUsed: index === 0 });
    const role = await mapRole(ctx, tx, personId);
    const signedIn = await startSession(ctx, tx, { personId, provider, origin });
    const { name } = signedIn.viewer;
    const before = known === undefined ? null : personColumns.role.read(known);
    if (before === null) messages.push({ code: "PERSON_ADDED", params: { name, role } });
    const isRoleChanged = before !== null && before !== role;
    if (isRoleChanged)
      messages.push({
        code: "ROLE_CHANGED",
        params: { name, from: before, to: role, isAutomatic: true },
      });
    const by = toSignedIn(signedIn.viewer, origin);
    for (const message of messages)
      await writeAudit(tx, { at: ctx.now(), by, message, subject: personId });
    return { signedIn, merged: others.map(({ id }) => id), isRoleChanged };
  });
  if ("disabled" in outcome)
    return refuseDisabled(ctx, { kind, provider, origin }, outcome.disabled);
  const { signedIn, merged, isRoleChanged } = outcome;
  const { viewer } = signedIn;
  closeDisplaced(ctx, signedIn);
  // Connections that were opened before have the identities and the role of then.
  for (const personId of merged) ctx.accessEnds.publish({ personId });
  if (isRoleChanged || merged.length > 0) ctx.accessEnds.publish({ personId: viewer.id });
  if (viewer.role === "ADMIN") ctx.setUp.code = null;
  return signedIn;
}

async function refuseDisabled(
  ctx: AccountContext,
  {
    kind,
    provider,
    origin,
  }: Pick<ProvedIdentity, "kind" | "provider"> & {
    readonly origin: SignInOrigin;
  },
  { id: personId, name }: { readonly id: string; readonly name: string },
): Promise<never> {
  const place = findProviderName(ctx, provider);
  const way = kind === "OIDC" ? "oidc" : "password";
  await recordRefusal(ctx, { way, cause: "disabled", place, origin }, () =>
    Promise.resolve({ personId, name }),
  );
  throw new AccountError("FORBIDDEN", "ACCOUNT_DISABLED");
}

/** Oldest first. An e-mail address is stored, and counts, only if the provider has verified it. */
async function findPeople(tx: Tx, identities: readonly ProvedIdentity[]) {
  return tx.person.findMany({
    where: {
      identities: {
        some: {
          OR: identities.flatMap(({ kind, provider, subject, email }) => [
            { kind, provider, subject },
            ...(email === null || email === "" ? [] : [{ email }]),
          ]),
        },
      },
    },
    select: { id: true, name: true, role: true, isEnabled: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

async function createPerson(
  ctx: AccountContext,
  tx: Tx,
  { name }: ProvedIdentity,
): Promise<string> {
  const id = ctx.newId();
  await tx.person.create({
    data: { id, name: shortenName(name), role: "REQUESTER", createdAt: ctx.now() },
    select: { id: true },
  });
  return id;
}

async function keepIdentity(
  ctx: AccountContext,
  tx: Tx,
  personId: string,
  { identity, isUsed }: { readonly identity: ProvedIdentity; readonly isUsed: boolean },
): Promise<void> {
  const now = ctx.now();
  const { kind, provider, subject, name, role, email } = identity;
  const changing = { name, role, email, ...(isUsed && { lastUsedAt: now }) };
  await tx.identity.upsert({
    where: { kind_provider_subject: { kind, provider, subject } },
    create: {
      id: ctx.newId(),
      personId,
      kind,
      provider,
      subject,
      createdAt: now,
      ...changing,
    },
    update: changing,
    select: { id: true },
  });
}

/** Gives the person the highest role of the services that know them, unless an admin chose one. Returns the role. */
async function mapRole(ctx: AccountContext, tx: Tx, personId: string): Promise<Role> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      id: true,
      role: true,
      isRoleSet: true,
      identities: { select: { id: true, kind: true, provider: true, role: true } },
    },
  });
  if (person.isRoleSet) return personColumns.role.read(person);
  const configured = new Set(ctx.signInServices().map(({ kind, slug }) => `${kind} ${slug}`));
  const roles = person.identities
    .filter(({ kind, provider }) => configured.has(`${kind} ${provider}`))
    .map((identity) => identityColumns.role.read(identity));
  const role = ROLES.find((one) => roles.includes(one)) ?? "REQUESTER";
  await tx.person.update({ where: { id: personId }, data: { role }, select: { id: true } });
  return role;
}
