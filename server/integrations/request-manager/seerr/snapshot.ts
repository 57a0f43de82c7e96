import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { Snapshot } from "../../port/snapshot.ts";
import { mapConcurrently } from "../../shared/concurrency.ts";
import type { SeerrClient } from "./client.ts";
import { SYNC_MAX_AGE_MS, type Details } from "./details.ts";
import type { SeerrRequest } from "./payload.ts";
import { readOldestFirst } from "./read-oldest-first.ts";
import { rejectEmptyList, rejectMassRemoval, lookUpRequest } from "./request-lookup.ts";
import { fingerprintOf, readRequest, toWithdrawn } from "./requests.ts";
import type { Servers } from "./servers.ts";

const MAX_CONCURRENT_CALLS = 8;

/** Reports every request once: page by page as untracked, and individually for requests that no page contained. */
export function createSeerrSnapshot(
  service: string,
  client: SeerrClient,
  { details, servers }: { readonly details: Details; readonly servers: Servers },
  deps: IntegrationDeps,
): Snapshot {
  /** Ids on the pages read so far; null before the first page. */
  let listed: Set<string> | null = null;
  let highest = 0;
  /** Totals of all reads, so that many requests cannot vanish unnoticed one at a time. */
  let found = 0;
  let gone = 0;

  function report(requests: readonly SeerrRequest[]): Promise<readonly Observation[][]> {
    for (const { id = 0 } of requests) highest = Math.max(highest, id);
    return mapConcurrently(requests, MAX_CONCURRENT_CALLS, async (request) =>
      readRequest(
        service,
        request,
        await details.find(request, SYNC_MAX_AGE_MS),
        await servers.instanceOf(request),
      ),
    );
  }

  /** A change scan asks only about what has changed: what Seerr still lists shows that it has its database. */
  async function countShown(): Promise<number> {
    if (listed !== null) return listed.size + found;
    return Math.max(found, (await client.listRequests(0)).pageInfo?.results ?? 0);
  }

  return {
    async *untracked() {
      listed ??= new Set();
      for await (const page of readOldestFirst(client, service)) {
        for (const { id } of page) if (id !== undefined) listed.add(String(id));
        yield (await report(page)).flat();
      }
    },
    async fingerprints() {
      const lines = new Map<string, string>();
      for await (const page of readOldestFirst(client, service))
        for (const request of page)
          if (request.id !== undefined) lines.set(String(request.id), fingerprintOf(request));
      return lines;
    },
    cursor: () => (highest === 0 ? null : String(highest)),
    async readItems(items) {
      const ours = items.flatMap(({ seerr, state }) =>
        seerr?.service === service ? [{ id: seerr.requestId, state }] : [],
      );
      // Deleted requests may be gone from Seerr for long.
      const live = new Set(ours.flatMap(({ id, state }) => (state === "DELETED" ? [] : [id])));
      if (listed !== null) rejectEmptyList(service, listed.size, live.size);
      const unseen = [...new Set(ours.map(({ id }) => id))].filter((id) => !listed?.has(id));
      const lookups = await mapConcurrently(unseen, MAX_CONCURRENT_CALLS, (id) =>
        lookUpRequest(client, service, deps, id),
      );
      const withdrawn = lookups.flatMap((lookup) => lookup.gone ?? []);
      const requests = lookups.flatMap((lookup) => lookup.request ?? []);
      const lost = withdrawn.filter((id) => live.has(id)).length;
      found += requests.length;
      gone += lost;
      if (gone > found) rejectMassRemoval(service, gone, await countShown());
      return {
        observations: [
          ...(await report(requests)).flat(),
          ...withdrawn.map((id) => toWithdrawn(service, id)),
        ],
      };
    },
  };
}
