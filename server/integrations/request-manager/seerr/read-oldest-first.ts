import { plainCause } from "../../../domain/message/cause.ts";
import { IntegrationError } from "../../port/error.ts";
import { PAGE_SIZE, type SeerrClient } from "./client.ts";
import type { SeerrRequest } from "./payload.ts";

/** Overlap of consecutive pages: tolerates this many new requests between two calls. */
const OVERLAP = 10;
const MAX_PAGES = 10_000;

/**
 * Yields all requests once, oldest first. Seerr lists the newest first (ascending order exists since 2.2), so pages are
 * read from the end of the list. New requests shift the rest down, which the growth of the list reveals; deleted
 * requests shift it up, so some rows are read twice.
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
    throw new IntegrationError(service, "bad-payload", plainCause("LENGTH_UNKNOWN"));
  };

  const newest = await read(0);
  if (newest.total <= PAGE_SIZE) {
    yield fresh(newest.results);
    return;
  }
  let { total } = newest;
  /** Offset of the rows read so far, counted from the newest. */
  let skip = total;
  for (let page = 0; skip > 0 && page < MAX_PAGES; page += 1) {
    const start = Math.max(0, skip - PAGE_SIZE + OVERLAP);
    const { total: now, results } = await read(start);
    skip += Math.max(0, now - total);
    total = now;
    // So many requests are new that this page does not reach the rows read so far.
    if (skip > start + PAGE_SIZE) continue;
    skip = start;
    yield fresh(results);
  }
}
