import { createStore, reconcile, unwrap } from "solid-js/store";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { type Deletion, DeletionChangedSubscription } from "./document.ts";

export interface DeletionFeed {
  /** The latest copy of each deletion, by id. */
  readonly byId: Readonly<Record<string, Deletion>>;
  /** Merges deletions from a response; copies older than the current ones are ignored. */
  accept(deletions: readonly Deletion[]): void;
}

/** Subscribes to changes of all deletions. For admins. */
export function createDeletionFeed(onChanged: (deletion: Deletion) => void): DeletionFeed {
  const [byId, setById] = createStore<Record<string, Deletion>>({});
  const accept = (incoming: readonly Deletion[]) => {
    for (const deletion of incoming) {
      const current = unwrap(byId)[deletion.id];
      if (current === undefined) setById(deletion.id, deletion);
      else if (lastUpdatedAt(current) <= lastUpdatedAt(deletion))
        setById(deletion.id, reconcile(deletion, { key: "id" }));
    }
  };
  createSubscription(DeletionChangedSubscription, {}, ({ deletionChanged }) => {
    accept([deletionChanged]);
    onChanged(deletionChanged);
  });
  return { byId, accept };
}

/** The progress of a step does not change the deletion's own `updatedAt`. */
function lastUpdatedAt({ updatedAt, steps }: Deletion): number {
  return Math.max(
    ...[updatedAt, ...steps.map((step) => step.updatedAt)].map((at) => Date.parse(at)),
  );
}
