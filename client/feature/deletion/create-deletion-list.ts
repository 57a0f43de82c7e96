import { type Accessor, batch, createMemo, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createDeletionFeed } from "./create-deletion-feed.ts";
import { type Deletion, DeletionsQuery } from "./document.ts";

export interface DeletionList {
  /** Newest first. */
  readonly rows: Accessor<readonly Deletion[]>;
  /** How many there are, those not loaded yet included. */
  readonly count: Accessor<number>;
  readonly hasMore: Accessor<boolean>;
  readonly isLoaded: Accessor<boolean>;
  readonly isLoading: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  accept(deletion: Deletion): void;
  loadMore(): Promise<void>;
  reload(): Promise<void>;
}

const PAGE_SIZE = 30;

/** Everything that was deleted, live; of one request only where one is named. For admins. */
export function createDeletionList(requestId: string | null): DeletionList {
  const connection = useConnection();
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = createSignal<string | null>(null);
  const [hasMore, setHasMore] = createSignal(false);
  const [total, setTotal] = createSignal(0);
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [isLoading, setIsLoading] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);

  const list = (seen: readonly Deletion[]) =>
    setIds((held) => new Set([...held, ...seen.map(({ id }) => id)]));
  const feed = createDeletionFeed((seen) => {
    // What is older than the pages that are loaded comes with its own.
    const isNew = seen.status === "WAITING";
    if (isNew && (requestId === null || seen.request?.id === requestId)) list([seen]);
  });

  const read = async (after: string | null) => {
    setIsLoading(true);
    try {
      const { deletions } = await runQuery(connection.client, DeletionsQuery, {
        first: PAGE_SIZE,
        after,
        requestId,
      });
      batch(() => {
        feed.accept(deletions.nodes);
        list(deletions.nodes);
        // What was read again from the top says nothing of where the loaded pages end.
        if (after !== null || cursor() === null) {
          setCursor(deletions.pageInfo.endCursor);
          setHasMore(deletions.pageInfo.hasNextPage);
        }
        setTotal(deletions.totalCount);
        setIsLoaded(true);
        setError(null);
      });
    } catch (thrown) {
      setError(thrown);
      throw thrown;
    } finally {
      setIsLoading(false);
    }
  };
  const quietly = (work: Promise<void>) => work.catch(() => {});
  createCatchUp(() => read(null));

  const rows = createMemo(() =>
    [...ids()]
      .flatMap((id) => feed.byId[id] ?? [])
      .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)),
  );
  return {
    rows,
    count: () => Math.max(total(), rows().length),
    hasMore,
    isLoaded,
    isLoading,
    error,
    accept: (deletion) => feed.accept([deletion]),
    loadMore: () => (hasMore() && !isLoading() ? quietly(read(cursor())) : Promise.resolve()),
    reload: () => quietly(read(null)),
  };
}
