import { type Accessor, createMemo, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { type PagedList, createPagedList } from "../../graphql/create-paged-list.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createDeletionFeed } from "./create-deletion-feed.ts";
import { type Deletion, DeletionsQuery } from "./document.ts";

export interface DeletionList extends PagedList {
  /** Newest first. */
  readonly rows: Accessor<readonly Deletion[]>;
  accept(deletion: Deletion): void;
}

const PAGE_SIZE = 30;

export interface DeletionFilter {
  /** Null: of all requests. */
  readonly requestId: string | null;
  readonly search: string;
}

/** Lists the deletions that match, and keeps them current. For admins. */
export function createDeletionList({ requestId, search }: DeletionFilter): DeletionList {
  const { client } = useConnection();
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  const add = (deletions: readonly Deletion[]) =>
    setIds((current) => new Set([...current, ...deletions.map(({ id }) => id)]));

  const feed = createDeletionFeed((deletion) => {
    // An older deletion appears with the page that contains it.
    const isNew = deletion.status === "WAITING";
    const isOfRequest = requestId === null || deletion.request?.id === requestId;
    if (isNew && isOfRequest && search === "") add([deletion]);
  });
  const list = createPagedList<Deletion>({
    pageSize: PAGE_SIZE,
    shownCount: () => ids().size,
    load: async (page) =>
      (
        await runQuery(client, DeletionsQuery, {
          ...page,
          requestId,
          search: search === "" ? null : search,
        })
      ).deletions,
    onPage(rows) {
      feed.accept(rows);
      add(rows);
    },
  });

  return {
    ...list,
    rows: createMemo(() =>
      [...ids()]
        .flatMap((id) => feed.byId[id] ?? [])
        .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)),
    ),
    accept: (deletion) => feed.accept([deletion]),
  };
}
