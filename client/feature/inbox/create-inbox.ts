import { type Accessor, createEffect, on } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { type PagedList, createPagedList } from "../../graphql/create-paged-list.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createVisibleInterval } from "../../lib/create-visible-interval.ts";
import { type InboxDelivery, InboxQuery } from "./document.ts";
import { type InboxFilter, toDeliveryFilter } from "./filter.ts";
import { type DeliveryGroup, groupDeliveries } from "./group.ts";

export interface Inbox extends PagedList {
  readonly groups: readonly DeliveryGroup[];
}

const PAGE_SIZE = 40;
/** The API has no subscription for deliveries, so a visible page polls. */
const REFRESH_INTERVAL_MS = 4000;

export function createInbox(filter: Accessor<InboxFilter>): Inbox {
  const { client } = useConnection();
  // Bursts keep their identity, so that an open one stays open when the next webhook joins it.
  const [store, setStore] = createStore<{ groups: DeliveryGroup[] }>({ groups: [] });
  let rows: readonly InboxDelivery[] = [];
  const list = createPagedList<InboxDelivery>({
    pageSize: PAGE_SIZE,
    shownCount: () => rows.length,
    load: async (page) =>
      (await runQuery(client, InboxQuery, { ...page, filter: toDeliveryFilter(filter()) }))
        .deliveries,
    onPage(page, isFirst) {
      rows = isFirst ? page : [...rows, ...page];
      setStore("groups", reconcile(groupDeliveries(structuredClone(rows)), { key: "id" }));
    },
  });

  createEffect(
    on(
      filter,
      () => {
        rows = [];
        list.reset();
        void list.reload();
      },
      { defer: true },
    ),
  );
  createVisibleInterval(() => {
    // A user who has loaded more pages is reading: the rows stay as they are.
    if (rows.length <= PAGE_SIZE && !list.isLoading()) void list.reload();
  }, REFRESH_INTERVAL_MS);

  return {
    ...list,
    get groups() {
      return store.groups;
    },
  };
}
