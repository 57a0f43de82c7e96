import { differenceOf, type RowChange } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Returns a function that reports whether rows or transitions of the workspace have changed since. Rows are replaced and
 * never changed, so it is enough to remember which they were.
 */
export function watchRows(work: Workspace): () => boolean {
  const before = new Map<object, object>();
  for (const tracked of allRows(work)) before.set(tracked, tracked.row);
  const { length } = work.transitions;
  return () => {
    if (work.transitions.length !== length) return true;
    for (const tracked of allRows(work)) {
      const was = before.get(tracked) ?? tracked.original;
      if (was === null || differenceOf(was, tracked.row) !== null) return true;
    }
    return false;
  };
}

function* allRows({ requests, downloads }: Workspace): Generator<RowChange<object>> {
  for (const request of requests.values()) {
    yield request;
    for (const unit of request.units) {
      yield unit;
      yield* unit.attempts;
    }
  }
  yield* downloads.values();
}
