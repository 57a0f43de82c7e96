import { type Accessor, batch, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createDeletionFeed } from "./create-deletion-feed.ts";
import { type Deletion, DeletionsQuery } from "./document.ts";
import { isActive } from "./is-active.ts";

export interface RequestDeletion {
  /** The latest deletion of the request; null if there is none or it has not been loaded. */
  readonly deletion: Accessor<Deletion | null>;
  /** The deletion was active while the page was open, so its end is announced. */
  readonly wasActiveHere: Accessor<boolean>;
  accept(deletion: Deletion): void;
}

/** Follows the latest deletion of a request. For admins. */
export function createRequestDeletion(requestId: string): RequestDeletion {
  const connection = useConnection();
  const [newestId, setNewestId] = createSignal<string | null>(null);
  const [activeId, setActiveId] = createSignal<string | null>(null);

  const show = (incoming: Deletion) =>
    batch(() => {
      const newest = newestId();
      const current = newest === null ? undefined : feed.byId[newest];
      if (current === undefined || Date.parse(incoming.createdAt) >= Date.parse(current.createdAt))
        setNewestId(incoming.id);
      if (isActive(incoming)) setActiveId(incoming.id);
    });
  const feed = createDeletionFeed((incoming) => {
    if (incoming.request?.id === requestId) show(incoming);
  });
  const accept = (incoming: Deletion) => {
    feed.accept([incoming]);
    show(incoming);
  };
  createCatchUp(async () => {
    const { deletions } = await runQuery(connection.client, DeletionsQuery, {
      first: 1,
      after: null,
      requestId,
    });
    deletions.nodes.forEach(accept);
  });

  return {
    deletion: () => {
      const id = newestId();
      return id === null ? null : (feed.byId[id] ?? null);
    },
    wasActiveHere: () => newestId() !== null && newestId() === activeId(),
    accept,
  };
}
