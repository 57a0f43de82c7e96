import { IntegrationError } from "../../port/error.ts";
import { PAGE_SIZE, type SeerrClient } from "./client.ts";
import type { SeerrRequest } from "./payload.ts";

/** A page begins that far inside the one before it: so many requests may be made between two calls. */
const OVERLAP = 10;
const MAX_PAGES = 10_000;

/**
 * All requests, oldest first, each once. Seerr lists the newest first (the other direction came with 2.2), so pages are
 * read from the end of the list. What is made meanwhile moves the rest down, which the growth of the list tells; what is
 * deleted moves it up, so that it is read twice at most.
 */
export async function* readOldestFirst(
  client: Pick<SeerrClient, "listRequests">,
  service: string,
): AsyncGenerator<readonly SeerrRequest[]> {
  const reported = new Set<number>();
  const fresh = (rows: readonly SeerrRequest[]) =>
    rows.toReversed().filter(({ id }) => {
      if (id === undefined || reported.has(id)) return false;
      reported.add(id);
      return true;
    });
  const read = async (skip: number) => {
    const { pageInfo, results } = await client.listRequests(skip);
    const total = pageInfo?.results;
    if (total !== undefined) return { total, results };
    throw new IntegrationError(service, "bad-payload", "the list does not say how long it is");
  };

  const newest = await read(0);
  if (newest.total <= PAGE_SIZE) {
    yield fresh(newest.results);
    return;
  }
  let { total } = newest;
  /** Where the rows begin that were read, counted from the newest. */
  let skip = total;
  for (let page = 0; skip > 0 && page < MAX_PAGES; page += 1) {
    const start = Math.max(0, skip - PAGE_SIZE + OVERLAP);
    const { total: now, results } = await read(start);
    skip += Math.max(0, now - total);
    total = now;
    // So many are new that the page does not reach the rows that were read.
    if (skip > start + PAGE_SIZE) continue;
    skip = start;
    yield fresh(results);
  }
}
