import { PAGE_SIZE, type SeerrClient } from "./client.ts";
import type { SeerrRequest } from "./payload.ts";

const MAX_PAGES = 1_000;

/**
 * Reads the list of requests, newest first, in one or two pages per poll, so that over time every page is read again.
 */
export interface RequestList {
  /** `known` is the highest request id read so far; `wanted` are ids to find beyond the first page. */
  read(known: number, wanted: ReadonlySet<string>): Promise<RequestListResult>;
}

export interface RequestListResult {
  /** By id, newest first. */
  readonly listed: ReadonlyMap<string, SeerrRequest>;
  /** Ids on the first page. */
  readonly recent: ReadonlySet<string>;
}

/**
 * Reads the first page and continues while a page has new requests. For wanted requests further back it reads one more
 * page per poll, in turn; the first read continues until all of them are found.
 */
export function createRequestList(client: Pick<SeerrClient, "listRequests">): RequestList {
  let hasRead = false;
  let turn = 1;

  return {
    async read(known, wanted) {
      const listed = new Map<string, SeerrRequest>();
      let isEnd = false;

      async function readPage(page: number): Promise<readonly SeerrRequest[]> {
        const { results } = await client.listRequests(page * PAGE_SIZE);
        for (const request of results)
          if (request.id !== undefined) listed.set(String(request.id), request);
        isEnd = results.length < PAGE_SIZE;
        return results;
      }
      const isIncomplete = () => [...wanted].some((id) => !listed.has(id));

      let page = 0;
      let recent: ReadonlySet<string> = new Set();
      for (let hasNew = true; hasNew && !isEnd && page < MAX_PAGES; page += 1) {
        hasNew = (await readPage(page)).some(({ id = 0 }) => id > known);
        if (page === 0) recent = new Set(listed.keys());
      }

      if (!hasRead) {
        for (; isIncomplete() && !isEnd && page < MAX_PAGES; page += 1) await readPage(page);
      } else if (isIncomplete() && !isEnd) {
        turn = Math.max(turn, page);
        await readPage(turn);
        turn = isEnd ? 1 : turn + 1;
      }
      hasRead = true;
      return { listed, recent };
    },
  };
}
