import { LRUCache } from "lru-cache";
import type { MediaType } from "../../../domain/state.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { SeerrClient } from "./client.ts";
import { toDetailFacts, toMediaType, type DetailFacts } from "./facts.ts";
import type { SeerrRequest } from "./payload.ts";

/** After this many consecutive failures TMDB is unreachable, and each further call would take seconds to fail. */
const MAX_CONSECUTIVE_FAILURES = 8;
const PAUSE_MS = 60_000;
/** More than a large installation has requests: a full sync asks for each of them. */
const MAX_TITLES = 20_000;

/** How old the details of a title may be in a poll, and in a sync, which is to find out what has changed. */
export const POLL_MAX_AGE_MS = 60 * 60_000;
export const SYNC_MAX_AGE_MS = 5 * 60_000;

/** Reads titles and posters from TMDB through Seerr. Without TMDB a request is tracked by its ids. */
export interface Details {
  find(request: SeerrRequest, maxAgeMs: number): Promise<DetailFacts | undefined>;
}

interface Entry {
  readonly at: number;
  readonly found: Promise<DetailFacts | undefined>;
}

export function createDetails(
  service: string,
  client: Pick<SeerrClient, "loadDetails">,
  deps: Pick<IntegrationDeps, "log" | "now">,
): Details {
  const cache = new LRUCache<string, Entry>({ max: MAX_TITLES });
  let failures = 0;
  let failedAt = Number.NEGATIVE_INFINITY;

  function isPaused(): boolean {
    return failures >= MAX_CONSECUTIVE_FAILURES && deps.now().getTime() - failedAt < PAUSE_MS;
  }

  async function load(
    type: MediaType,
    tmdbId: number,
    key: string,
  ): Promise<DetailFacts | undefined> {
    try {
      const details = await client.loadDetails(type === "TV" ? "tv" : "movie", tmdbId);
      failures = 0;
      return toDetailFacts(type, details);
    } catch (error) {
      cache.delete(key);
      if (!isItemError(error)) throw error;
      failures += 1;
      failedAt = deps.now().getTime();
      deps.log.warn({ service, code: error.code }, error.message);
      return undefined;
    }
  }

  return {
    async find(request, maxAgeMs) {
      const type = toMediaType(request.type ?? request.media?.mediaType);
      const tmdbId = request.media?.tmdbId;
      if (type === undefined || tmdbId === undefined) return undefined;
      const key = `${type} ${tmdbId}`;
      const known = cache.get(key);
      const at = deps.now().getTime();
      if (known !== undefined && at - known.at < maxAgeMs) return known.found;
      if (isPaused()) return known?.found;
      const found = load(type, tmdbId, key);
      cache.set(key, { at, found });
      return found;
    },
  };
}
