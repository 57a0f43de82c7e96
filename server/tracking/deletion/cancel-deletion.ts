import { NO_CHANGE } from "../bus.ts";
import type { TrackingContext } from "../context.ts";
import { TrackingError } from "../error.ts";

/** Calls a deletion off before anything has gone. NOT_FOUND; CONFLICT once it has begun. */
export async function cancelDeletion(
  ctx: TrackingContext,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<void> {
  const changed = await ctx.store.write(async (tx) => {
    const now = ctx.clock.now();
    const { count } = await tx.deletion.updateMany({
      where: { id, status: "WAITING" },
      data: {
        status: "CANCELLED",
        reason: `${by} called it off.`,
        openKey: null,
        nextTryAt: null,
        endedAt: now,
        updatedAt: now,
      },
    });
    if (count > 0) return true;
    return (await tx.deletion.count({ where: { id } })) > 0 ? false : null;
  });
  if (changed === null) throw new TrackingError("NOT_FOUND", "There is no such deletion.");
  if (!changed) throw new TrackingError("CONFLICT", "It has begun: it cannot be called off.");
  ctx.bus.publish({ ...NO_CHANGE, deletionIds: [id] });
}
