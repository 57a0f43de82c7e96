import type { AccessPerson } from "./access.ts";
import type { AccountContext } from "./context.ts";

/** Adds a request to those that a person follows. */
export async function follow(
  ctx: AccountContext,
  { id: personId }: AccessPerson,
  requestId: string,
): Promise<void> {
  const createdAt = ctx.now();
  await ctx.store.write((tx) =>
    tx.follow.upsert({
      where: { personId_requestId: { personId, requestId } },
      create: { personId, requestId, createdAt },
      update: {},
      select: { personId: true },
    }),
  );
}

export async function unfollow(
  ctx: AccountContext,
  { id: personId }: AccessPerson,
  requestId: string,
): Promise<void> {
  await ctx.store.write((tx) => tx.follow.deleteMany({ where: { personId, requestId } }));
}
