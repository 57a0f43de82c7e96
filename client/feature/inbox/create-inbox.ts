import { type Accessor, createEffect, on } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { type PagedList, createPagedList } from "../../graphql/create-paged-list.ts";
import type { DeliveryStatus } from "../../graphql/graphql.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createVisibleInterval } from "../../lib/create-visible-interval.ts";
import { type InboxDelivery, InboxQuery } from "./document.ts";

export interface Inbox extends PagedList {
  readonly deliveries: readonly InboxDelivery[];
}

const PAGE_SIZE = 40;
/** The API has no subscription for deliveries, so a visible page polls. */
const REFRESH_INTERVAL_MS = 4000;

export function createInbox(status: Accessor<readonly DeliveryStatus[] | null>): Inbox {
  const { client } = useConnection();
  const [store, setStore] = createStore<{ deliveries: InboxDelivery[] }>({ deliveries: [] });
  const list = createPagedList<InboxDelivery>({
    pageSize: PAGE_SIZE,
    shownCount: () => store.deliveries.length,
    async load(page) {
      const chosen = status();
      const filter = chosen === null ? null : { status: [...chosen] };
      return (await runQuery(client, InboxQuery, { ...page, filter })).deliveries;
    },
    onPage(rows, isFirst) {
      const deliveries = isFirst ? [...rows] : [...store.deliveries, ...rows];
      setStore("deliveries", reconcile(deliveries, { key: "id" }));
    },
  });

  createEffect(on(status, () => void list.reload(), { defer: true }));
  createVisibleInterval(() => {
    // A user who has loaded more pages is reading: the rows stay as they are.
    if (store.deliveries.length <= PAGE_SIZE && !list.isLoading()) void list.reload();
  }, REFRESH_INTERVAL_MS);

  return {
    ...list,
    get deliveries() {
      return store.deliveries;
    },
  };
}
