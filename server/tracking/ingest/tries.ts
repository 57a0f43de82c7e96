import { plainMessage } from "../../domain/message/tracker-message.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import type { CoreContext } from "../core/context.ts";

/** After so many tries a delivery is FAILED: a body that cannot be applied must not stop the inbox at every start. */
const MAX_TRIES = 3;
const FAILED = {
  status: "FAILED",
  ...toCodedColumns("message", plainMessage("COULD_NOT_BE_APPLIED")),
};

/** What stopped the last process is not tried again by itself: every start would stand still. */
export async function failStalled(ctx: CoreContext, id: number): Promise<void> {
  if (await fail(ctx, id, "APPLYING_STOPPED_TRACKER"))
    ctx.log.error({ delivery: id }, "a delivery that stopped the last process was given up");
}

/** What does not end keeps the deliveries after it waiting. */
export async function failEndless(ctx: CoreContext, id: number): Promise<void> {
  await fail(ctx, id, "APPLYING_ENDLESS");
}

/** Returns whether it was pending. */
async function fail(
  { store }: CoreContext,
  id: number,
  code: "APPLYING_STOPPED_TRACKER" | "APPLYING_ENDLESS",
): Promise<boolean> {
  const { count } = await store.write((tx) =>
    tx.delivery.updateMany({
      where: { id, status: "PENDING" },
      data: { status: "FAILED", ...toCodedColumns("message", plainMessage(code)) },
    }),
  );
  return count > 0;
}

/** Returns the id of the latest pending delivery; 0 if there is none. */
export async function findLastPending({ store }: CoreContext): Promise<number> {
  const { _max } = await store.read.delivery.aggregate({
    where: { status: "PENDING" },
    _max: { id: true },
  });
  return _max.id ?? 0;
}

/**
 * Counts a try of the oldest deliveries that were pending at the start, and returns their ids. It is counted before they
 * are applied, because one of them may have ended the last process, and may end this one. One that was tried before comes
 * alone.
 */
export async function countTries(
  ctx: CoreContext,
  lastSuspect: number,
  limit: number,
): Promise<readonly number[]> {
  const where = { status: "PENDING", id: { lte: lastSuspect } };
  const pending = await ctx.store.read.delivery.findMany({
    where,
    orderBy: { id: "asc" },
    take: limit,
    select: { id: true, tries: true },
  });
  const [first] = pending;
  if (first !== undefined && first.tries >= MAX_TRIES) {
    const { id } = first;
    await ctx.store.write((tx) => tx.delivery.updateMany({ where: { id }, data: FAILED }));
    ctx.log.error({ delivery: id }, "a delivery that ended the process was given up");
    return countTries(ctx, lastSuspect, limit);
  }
  const tried = pending.findIndex(({ tries }) => tries > 0);
  const ids = pending.slice(0, tried === -1 ? limit : Math.max(tried, 1)).map(({ id }) => id);
  if (ids.length > 0)
    await ctx.store.write((tx) =>
      tx.delivery.updateMany({ where: { id: { in: ids } }, data: { tries: { increment: 1 } } }),
    );
  return ids;
}

/** The database was busy: the deliveries were not tried. */
export async function returnTries(
  { store, log }: CoreContext,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await store
    .write((tx) =>
      tx.delivery.updateMany({
        where: { id: { in: [...ids] } },
        data: { tries: { decrement: 1 } },
      }),
    )
    .catch((error: unknown) =>
      log.warn({ err: error }, "deliveries could not be returned to the inbox"),
    );
}

/** `isCounted`: the try was counted before. */
export async function countFailure(
  { store }: CoreContext,
  id: number,
  isCounted: boolean,
): Promise<void> {
  await store.write(async (tx) => {
    if (!isCounted)
      await tx.delivery.updateMany({ where: { id }, data: { tries: { increment: 1 } } });
    await tx.delivery.updateMany({ where: { id, tries: { gte: MAX_TRIES } }, data: FAILED });
  });
}
