import { readSetting } from "../../store/setting.ts";
import type { Database } from "../../store/store.ts";
import { findLogEnd } from "../../tracking/core/log-end.ts";
import { PRUNED_THROUGH } from "../../tracking/core/retention.ts";
import { createError } from "../error.ts";

/** Rejects a sequence if the following transitions have been pruned, or if a restored backup does not contain it. */
export async function checkNotExpired(read: Database, after: bigint): Promise<void> {
  const head = await findLogEnd(read);
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
