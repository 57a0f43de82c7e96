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

/** How far a list has been read. */
export interface PagePosition {
  readonly cursor: string | null;
  readonly hasMore: boolean;
  readonly total: number;
}

interface PagedListOptions<Row> {
  readonly pageSize: number;
  /** Where an earlier list of the same rows ended: the rows count as loaded. */
  readonly initial?: PagePosition | undefined;
  load(page: PageRequest): Promise<Page<Row>>;
  /** How many rows are shown: a reload reads as many again. */
  readonly shownCount: () => number;
  /** Whether a reload of a very long list leaves the end of what is shown as it is; otherwise the list is cut there. */
  readonly keepsEnd?: boolean;
  /** Called before each page is requested. */
  onStart?(): void;
  /**
   * Takes in a page. `isFirst`: the page was read from the top and replaces what is shown; with `isBeginning` only the
   * beginning of it, and the rest stays.
   */
  onPage(rows: readonly Row[], isFirst: boolean, isBeginning: boolean): void;
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
  readonly position: Accessor<PagePosition>;
  /** Goes on where another list ended; without one it counts as not loaded until the next page has arrived. */
  reset(position?: PagePosition): void;
}

/** The largest page that the API returns. */
const MAX_PAGE_SIZE = 100;
/** Of a longer list only the beginning is read again: reading all of it would take too long. */
const MAX_RELOADED_PAGES = 10;

/** Pages through a connection of the API by cursor; reads the shown rows again after every reconnection. */
export function createPagedList<Row>(options: PagedListOptions<Row>): PagedList {
  const { initial } = options;
  const [cursor, setCursor] = createSignal(initial?.cursor ?? null);
  const [hasMore, setHasMore] = createSignal(initial?.hasMore ?? false);
  const [total, setTotal] = createSignal(initial?.total ?? 0);
  const [isLoaded, setIsLoaded] = createSignal(initial !== undefined);
  const [isLoading, setIsLoading] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  let latest = 0;

  /** Reads as many rows as are shown from the top, page by page. */
  const readShown = async (): Promise<Page<Row>> => {
    const shown = options.shownCount();
    const wanted = Math.max(options.pageSize, shown);
    let page = await options.load({ first: Math.min(MAX_PAGE_SIZE, wanted), after: null });
    const nodes = [...page.nodes];
    for (let count = 1; count < MAX_RELOADED_PAGES; count += 1) {
      const missing = shown - nodes.length;
      if (missing <= 0 || !page.pageInfo.hasNextPage) break;
      const first = Math.min(MAX_PAGE_SIZE, missing);
      page = await options.load({ first, after: page.pageInfo.endCursor });
      nodes.push(...page.nodes);
    }
    return { ...page, nodes };
  };

  /** `after` null reads from the top. A response that a later request has overtaken is dropped. */
  const read = async (after: string | null) => {
    const mine = (latest += 1);
    options.onStart?.();
    setIsLoading(true);
    try {
      const page =
        after === null ? await readShown() : await options.load({ first: options.pageSize, after });
      if (mine !== latest) return;
      const isCut = after === null && page.nodes.length < options.shownCount();
      const isBeginning = isCut && page.pageInfo.hasNextPage && options.keepsEnd === true;
      batch(() => {
        options.onPage(page.nodes, after === null, isBeginning);
        if (!isBeginning) {
          setCursor(page.pageInfo.endCursor);
          setHasMore(page.pageInfo.hasNextPage);
        }
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
    position: () => ({ cursor: cursor(), hasMore: hasMore(), total: total() }),
    reset(position) {
      setCursor(position?.cursor ?? null);
      setHasMore(position?.hasMore ?? false);
      setTotal(position?.total ?? 0);
      setIsLoaded(position !== undefined);
    },
  };
}
