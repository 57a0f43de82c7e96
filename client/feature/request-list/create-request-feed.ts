import { createContext, onCleanup, useContext } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { keepNewer } from "../../lib/version.ts";
import { type RequestCard, RequestChangedSubscription } from "./document.ts";

export type FeedListener = (row: RequestCard, before: RequestCard | undefined) => void;

/** The latest version of every row that any list on the page shows. */
export interface RequestFeed {
  readonly rows: Readonly<Record<string, RequestCard>>;
  /** Merges rows from a response; versions older than the current ones are ignored. */
  accept(rows: readonly RequestCard[]): void;
  /** Calls `listener` for every live change, for as long as the owner lives. */
  listen(listener: FeedListener): void;
}

/** Subscribes to changes of all requests and merges responses and changes into one store. */
export function createRequestFeed(): RequestFeed {
  const [rows, setRows] = createStore<Record<string, RequestCard>>({});
  const listeners = new Set<FeedListener>();

  const merge = (row: RequestCard): boolean => {
    const current = rows[row.id];
    if (keepNewer(current, row) === current) return false;
    setRows(row.id, reconcile(row));
    return true;
  };

  createSubscription(RequestChangedSubscription, {}, ({ requestChanged: row }) => {
    const current = rows[row.id];
    // reconcile() changes the row in place, but listeners compare it with its previous state.
    const before =
      current === undefined ? undefined : { ...current, counts: { ...current.counts } };
    if (merge(row)) for (const listener of listeners) listener(row, before);
  });

  return {
    rows,
    accept: (incoming) => incoming.forEach(merge),
    listen(listener) {
      listeners.add(listener);
      onCleanup(() => listeners.delete(listener));
    },
  };
}

export const RequestFeedContext = createContext<RequestFeed>();

export function useRequestFeed(): RequestFeed {
  const feed = useContext(RequestFeedContext);
  if (feed === undefined) throw new Error("useRequestFeed is called outside RequestFeedContext");
  return feed;
}
