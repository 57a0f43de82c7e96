import type { IntegrationDeps } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { SeerrClient } from "./client.ts";
import type { SeerrRequest } from "./payload.ts";

export interface RequestLookup {
  readonly request?: SeerrRequest;
  /** Id of a request that is no more. */
  readonly gone?: string;
}

/** Being absent from a list proves nothing (blocklisted rows never show): the request itself is asked for. */
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

/** One or two people may change their mind at any time. */
const MIN_REQUESTS = 3;

/** Throws when a Seerr that shows nothing at all is asked about several requests: its database is away. */
export function assertNotEmpty(service: string, shown: number, tracked: number): void {
  if (shown > 0 || tracked < MIN_REQUESTS) return;
  const words = `it shows no request at all, and ${tracked} are followed`;
  throw new IntegrationError(service, "implausible", words);
}

/**
 * Throws when more than half of what was asked for is gone. Every request that Seerr did show counts for it, so that a
 * person who clears up many old ones at once is believed.
 */
export function assertNotMostGone(service: string, gone: number, shown: number): void {
  if (gone + shown < MIN_REQUESTS || gone <= shown) return;
  const words = `${gone} of ${gone + shown} requests are gone from it at once`;
  throw new IntegrationError(service, "implausible", words);
}
