import { readSetting } from "../../store/setting.ts";
import type { Database } from "../../store/store.ts";
import { PRUNED_THROUGH } from "../../tracking/core/retention.ts";
import { createError } from "../error.ts";

/** Returns the newest sequence of the history, 0 if it is empty. */
export async function findHead(read: Database): Promise<bigint> {
  // Not by an aggregate: Prisma writes one that goes through the whole history.
  const newest = await read.transition.findFirst({
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return newest?.sequence ?? 0n;
}

/** Rejects a sequence if the following transitions have been pruned, or if a restored backup does not contain it. */
export async function checkNotExpired(read: Database, after: bigint): Promise<void> {
  const head = await findHead(read);
  if (after > head) {
    throw createError(
      "SEQUENCE_EXPIRED",
      `The history ends at ${head}. Reload the data and subscribe again.`,
    );
  }
  await checkNotPruned(read, after);
}

/** Rejects a sequence if the following transitions have been pruned. Checked after a read, it says whether that missed any. */
export async function checkNotPruned(read: Database, after: bigint): Promise<void> {
  const pruned = await readSetting(read, PRUNED_THROUGH);
  if (pruned !== null && after < BigInt(pruned)) {
    throw createError(
      "SEQUENCE_EXPIRED",
      `The history begins at ${BigInt(pruned) + 1n}. Reload the data and subscribe again.`,
    );
  }
}
