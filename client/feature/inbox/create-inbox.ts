import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import type { DeliveryStatus } from "../../graphql/graphql.ts";
import { runQuery } from "../../graphql/operation.ts";
import { type InboxDelivery, InboxQuery } from "./document.ts";

export interface Inbox {
  readonly deliveries: readonly InboxDelivery[];
  readonly total: Accessor<number>;
  readonly hasMore: Accessor<boolean>;
  readonly isLoaded: Accessor<boolean>;
  readonly isLoading: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  loadMore(): Promise<void>;
  reload(): Promise<void>;
}

const PAGE_SIZE = 40;
/** The API tells of no new delivery by itself, so a page in front is read again. */
const REFRESH_INTERVAL_MS = 4000;

export function createInbox(status: Accessor<readonly DeliveryStatus[] | null>): Inbox {
  const connection = useConnection();
  const [store, setStore] = createStore<{ deliveries: InboxDelivery[] }>({ deliveries: [] });
  const [cursor, setCursor] = createSignal<string | null>(null);
  const [hasMore, setHasMore] = createSignal(false);
  const [total, setTotal] = createSignal(0);
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [isLoading, setIsLoading] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  let latest = 0;

  const read = async (after: string | null) => {
    const mine = (latest += 1);
    setIsLoading(true);
    try {
      const chosen = status();
      const filter = chosen === null ? null : { status: [...chosen] };
      const first =
        after === null ? Math.min(100, Math.max(PAGE_SIZE, store.deliveries.length)) : PAGE_SIZE;
      const { deliveries } = await runQuery(connection.client, InboxQuery, {
        first,
        after,
        filter,
      });
      if (mine !== latest) return;
      batch(() => {
        const rows = after === null ? deliveries.nodes : [...store.deliveries, ...deliveries.nodes];
        setStore("deliveries", reconcile(rows, { key: "id" }));
        setCursor(deliveries.pageInfo.endCursor);
        setHasMore(deliveries.pageInfo.hasNextPage);
        setTotal(deliveries.totalCount);
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
  const quietly = (work: Promise<void>) => work.catch(() => {});
  const reload = () => quietly(read(null));

  createCatchUp(() => read(null));
  createEffect(on(status, () => void reload(), { defer: true }));
  const timer = setInterval(() => {
    // Whoever has scrolled on reads; their rows stay as they are.
    const isAtFirstPage = store.deliveries.length <= PAGE_SIZE;
    if (document.visibilityState === "visible" && isAtFirstPage && !isLoading()) void reload();
  }, REFRESH_INTERVAL_MS);
  onCleanup(() => clearInterval(timer));

  return {
    get deliveries() {
      return store.deliveries;
    },
    total,
    hasMore,
    isLoaded,
    isLoading,
    error,
    loadMore: () => (hasMore() && !isLoading() ? quietly(read(cursor())) : Promise.resolve()),
    reload,
  };
}
