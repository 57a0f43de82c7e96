import { writeAudit } from "../../store/audit.ts";
import { toSignedIn } from "../actor.ts";
import type { AccountContext } from "../context.ts";
import { isUseToStore } from "../last-use.ts";
import type { SignInOrigin } from "../sign-in-origin.ts";
import { shortenName, toUsernameKey } from "../username.ts";
import { toProxyViewer, VIEWER_PERSON, type Viewer, type ViewerPerson } from "../viewer.ts";

/** The provider of identities that a trusted proxy vouches for. */
const PROXY = "proxy";

/** Finds the person whom a trusted proxy names, and creates them at the first visit. Null if they may not sign in. */
export async function findProxyViewer(
  ctx: AccountContext,
  name: string,
  origin: SignInOrigin,
): Promise<Viewer | null> {
  const subject = toUsernameKey(name);
  if (subject === "") return null;
  const person = (await find(ctx, subject)) ?? (await create(ctx, subject, { name, origin }));
  return person.isEnabled ? toProxyViewer(person) : null;
}

async function find(ctx: AccountContext, subject: string): Promise<ViewerPerson | null> {
  const identity = await ctx.store.read.identity.findUnique({
    where: { kind_provider_subject: { kind: "PROXY", provider: PROXY, subject } },
    select: { id: true, lastUsedAt: true, person: { select: VIEWER_PERSON } },
  });
  if (identity === null) return null;
  const { id, lastUsedAt, person } = identity;
  const now = ctx.now();
  if (isUseToStore(lastUsedAt, now))
    await ctx.store.write(async (tx) => {
      await tx.identity.updateMany({ where: { id }, data: { lastUsedAt: now } });
      await tx.person.updateMany({ where: { id: person.id }, data: { lastSeenAt: now } });
    });
  return person;
}

async function create(
  ctx: AccountContext,
  subject: string,
  { name, origin }: { readonly name: string; readonly origin: SignInOrigin },
): Promise<ViewerPerson> {
  return ctx.store.write(async (tx) => {
    const where = { kind_provider_subject: { kind: "PROXY", provider: PROXY, subject } };
    // A page sends several requests at once.
    const known = await tx.identity.findUnique({
      where,
      select: { person: { select: VIEWER_PERSON } },
    });
    if (known !== null) return known.person;
    const now = ctx.now();
    const shown = shortenName(name);
    const person = await tx.person.create({
      data: {
        id: ctx.newId(),
        name: shown,
        role: "REQUESTER",
        createdAt: now,
        lastSeenAt: now,
        identities: {
          create: {
            id: ctx.newId(),
            kind: "PROXY",
            provider: PROXY,
            subject,
            name: shown,
            createdAt: now,
            lastUsedAt: now,
          },
        },
      },
      select: VIEWER_PERSON,
    });
    await writeAudit(tx, {
      at: now,
      by: toSignedIn(person, origin),
      message: { code: "PERSON_ADDED", params: { name: shown, role: "REQUESTER" } },
      subject: person.id,
    });
    return person;
  });
}
