import { createContext, onCleanup, useContext } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { keepNewer } from "../../lib/version.ts";
import { type RequestCard, RequestChangedSubscription } from "./document.ts";

export type FeedListener = (row: RequestCard, before: RequestCard | undefined) => void;

/** All rows that any list on the page shows, each once, in its newest version. */
export interface RequestFeed {
  readonly rows: Readonly<Record<string, RequestCard>>;
  /** Takes in what a query answered; an older version than the one held changes nothing. */
  accept(rows: readonly RequestCard[]): void;
  /** Hears of every row that changed live, for as long as the owner lives. */
  listen(listener: FeedListener): void;
}

/** Follows every request and folds queries and changes into one store. */
export function createRequestFeed(): RequestFeed {
  const [rows, setRows] = createStore<Record<string, RequestCard>>({});
  const listeners = new Set<FeedListener>();

  const fold = (row: RequestCard): boolean => {
    const held = rows[row.id];
    if (keepNewer(held, row) === held) return false;
    setRows(row.id, reconcile(row));
    return true;
  };

  createSubscription(RequestChangedSubscription, {}, ({ requestChanged: row }) => {
    const held = rows[row.id];
    // reconcile() below changes the held row in place, and listeners compare.
    const before = held === undefined ? undefined : { ...held, counts: { ...held.counts } };
    if (fold(row)) for (const listener of listeners) listener(row, before);
  });

  return {
    rows,
    accept: (seen) => seen.forEach(fold),
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
