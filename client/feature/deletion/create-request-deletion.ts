import { type Accessor, batch, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createDeletionFeed } from "./create-deletion-feed.ts";
import { type Deletion, DeletionsQuery } from "./document.ts";
import { isActive } from "./status-words.ts";

export interface RequestDeletion {
  /** The newest of the request; null: it was never to be deleted, or that is not known yet. */
  readonly deletion: Accessor<Deletion | null>;
  /** It was under way while this page was open: how it ends is news here. */
  readonly wasActiveHere: Accessor<boolean>;
  accept(deletion: Deletion): void;
}

/** What becomes of a request that somebody has deleted, live. For admins. */
export function createRequestDeletion(requestId: string): RequestDeletion {
  const connection = useConnection();
  const [newestId, setNewestId] = createSignal<string | null>(null);
  const [activeId, setActiveId] = createSignal<string | null>(null);

  const show = (seen: Deletion) =>
    batch(() => {
      const newest = newestId();
      const held = newest === null ? undefined : feed.byId[newest];
      if (held === undefined || Date.parse(seen.createdAt) >= Date.parse(held.createdAt))
        setNewestId(seen.id);
      if (isActive(seen)) setActiveId(seen.id);
    });
  const feed = createDeletionFeed((seen) => {
    if (seen.request?.id === requestId) show(seen);
  });
  const accept = (seen: Deletion) => {
    feed.accept([seen]);
    show(seen);
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
