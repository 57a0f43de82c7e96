import {
  type Accessor,
  batch,
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  useContext,
} from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { type PagedList, createPagedList } from "../../graphql/create-paged-list.ts";
import type { RequestFilter } from "../../graphql/graphql.ts";
import { runQuery } from "../../graphql/operation.ts";
import { MotionContext } from "../../ui/motion.ts";
import { useRequestFeed } from "./create-request-feed.ts";
import { type ListedRequest, type RequestCard, RequestListQuery } from "./document.ts";
import { matchesFilter } from "./filter.ts";
import { append, hold, moveToFront, settle } from "./order.ts";
import { VisitContext } from "./visit.ts";

export interface RequestList extends PagedList {
  readonly rows: Accessor<readonly RequestCard[]>;
  /** The number of matching requests, including those that are not loaded yet. */
  readonly count: Accessor<number>;
}

const PAGE_SIZE = 40;

/** Lists the requests that match `filter`: paged by cursor, and kept current by live changes. */
export function createRequestList(
  filter: Accessor<RequestFilter>,
  pageSize = PAGE_SIZE,
): RequestList {
  const { client } = useConnection();
  const feed = useRequestFeed();
  const motion = useContext(MotionContext);
  const visit = useContext(VisitContext);
  const toKey = () => JSON.stringify([filter(), pageSize]);
  let key = toKey();
  const initial = visit?.lists.get(key);
  const [ids, setIds] = createSignal(initial?.ids ?? []);
  /** Rows that came while a page was loading: that page may not contain them yet. */
  let arrived: readonly string[] = [];

  const list = createPagedList<ListedRequest>({
    pageSize,
    initial,
    shownCount: () => ids().length,
    load: async (page) =>
      (await runQuery(client, RequestListQuery, { ...page, filter: filter() })).requests,
    onStart: () => (arrived = []),
    onPage(rows, isFirst) {
      const page = rows.map((row) => row.id);
      motion.record();
      feed.accept(rows);
      setIds((current) =>
        isFirst ? settle(current, append(arrived, page)) : append(current, page),
      );
    },
  });
  onCleanup(() => visit?.lists.set(key, { ...list.position(), ids: ids() }));
  createEffect(
    on(
      filter,
      () => {
        key = toKey();
        batch(() => {
          setIds([]);
          list.reset();
        });
        void list.reload();
      },
      { defer: true },
    ),
  );

  const listed = createMemo(() => new Set(ids()));
  feed.listen({
    needsRelation: () => filter().scope != null,
    onChange(row, before) {
      const isListed = listed().has(row.id);
      if (!matchesFilter(row, filter(), isListed, feed.relations[row.id])) return;
      // A row beyond the loaded pages stays there until something happens to it.
      const mayEnter = isListed || before !== undefined || !list.hasMore() || isFresh(row);
      // The order is settled: a card that is shown keeps its place.
      if (!mayEnter || isListed) return;
      arrived = moveToFront(arrived, row.id);
      setIds((current) => moveToFront(current, row.id));
    },
  });

  /** Changed later than the last row that is shown, so it belongs to the loaded pages. */
  const isFresh = (row: RequestCard) => {
    const last = rows().at(-1);
    return last === undefined || row.stateChangedAt > last.stateChangedAt;
  };

  const matching = createMemo(() =>
    ids().filter((id) => {
      const row = feed.rows[id];
      return row !== undefined && matchesFilter(row, filter(), true, feed.relations[id]);
    }),
  );
  const shown = createMemo<readonly string[]>(
    (held) => (motion.isBusy() && list.isLoaded() ? hold(held, matching()) : matching()),
    [],
    { equals: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]) },
  );
  const rows = createMemo(() =>
    shown().flatMap((id) => {
      const row = feed.rows[id];
      return row === undefined ? [] : [row];
    }),
  );
  // Before the cards are drawn anew.
  createComputed(on(shown, () => motion.record(), { defer: true }));

  return {
    ...list,
    rows,
    count: () => (list.hasMore() ? Math.max(list.total(), rows().length) : rows().length),
  };
}
