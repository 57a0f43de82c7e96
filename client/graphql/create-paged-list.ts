import { type Accessor, batch, createSignal } from "solid-js";
import { createCatchUp } from "./create-catch-up.ts";

/** One page as a connection of the API returns it. */
interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Absent for a list that is too long to count. */
  readonly totalCount?: number;
}

interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

interface PagedListOptions<Row> {
  readonly pageSize: number;
  load(page: PageRequest): Promise<Page<Row>>;
  /** How many rows are shown: a reload reads as many again. */
  readonly shownCount: () => number;
  /** Called before each page is requested. */
  onStart?(): void;
  /** Takes in a page. `isFirst`: the page was read from the top and replaces what is shown. */
  onPage(rows: readonly Row[], isFirst: boolean): void;
}

export interface PagedList {
  /** The number of rows on the server; 0 if the API does not count them. */
  readonly total: Accessor<number>;
  readonly hasMore: Accessor<boolean>;
  /** False until the first page has arrived. */
  readonly isLoaded: Accessor<boolean>;
  readonly isLoading: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  loadMore(): Promise<void>;
  reload(): Promise<void>;
  /** Counts as not loaded until the next page has arrived. */
  reset(): void;
}

/** The largest page that the API returns. */
const MAX_PAGE_SIZE = 100;

/** Pages through a connection of the API by cursor; reads the shown rows again after every reconnection. */
export function createPagedList<Row>(options: PagedListOptions<Row>): PagedList {
  const [cursor, setCursor] = createSignal<string | null>(null);
  const [hasMore, setHasMore] = createSignal(false);
  const [total, setTotal] = createSignal(0);
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [isLoading, setIsLoading] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  let latest = 0;

  /** `after` null reads from the top. A response that a later request has overtaken is dropped. */
  const read = async (after: string | null) => {
    const mine = (latest += 1);
    options.onStart?.();
    setIsLoading(true);
    const { pageSize } = options;
    const shown = Math.min(MAX_PAGE_SIZE, Math.max(pageSize, options.shownCount()));
    try {
      const page = await options.load({ first: after === null ? shown : pageSize, after });
      if (mine !== latest) return;
      batch(() => {
        options.onPage(page.nodes, after === null);
        setCursor(page.pageInfo.endCursor);
        setHasMore(page.pageInfo.hasNextPage);
        setTotal(page.totalCount ?? 0);
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
  // `error` holds what went wrong.
  const quietly = (work: Promise<void>) => work.catch(() => {});

  createCatchUp(() => read(null));
  return {
    total,
    hasMore,
    isLoaded,
    isLoading,
    error,
    loadMore: () => (hasMore() && !isLoading() ? quietly(read(cursor())) : Promise.resolve()),
    reload: () => quietly(read(null)),
    reset: () => void setIsLoaded(false),
  };
}
