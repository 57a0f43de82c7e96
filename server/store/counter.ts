import type { Tx } from "./client.ts";

/** "transition" numbers the log, "version" the visible changes of requests. */
export type CounterName = "transition" | "version";

/**
 * Takes `count` numbers and returns the first. The row of the counter stays locked until the commit, so that the order of
 * numbers is the order of commits and no subscriber skips a slower transaction. Call it only as the last statement before
 * the commit, together with the rows that carry the numbers, and "transition" before "version".
 */
export async function takeNumbers(tx: Tx, name: CounterName, count: number): Promise<bigint> {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new RangeError("takeNumbers needs a count of at least 1");
  const { value } = await tx.counter.update({
    where: { name },
    data: { value: { increment: count } },
    select: { value: true },
  });
  return value - BigInt(count) + 1n;
}
