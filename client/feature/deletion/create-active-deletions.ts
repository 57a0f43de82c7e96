import { type Accessor, createMemo, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createDeletionFeed } from "./create-deletion-feed.ts";
import { type Deletion, DeletionsQuery } from "./document.ts";
import { isActive } from "./is-active.ts";

export interface ActiveDeletions {
  /** Active deletions, and those that ended while the page was open, until they are dismissed. */
  readonly rows: Accessor<readonly Deletion[]>;
  accept(deletions: readonly Deletion[]): void;
  dismiss(ids: readonly string[]): void;
}

/** Maximum number of deletions to load; the Deletions page lists all. */
const PAGE_SIZE = 30;

/** Follows all active deletions, whoever started them. For admins. */
export function createActiveDeletions(): ActiveDeletions {
  const connection = useConnection();
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  const addActive = (incoming: readonly Deletion[]) => {
    const open = incoming.filter(isActive);
    if (open.length > 0) setIds((current) => new Set([...current, ...open.map(({ id }) => id)]));
  };
  const feed = createDeletionFeed((incoming) => addActive([incoming]));
  const accept = (incoming: readonly Deletion[]) => {
    feed.accept(incoming);
    addActive(incoming);
  };
  createCatchUp(async () => {
    const { deletions } = await runQuery(connection.client, DeletionsQuery, {
      first: PAGE_SIZE,
      after: null,
      requestId: null,
    });
    accept(deletions.nodes);
  });
  return {
    rows: createMemo(() => [...ids()].flatMap((id) => feed.byId[id] ?? [])),
    accept,
    dismiss: (dismissed) =>
      setIds((current) => new Set([...current].filter((id) => !dismissed.includes(id)))),
  };
}
