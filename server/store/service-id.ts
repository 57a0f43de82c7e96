import { setImmediate as breathe } from "node:timers/promises";
import type { Database } from "./client.ts";

/** Ids per query: SQLite blocks the event loop while it reads. */
const PAGE_SIZE = 500;

/** Yields, page by page, the ids that a request manager has given to its requests. Reads nothing but their index. */
export async function* listOriginIds(
  read: Database,
  originService: string,
): AsyncGenerator<readonly string[]> {
  for (let after = "", isMore = true; isMore;) {
    const rows = await read.$queryRaw<{ readonly originId: string }[]>`
      SELECT DISTINCT "originId" FROM "MediaRequest"
      WHERE "originService" = ${originService} AND "originId" > ${after}
      ORDER BY "originId" LIMIT ${PAGE_SIZE}`;
    yield rows.map(({ originId }) => originId);
    after = rows.at(-1)?.originId ?? after;
    isMore = rows.length === PAGE_SIZE;
    if (isMore) await breathe();
  }
}

/** Yields, page by page, the ids that an arr has given to tracked titles. Reads nothing but their index. */
export async function* listArrIds(
  read: Database,
  arrService: string,
): AsyncGenerator<readonly number[]> {
  for (let after = -1, isMore = true; isMore;) {
    const rows = await read.$queryRaw<{ readonly arrId: number }[]>`
      SELECT DISTINCT "arrId" FROM "MediaRequest"
      WHERE "arrService" = ${arrService} AND "arrId" > ${after}
      ORDER BY "arrId" LIMIT ${PAGE_SIZE}`;
    yield rows.map(({ arrId }) => arrId);
    after = rows.at(-1)?.arrId ?? after;
    isMore = rows.length === PAGE_SIZE;
    if (isMore) await breathe();
  }
}
