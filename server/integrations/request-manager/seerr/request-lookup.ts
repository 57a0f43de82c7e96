import type { IntegrationDeps } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { SeerrClient } from "./client.ts";
import type { SeerrRequest } from "./payload.ts";

export interface RequestLookup {
  readonly request?: SeerrRequest;
  /** Id of a request that no longer exists. */
  readonly gone?: string;
}

/**
 * Reads a request that the list does not contain, which alone proves nothing (blocklisted requests are never listed).
 */
export async function lookUpRequest(
  client: Pick<SeerrClient, "findRequest">,
  service: string,
  deps: Pick<IntegrationDeps, "log">,
  id: string,
): Promise<RequestLookup> {
  try {
    const request = await client.findRequest(id);
    return request ? { request } : { gone: id };
  } catch (error) {
    if (!isItemError(error)) throw error;
    deps.log.warn({ service, code: error.code }, error.message);
    return {};
  }
}

/** Fewer requests than this can be withdrawn by users at once, however few there are. */
const MIN_REQUESTS = 3;
/** While Seerr shows others, fewer than this are those that people withdraw, also the most of a small installation. */
const MIN_MISSING = 10;

/** Throws when Seerr lists no request although several are tracked: its database is unavailable. */
export function rejectEmptyList(service: string, shown: number, tracked: number): void {
  if (shown > 0 || tracked < MIN_REQUESTS) return;
  const reason = { code: "NO_REQUESTS_LISTED", params: { count: tracked } } as const;
  throw new IntegrationError(service, "implausible", reason);
}

/**
 * Throws when all of several requests or more than half of many are gone. All listed requests count, so that one user
 * can still withdraw many old requests at once.
 */
export function rejectMassRemoval(service: string, gone: number, shown: number): void {
  if (gone < (shown === 0 ? MIN_REQUESTS : MIN_MISSING) || gone <= shown) return;
  const reason = { code: "REQUESTS_LOST", params: { count: gone, total: gone + shown } } as const;
  throw new IntegrationError(service, "implausible", reason);
}
