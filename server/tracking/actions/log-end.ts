import type { TrackingContext } from "../core/context.ts";

/** Where the history ends before an order is given: an effect can be told before the order is written down. */
export async function findLogEnd({ store }: Pick<TrackingContext, "store">): Promise<bigint> {
  const last = await store.read.transition.findFirst({
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return last?.sequence ?? 0n;
}
