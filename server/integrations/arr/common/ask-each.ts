import type { IntegrationDeps } from "../../port/connection.ts";
import { isLocalError } from "../../shared/http/local-error.ts";
import { mapLimited } from "../../shared/limited.ts";

const CALLS_AT_ONCE = 4;

/**
 * Asks about each; null where the service stumbled over one, which costs the others nothing. An outage ends it all.
 */
export async function askEach<T, R>(
  service: string,
  deps: Pick<IntegrationDeps, "log">,
  subjects: readonly T[],
  ask: (subject: T) => Promise<R>,
): Promise<(R | null)[]> {
  return mapLimited(subjects, CALLS_AT_ONCE, async (subject) => {
    try {
      return await ask(subject);
    } catch (error) {
      if (!isLocalError(error)) throw error;
      deps.log.warn({ service, code: error.code }, error.message);
      return null;
    }
  });
}
