import { createContext, onCleanup, useContext } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { RequestRelationQuery } from "../../graphql/follow-document.ts";
import { runQuery } from "../../graphql/operation.ts";
import { keepNewer } from "../../lib/version.ts";
import type { Motion } from "../../ui/motion.ts";
import { type ListedRequest, type RequestCard, RequestChangedSubscription } from "./document.ts";
import type { Relation } from "./filter.ts";
import { isActivity } from "./order.ts";

export interface FeedListener {
  onChange(row: RequestCard, before: RequestCard | undefined): void;
  /** Whether the listener has to know whose request a row is. */
  needsRelation(): boolean;
}

export interface FeedMemory {
  readonly rows: Readonly<Record<string, RequestCard>>;
  readonly relations: Readonly<Record<string, Relation>>;
}

const NOTHING: FeedMemory = { rows: {}, relations: {} };

/** The latest version of every row that any list on the page shows. */
export interface RequestFeed {
  readonly rows: Readonly<Record<string, RequestCard>>;
  /** What the rows are to the viewer, as far as it is known. */
  readonly relations: Readonly<Record<string, Relation>>;
  /** Merges rows from a response; versions older than the current ones are ignored. */
  accept(rows: readonly ListedRequest[]): void;
  /** All that it holds, for a later visit. */
  snapshot(): FeedMemory;
  /** Takes in that the viewer follows a request now, or does not any more. */
  setFollowed(id: string, isFollowed: boolean): void;
  /** Reports every live change to the listener, for as long as the owner lives. */
  listen(listener: FeedListener): void;
}

/** Subscribes to changes of all requests and merges responses and changes into one store. */
export function createRequestFeed(initial: FeedMemory = NOTHING, motion?: Motion): RequestFeed {
  const { client } = useConnection();
  const [rows, setRows] = createStore<Record<string, RequestCard>>({ ...initial.rows });
  const [relations, setRelations] = createStore<Record<string, Relation>>({ ...initial.relations });
  const listeners = new Set<FeedListener>();

  const merge = (row: RequestCard): boolean => {
    const current = rows[row.id];
    if (keepNewer(current, row) === current) return false;
    setRows(row.id, reconcile(row));
    return true;
  };
  const notify = (row: RequestCard, before: RequestCard | undefined) => {
    for (const listener of listeners) listener.onChange(row, before);
  };

  /** Whether a list depends on whose request a new row is. */
  const lacksRelation = (id: string) =>
    relations[id] === undefined && [...listeners].some((listener) => listener.needsRelation());
  const loadRelation = async (id: string) => {
    const { request } = await runQuery(client, RequestRelationQuery, { id });
    if (request !== null) setRelations(id, toRelation(request));
  };

  createSubscription(RequestChangedSubscription, {}, ({ requestChanged: row }) => {
    const current = rows[row.id];
    // reconcile() changes the row in place, but listeners compare it with its previous state.
    const before =
      current === undefined ? undefined : { ...current, counts: { ...current.counts } };
    // Cards may grow, shrink, come and go.
    if (isActivity(row, before)) motion?.record();
    if (!merge(row)) return;
    if (!lacksRelation(row.id)) return notify(row, before);
    // Without an answer the lists have the row after the next reload.
    loadRelation(row.id).then(
      () => notify(row, before),
      () => {},
    );
  });

  const accept = (incoming: readonly ListedRequest[]) => {
    for (const listed of incoming) {
      const { isMine, isFollowed, ...row } = listed;
      setRelations(row.id, toRelation({ isMine, isFollowed }));
      merge(row);
    }
  };

  return {
    rows,
    relations,
    accept,
    snapshot: () => ({ rows: { ...unwrap(rows) }, relations: { ...unwrap(relations) } }),
    setFollowed(id, isFollowed) {
      const row = rows[id];
      setRelations(id, (held) => ({ isMine: held?.isMine ?? false, isFollowed }));
      if (row !== undefined) notify(row, row);
    },
    listen(listener) {
      listeners.add(listener);
      onCleanup(() => listeners.delete(listener));
    },
  };
}

function toRelation({ isMine, isFollowed }: Relation): Relation {
  return { isMine, isFollowed };
}

export const RequestFeedContext = createContext<RequestFeed>();

export function useRequestFeed(): RequestFeed {
  const feed = useContext(RequestFeedContext);
  if (feed === undefined) throw new Error("useRequestFeed is called outside RequestFeedContext");
  return feed;
}
