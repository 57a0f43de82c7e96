import type { Database } from "./client.ts";
import { readPages } from "./page.ts";

const PAGE_SIZE = 500;

/** Yields, page by page, the ids that a request manager has given to its requests. Reads nothing but their index. */
export function listOriginIds(
  read: Database,
  originService: string,
): AsyncGenerator<readonly string[]> {
  return readPages({
    pageSize: PAGE_SIZE,
    start: "",
    keyOf: (id) => id,
    async load(after) {
      const rows = await read.$queryRaw<{ readonly originId: string }[]>`
        SELECT DISTINCT "originId" FROM "MediaRequest"
        WHERE "originService" = ${originService} AND "originId" > ${after}
        ORDER BY "originId" LIMIT ${PAGE_SIZE}`;
      return rows.map(({ originId }) => originId);
    },
  });
}

/** Yields, page by page, the ids that an arr has given to tracked titles. Reads nothing but their index. */
export function listArrIds(read: Database, arrService: string): AsyncGenerator<readonly number[]> {
  return readPages({
    pageSize: PAGE_SIZE,
    start: -1,
    keyOf: (id) => id,
    async load(after) {
      const rows = await read.$queryRaw<{ readonly arrId: number }[]>`
        SELECT DISTINCT "arrId" FROM "MediaRequest"
        WHERE "arrService" = ${arrService} AND "arrId" > ${after}
        ORDER BY "arrId" LIMIT ${PAGE_SIZE}`;
      return rows.map(({ arrId }) => arrId);
    },
  });
}
