import { type Accessor, createMemo, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createDeletionFeed } from "./create-deletion-feed.ts";
import { type Deletion, DeletionsQuery } from "./document.ts";
import { isActive } from "./status-words.ts";

export interface ActiveDeletions {
  /** Those that are under way, and those that ended while the page was open, until they are put away. */
  readonly rows: Accessor<readonly Deletion[]>;
  accept(deletions: readonly Deletion[]): void;
  dismiss(ids: readonly string[]): void;
}

/** More are not under way at once: the list of all tells of the others. */
const PAGE_SIZE = 30;

/** What is being deleted just now, whoever asked for it. For admins. */
export function createActiveDeletions(): ActiveDeletions {
  const connection = useConnection();
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  const addActive = (seen: readonly Deletion[]) => {
    const open = seen.filter(isActive);
    if (open.length > 0) setIds((held) => new Set([...held, ...open.map(({ id }) => id)]));
  };
  const feed = createDeletionFeed((seen) => addActive([seen]));
  const accept = (seen: readonly Deletion[]) => {
    feed.accept(seen);
    addActive(seen);
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
    dismiss: (gone) => setIds((held) => new Set([...held].filter((id) => !gone.includes(id)))),
  };
}
