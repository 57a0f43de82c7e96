import type { ActionContext } from "./context.ts";

/** Returns the last sequence before a service is called: an effect may be reported before the action is recorded. */
export async function findLogEnd({ store }: Pick<ActionContext, "store">): Promise<bigint> {
  const last = await store.read.transition.findFirst({
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return last?.sequence ?? 0n;
}
