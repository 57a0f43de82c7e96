import type { Database } from "../../store/store.ts";

/**
 * Returns the newest sequence of the log, 0 if it is empty. Read before a service is called: what comes after it may be
 * newer than the answer, or an effect that is reported before its action is recorded.
 */
export async function findLogEnd(read: Database): Promise<bigint> {
  // Not by an aggregate: Prisma writes one that goes through the whole history.
  const newest = await read.transition.findFirst({
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return newest?.sequence ?? 0n;
}
