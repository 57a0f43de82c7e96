import { setTimeout as delay } from "node:timers/promises";
import { findDatabaseError } from "./error.ts";

/** Together under a second, so that whoever waits for the answer of a webhook hears 503 before it gives up. */
const PAUSES_MS = [25, 50, 100, 200, 400];

/** Runs `attempt` again, after growing pauses, while it fails for a reason in `reasons`; then lets the error through. */
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
