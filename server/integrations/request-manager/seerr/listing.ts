import { PAGE_SIZE, type SeerrClient } from "./client.ts";
import type { SeerrRequest } from "./payload.ts";

const MAX_PAGES = 1_000;

/** Reads the list of requests, newest first, so that all of it is seen again and again at one or two pages a poll. */
export interface Listing {
  /** `known`: the highest request id that was read before; `wanted`: ids to look for beyond the first page. */
  read(known: number, wanted: ReadonlySet<string>): Promise<Listed>;
}

export interface Listed {
  /** By id, newest first. */
  readonly listed: ReadonlyMap<string, SeerrRequest>;
  /** Ids on the first page. */
  readonly recent: ReadonlySet<string>;
}

/**
 * The first page each time, and on to one that holds nothing new. For what is waited for and lies further back, one more
 * page each time, in turn; at the first read, all up to the last one that is needed.
 */
export function createListing(client: Pick<SeerrClient, "listRequests">): Listing {
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
      const isSomeMissing = () => [...wanted].some((id) => !listed.has(id));

      let page = 0;
      let recent: ReadonlySet<string> = new Set();
      for (let hasNews = true; hasNews && !isEnd && page < MAX_PAGES; page += 1) {
        hasNews = (await readPage(page)).some(({ id = 0 }) => id > known);
        if (page === 0) recent = new Set(listed.keys());
      }

      if (!hasRead) {
        for (; isSomeMissing() && !isEnd && page < MAX_PAGES; page += 1) await readPage(page);
      } else if (isSomeMissing() && !isEnd) {
        turn = Math.max(turn, page);
        await readPage(turn);
        turn = isEnd ? 1 : turn + 1;
      }
      hasRead = true;
      return { listed, recent };
    },
  };
}
