import type { CoreContext } from "./context.ts";

/**
 * Returns the last sequence of the log before a service is called: what comes after it may be newer than the answer, or
 * an effect that is reported before its action is recorded.
 */
export async function findLogEnd({ store }: Pick<CoreContext, "store">): Promise<bigint> {
  const last = await store.read.transition.findFirst({
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return last?.sequence ?? 0n;
}
