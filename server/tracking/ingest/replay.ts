import type { Actor } from "../../domain/actor.ts";
import { writeAudit } from "../../store/audit.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import { TrackingError } from "../core/error.ts";
import type { IngestContext } from "./context.ts";

/**
 * Applies a stored delivery once more, as if it had just arrived. NOT_FOUND for an id that is no delivery, CONFLICT for one
 * whose body is no longer stored.
 */
export async function replayDelivery(ctx: IngestContext, id: number, by: Actor): Promise<void> {
  const isReplayed = await ctx.store.write(async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { id, body: { not: new Uint8Array() } },
      data: { status: "PENDING", tries: 0, ...toCodedColumns("message", null), appliedAt: null },
    });
    if (count === 0) return false;
    const { service, event } = await tx.delivery.findUniqueOrThrow({
      where: { id },
      select: { service: true, event: true },
    });
    const message = { code: "DELIVERY_REPLAYED", params: { service, event } } as const;
    await writeAudit(tx, { at: ctx.clock.now(), by, message, subject: service });
    return true;
  });
  if (!isReplayed) {
    const found = await ctx.store.read.delivery.count({ where: { id } });
    throw found === 0
      ? new TrackingError("NOT_FOUND", "DELIVERY_UNKNOWN")
      : new TrackingError("CONFLICT", "DELIVERY_BODY_GONE");
  }
  ctx.inbox.wake();
}
