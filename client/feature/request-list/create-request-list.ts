import { type Accessor, batch, createEffect, createMemo, createSignal, on } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import type { RequestFilter } from "../../graphql/graphql.ts";
import { runQuery } from "../../graphql/operation.ts";
import { useRequestFeed } from "./create-request-feed.ts";
import { type RequestCard, RequestListQuery } from "./document.ts";
import { matchesFilter } from "./filter.ts";
import { append, isActivity, toFront } from "./order.ts";

export interface RequestList {
  readonly rows: Accessor<readonly RequestCard[]>;
  /** How many there are, those not loaded yet included. */
  readonly count: Accessor<number>;
  readonly hasMore: Accessor<boolean>;
  /** False until the first answer. */
  readonly isLoaded: Accessor<boolean>;
  readonly isLoading: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  loadMore(): Promise<void>;
  reload(): Promise<void>;
}

export const PAGE_SIZE = 40;

/** A list that stays right by itself: paged by cursor, fed by changes, read again after every reconnection. */
export function createRequestList(
  filter: Accessor<RequestFilter>,
  pageSize = PAGE_SIZE,
): RequestList {
  const connection = useConnection();
  const feed = useRequestFeed();
  const [ids, setIds] = createSignal<readonly string[]>([]);
  const [cursor, setCursor] = createSignal<string | null>(null);
  const [hasMore, setHasMore] = createSignal(false);
  const [total, setTotal] = createSignal(0);
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [isLoading, setIsLoading] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  let latest = 0;
  /** Rows that came to the front while a page was on its way: that page may not know of them yet. */
  let arrived: readonly string[] = [];

  /** `after` null reads from the top, as many as are shown now. Answers that were overtaken are dropped. */
  const read = async (after: string | null) => {
    const mine = (latest += 1);
    arrived = [];
    setIsLoading(true);
    try {
      const first = after === null ? Math.min(100, Math.max(pageSize, ids().length)) : pageSize;
      const { requests } = await runQuery(connection.client, RequestListQuery, {
        first,
        after,
        filter: filter(),
      });
      if (mine !== latest) return;
      const page = requests.nodes.map((row) => row.id);
      batch(() => {
        feed.accept(requests.nodes);
        setIds((held) => (after === null ? append(arrived, page) : append(held, page)));
        setCursor(requests.pageInfo.endCursor);
        setHasMore(requests.pageInfo.hasNextPage);
        setTotal(requests.totalCount);
        setIsLoaded(true);
        setError(null);
      });
    } catch (thrown) {
      if (mine === latest) setError(thrown);
      throw thrown;
    } finally {
      if (mine === latest) setIsLoading(false);
    }
  };
  const reload = () => read(null);
  const quietly = (work: Promise<void>) => work.catch(() => {});

  createCatchUp(reload);
  createEffect(
    on(
      filter,
      () => {
        batch(() => {
          setIds([]);
          setIsLoaded(false);
        });
        void quietly(reload());
      },
      { defer: true },
    ),
  );

  const listed = createMemo(() => new Set(ids()));
  feed.listen((row, before) => {
    const isListed = listed().has(row.id);
    if (!matchesFilter(row, filter(), isListed)) return;
    // A row beyond the loaded pages is left there until something happens to it.
    const mayEnter = isListed || before !== undefined || !hasMore() || isFresh(row);
    if (!mayEnter || (isListed && !isActivity(row, before))) return;
    arrived = toFront(arrived, row.id);
    setIds((held) => toFront(held, row.id));
  });

  /** Changed later than the last row that is shown: its place is above the fold of the loaded pages. */
  const isFresh = (row: RequestCard) => {
    const last = rows().at(-1);
    return last === undefined || row.stateChangedAt > last.stateChangedAt;
  };

  const rows = createMemo(() =>
    ids().flatMap((id) => {
      const row = feed.rows[id];
      return row !== undefined && matchesFilter(row, filter(), true) ? [row] : [];
    }),
  );

  return {
    rows,
    count: () => (hasMore() ? Math.max(total(), rows().length) : rows().length),
    hasMore,
    isLoaded,
    isLoading,
    error,
    loadMore: () => (hasMore() && !isLoading() ? quietly(read(cursor())) : Promise.resolve()),
    reload: () => quietly(reload()),
  };
}
