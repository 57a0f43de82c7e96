import { TrackingError } from "../core/error.ts";
import type { IngestContext } from "./context.ts";

/** Applies a stored delivery once more, as if it had just arrived. NOT_FOUND for an id that is no delivery. */
export async function replayDelivery(ctx: IngestContext, id: number): Promise<void> {
  const { count } = await ctx.store.write((tx) =>
    tx.delivery.updateMany({
      where: { id },
      data: { status: "PENDING", tries: 0, message: null, appliedAt: null },
    }),
  );
  if (count === 0) throw new TrackingError("NOT_FOUND", "no delivery has that id");
  ctx.inbox.wake();
}
