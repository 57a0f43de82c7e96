import { setTimeout as delay } from "node:timers/promises";
import { findDatabaseError } from "./error.ts";

/** Less than a second in total, so that the sender of a webhook receives 503 before it times out. */
const PAUSES_MS = [25, 50, 100, 200, 400];

/** Repeats `attempt` with growing pauses while it fails for one of `reasons`, then throws the error. */
export async function retried<T>(
  reasons: readonly ("busy" | "race")[],
  attempt: () => Promise<T>,
): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await attempt();
    } catch (error) {
      const errorKind = findDatabaseError(error);
      if (!reasons.some((reason) => reason === errorKind)) throw error;
      await delay(pause);
    }
  }
  return await attempt();
}
