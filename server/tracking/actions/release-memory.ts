import type { ListedRelease, ReleaseListing } from "../../integrations/port/arr.ts";

const MINUTE_MS = 60_000;
/** So long a list is shown instead of asking the indexers again. */
export const LIST_AGE_MS = 10 * MINUTE_MS;
/** The arr remembers a search for 30 minutes; a release of an older one cannot be grabbed any more. */
const GRAB_AGE_MS = 29 * MINUTE_MS;
/** Searches per arr within LIST_AGE_MS: each of them costs up to three calls to every indexer. */
const MAX_SEARCHES = 10;

/** The result of a release search, as a person sees it. */
export interface RememberedListing {
  readonly requestId: string;
  /** The arr that was asked. */
  readonly service: string;
  /** The named units; empty: the whole request. */
  readonly unitIds: readonly string[];
  readonly at: Date;
  readonly listing: ReleaseListing;
}

/** The latest release searches, in memory: a restart only means that the indexers are asked again. */
export interface ReleaseMemory {
  keep(listing: RememberedListing): void;
  /** The list for the same units, while it is fresh. */
  findFresh(
    scope: Pick<RememberedListing, "requestId" | "service" | "unitIds">,
    now: Date,
  ): RememberedListing | null;
  /** A release of any list of the request that the arr still remembers. */
  findRelease(
    scope: Pick<RememberedListing, "requestId" | "service">,
    releaseId: string,
    now: Date,
  ): { readonly release: ListedRelease; readonly from: RememberedListing } | null;
  /** When the arr may be asked for a list again; null: now. */
  nextSearchAt(service: string, now: Date): Date | null;
}

export function createReleaseMemory(): ReleaseMemory {
  const listings = new Map<string, RememberedListing>();
  const isYounger = (limitMs: number, now: Date) => (one: RememberedListing) =>
    now.getTime() - one.at.getTime() < limitMs;
  return {
    keep(listing) {
      for (const [key, one] of listings)
        if (!isYounger(GRAB_AGE_MS, listing.at)(one)) listings.delete(key);
      listings.set(keyOf(listing), listing);
    },
    findFresh(scope, now) {
      const found = listings.get(keyOf(scope));
      return found !== undefined && isYounger(LIST_AGE_MS, now)(found) ? found : null;
    },
    findRelease({ requestId, service }, releaseId, now) {
      const own = [...listings.values()]
        .filter((one) => one.requestId === requestId && one.service === service)
        .filter(isYounger(GRAB_AGE_MS, now))
        .toSorted((one, other) => other.at.getTime() - one.at.getTime());
      for (const from of own) {
        const release = from.listing.releases.find(({ id }) => id === releaseId);
        if (release !== undefined) return { release, from };
      }
      return null;
    },
    nextSearchAt(service, now) {
      const recent = [...listings.values()]
        .filter((one) => one.service === service)
        .filter(isYounger(LIST_AGE_MS, now))
        .map(({ at }) => at.getTime());
      return recent.length < MAX_SEARCHES ? null : new Date(Math.min(...recent) + LIST_AGE_MS);
    },
  };
}

function keyOf({
  requestId,
  service,
  unitIds,
}: Pick<RememberedListing, "requestId" | "service" | "unitIds">): string {
  return [requestId, service, ...unitIds.toSorted()].join("\n");
}
