import { NO_CHANGE } from "../bus.ts";
import type { TrackingContext } from "../context.ts";
import { TrackingError } from "../error.ts";

/** Tries at once what has not gone yet. NOT_FOUND; CONFLICT unless it is INCOMPLETE. */
export async function retryDeletion(ctx: TrackingContext, id: string): Promise<void> {
  const changed = await ctx.store.write(async (tx) => {
    const now = ctx.clock.now();
    const { count } = await tx.deletion.updateMany({
      where: { id, status: "INCOMPLETE" },
      data: { status: "RUNNING", nextTryAt: now, updatedAt: now },
    });
    if (count > 0) return null;
    const row = await tx.deletion.findUnique({ where: { id }, select: { status: true } });
    return row?.status ?? "NONE";
  });
  if (changed === "NONE") throw new TrackingError("NOT_FOUND", "There is no such deletion.");
  if (changed !== null) throw new TrackingError("CONFLICT", WORDS[changed] ?? "It is under way.");
  ctx.bus.publish({ ...NO_CHANGE, deletionIds: [id] });
}

const WORDS: Readonly<Record<string, string>> = {
  COMPLETE: "Everything of it is gone.",
  CANCELLED: "It was called off.",
};
