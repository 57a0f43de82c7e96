import {
  type Accessor,
  batch,
  createComputed,
  createMemo,
  createSignal,
  on,
  onCleanup,
  untrack,
  useContext,
} from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { type PagedList, createPagedList } from "../../graphql/create-paged-list.ts";
import type { RequestFilter, RequestOrder } from "../../graphql/graphql.ts";
import { runQuery } from "../../graphql/operation.ts";
import { MotionContext } from "../../ui/motion.ts";
import type { GridMemory } from "../../ui/virtual-grid.tsx";
import { useRequestFeed } from "./create-request-feed.ts";
import { type ListedRequest, type RequestCard, RequestListQuery } from "./document.ts";
import { matchesFilter } from "./filter.ts";
import { append, hold, insertByTitle, moveToFront, settle } from "./order.ts";
import { VisitContext, keepList } from "./visit.ts";

export interface RequestList extends PagedList {
  readonly rows: Accessor<readonly RequestCard[]>;
  /** The number of matching requests, including those that are not loaded yet. */
  readonly count: Accessor<number>;
  /** How its rows were drawn, for a later visit. */
  readonly grid: Accessor<GridMemory>;
}

const PAGE_SIZE = 50;

interface RequestListOptions {
  readonly pageSize?: number;
  /** By activity if omitted. */
  readonly order?: Accessor<RequestOrder>;
}

/** Lists the requests that match `filter`: paged by cursor, and kept current by live changes. */
export function createRequestList(
  filter: Accessor<RequestFilter>,
  { pageSize = PAGE_SIZE, order = () => "ACTIVITY" }: RequestListOptions = {},
): RequestList {
  const { client } = useConnection();
  const feed = useRequestFeed();
  const motion = useContext(MotionContext);
  const visit = useContext(VisitContext);
  const key = createMemo(() => JSON.stringify([filter(), pageSize, order()]));
  const initial = visit?.lists.get(key());
  const [ids, setIds] = createSignal(initial?.ids ?? []);
  const [grid, setGrid] = createSignal<GridMemory>(initial?.grid ?? new Map());
  /** Rows that came while a page was loading: that page may not contain them yet. */
  let arrived: readonly string[] = [];

  const list = createPagedList<ListedRequest>({
    pageSize,
    initial,
    keepsEnd: true,
    shownCount: () => ids().length,
    load: async (page) => {
      const variables = { ...page, filter: filter(), orderBy: order() };
      return (await runQuery(client, RequestListQuery, variables)).requests;
    },
    onStart: () => (arrived = []),
    onPage(rows, isFirst, isBeginning) {
      const page = rows.map((row) => row.id);
      motion.record();
      feed.accept(rows);
      setIds((current) =>
        isFirst ? settle(current, append(arrived, page), isBeginning) : append(current, page),
      );
    },
  });
  /** Keeps the list for whoever returns to it. */
  const keep = (which: string) => {
    if (visit !== undefined && list.isLoaded())
      keepList(visit, which, { ...list.position(), ids: ids(), grid: grid() });
  };
  onCleanup(() => keep(untrack(key)));
  // Before anything is drawn for the new key: the page of a list that is known has its full height at once.
  createComputed(
    on(
      key,
      (current, before) => {
        if (before !== undefined) keep(before);
        const known = visit?.lists.get(current);
        batch(() => {
          setIds(known?.ids ?? []);
          setGrid(known?.grid ?? new Map());
          list.reset(known);
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
      setIds((current) =>
        order() === "TITLE"
          ? insertByTitle(current, row, (id) => feed.rows[id]?.title)
          : moveToFront(current, row.id),
      );
    },
  });

  /** Before the last row that is shown, so it belongs to the loaded pages. */
  const isFresh = (row: RequestCard) => {
    const last = rows().at(-1);
    if (last === undefined) return true;
    return order() === "TITLE"
      ? row.title.localeCompare(last.title) < 0
      : row.stateChangedAt > last.stateChangedAt;
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
    grid,
    count: () => (list.hasMore() ? Math.max(list.total(), rows().length) : rows().length),
  };
}
