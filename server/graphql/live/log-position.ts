import { readSetting } from "../../store/setting.ts";
import type { Database } from "../../store/store.ts";
import { createError } from "../error.ts";

/** Setting that holds the newest sequence that was pruned; absent while nothing was. */
export const PRUNED_THROUGH = "log.prunedThrough";

/** The newest sequence of the log, 0 while it is empty. */
export async function findHead(read: Database): Promise<bigint> {
  const { _max } = await read.transition.aggregate({ _max: { sequence: true } });
  return _max.sequence ?? 0n;
}

/** Refuses to go on from a place whose next steps are no longer kept, or that a restored backup never reached. */
export async function checkNotExpired(read: Database, after: bigint): Promise<void> {
  const head = await findHead(read);
  if (after > head) {
    throw createError(
      "SEQUENCE_EXPIRED",
      `The history ends at ${head}. Load what you show anew and follow from there.`,
    );
  }
  const pruned = await readSetting(read, PRUNED_THROUGH);
  if (pruned !== null && after < BigInt(pruned)) {
    throw createError(
      "SEQUENCE_EXPIRED",
      `The history is kept from ${BigInt(pruned) + 1n} on. Load what you show anew and follow from there.`,
    );
  }
}
