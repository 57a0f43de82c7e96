import { setImmediate as breathe } from "node:timers/promises";

interface PagedQuery<Row, Key> {
  readonly pageSize: number;
  /** Less than every key. */
  readonly start: Key;
  keyOf(row: Row): Key;
  /** Reads at most `pageSize` rows after a key, in order of their keys. */
  load(after: Key): PromiseLike<readonly Row[]>;
}

/** Yields the rows of a query page by page. Others run between two pages, because SQLite blocks the event loop while it reads. */
export async function* readPages<Row, Key>({
  pageSize,
  start,
  keyOf,
  load,
}: PagedQuery<Row, Key>): AsyncGenerator<readonly Row[]> {
  for (let after = start, isMore = true; isMore;) {
    const rows = await load(after);
    yield rows;
    const last = rows.at(-1);
    if (last !== undefined) after = keyOf(last);
    isMore = rows.length === pageSize;
    if (isMore) await breathe();
  }
}
