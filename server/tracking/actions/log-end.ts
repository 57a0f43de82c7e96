import type { ActionContext } from "./context.ts";

/** Where the history ends before an order is given: an effect can be told before the order is written down. */
export async function findLogEnd({ store }: Pick<ActionContext, "store">): Promise<bigint> {
  const last = await store.read.transition.findFirst({
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return last?.sequence ?? 0n;
}
