import { type Accessor, createMemo, createSignal } from "solid-js";
import { ask, createCatchUp, useLink } from "../../graphql/link-context.ts";
import { createDeletionFeed } from "./create-deletion-feed.ts";
import { type Deletion, DeletionsQuery } from "./document.ts";
import { isUnderWay } from "./status-words.ts";

export interface OpenDeletions {
  /** Those that are under way, and those that ended while the page was open, until they are put away. */
  readonly rows: Accessor<readonly Deletion[]>;
  accept(deletions: readonly Deletion[]): void;
  putAway(ids: readonly string[]): void;
}

/** More are not under way at once: the list of all tells of the others. */
const LOOKED_AT = 30;

/** What is being deleted just now, whoever asked for it. For admins. */
export function createOpenDeletions(): OpenDeletions {
  const link = useLink();
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  const adopt = (seen: readonly Deletion[]) => {
    const open = seen.filter(isUnderWay);
    if (open.length > 0) setIds((held) => new Set([...held, ...open.map(({ id }) => id)]));
  };
  const feed = createDeletionFeed((seen) => adopt([seen]));
  const accept = (seen: readonly Deletion[]) => {
    feed.accept(seen);
    adopt(seen);
  };
  createCatchUp(async () => {
    const { deletions } = await ask(link.client, DeletionsQuery, {
      first: LOOKED_AT,
      after: null,
      requestId: null,
    });
    accept(deletions.nodes);
  });
  return {
    rows: createMemo(() => [...ids()].flatMap((id) => feed.byId[id] ?? [])),
    accept,
    putAway: (gone) => setIds((held) => new Set([...held].filter((id) => !gone.includes(id)))),
  };
}
