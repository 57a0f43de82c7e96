import { createStore, reconcile, unwrap } from "solid-js/store";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { type Deletion, DeletionChangedSubscription } from "./document.ts";

export interface DeletionFeed {
  /** By id, each in its newest form. */
  readonly byId: Readonly<Record<string, Deletion>>;
  /** Takes in what was answered; what is older than what is held changes nothing. */
  accept(deletions: readonly Deletion[]): void;
}

/** Follows every deletion. For admins: others are refused. */
export function createDeletionFeed(onChanged: (deletion: Deletion) => void): DeletionFeed {
  const [byId, setById] = createStore<Record<string, Deletion>>({});
  const accept = (seen: readonly Deletion[]) => {
    for (const deletion of seen) {
      const held = unwrap(byId)[deletion.id];
      if (held === undefined) setById(deletion.id, deletion);
      else if (lastUpdatedAt(held) <= lastUpdatedAt(deletion))
        setById(deletion.id, reconcile(deletion, { key: "id" }));
    }
  };
  createSubscription(DeletionChangedSubscription, {}, ({ deletionChanged }) => {
    accept([deletionChanged]);
    onChanged(deletionChanged);
  });
  return { byId, accept };
}

/** A step that gets on does not touch the deletion itself. */
function lastUpdatedAt({ updatedAt, steps }: Deletion): number {
  return Math.max(
    ...[updatedAt, ...steps.map((step) => step.updatedAt)].map((at) => Date.parse(at)),
  );
}
