import type { IntegrationDeps } from "../../port/connection.ts";
import { mapConcurrently } from "../../shared/concurrency.ts";
import { isItemError } from "../../shared/http/item-error.ts";

const MAX_CONCURRENT_CALLS = 4;

/** Reads each subject. The result is null where the service failed for that subject alone; an outage rejects. */
export async function readEach<T, R>(
  service: string,
  deps: Pick<IntegrationDeps, "log">,
  subjects: readonly T[],
  ask: (subject: T) => Promise<R>,
): Promise<(R | null)[]> {
  return mapConcurrently(subjects, MAX_CONCURRENT_CALLS, async (subject) => {
    try {
      return await ask(subject);
    } catch (error) {
      if (!isItemError(error)) throw error;
      deps.log.warn({ service, code: error.code }, error.message);
      return null;
    }
  });
}
