import { type Accessor, createSignal } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { runQuery } from "../../graphql/operation.ts";
import { isNewer } from "../../lib/version.ts";
import {
  type SharedRequest,
  SharedRequestChangedSubscription,
  SharedRequestQuery,
} from "./document.ts";

export interface LiveSharedRequest {
  /** Null while loading, and once the link is not valid. */
  readonly request: Accessor<SharedRequest | null>;
  /** Whether the link is unknown, revoked or expired. */
  readonly isGone: Accessor<boolean>;
  /** Whether the link was valid when the page was opened. */
  readonly wasValid: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
}

/** Follows the request of a share link until the link is revoked or expires. */
export function createSharedRequest(token: string): LiveSharedRequest {
  const { client } = useConnection();
  const [store, setStore] = createStore<{ request: SharedRequest | null }>({ request: null });
  const [isGone, setIsGone] = createSignal(false);
  const [wasValid, setWasValid] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);

  const accept = (seen: SharedRequest) => {
    const held = store.request;
    setWasValid(true);
    if (held !== null && isNewer(held.version, seen.version)) return;
    // Episodes have no ID that leaves the tracker: they keep their place.
    setStore("request", reconcile(seen, { key: null, merge: held !== null }));
  };
  const read = async () => {
    try {
      const { sharedRequest } = await runQuery(client, SharedRequestQuery, { token });
      setError(null);
      setIsGone(sharedRequest === null);
      if (sharedRequest === null) setStore("request", null);
      else accept(sharedRequest);
    } catch (thrown) {
      setError(thrown);
      throw thrown;
    }
  };
  const reload = () => read().catch(() => {});

  createCatchUp(read);
  createSubscription(
    SharedRequestChangedSubscription,
    { token },
    ({ sharedRequestChanged }) => accept(sharedRequestChanged),
    // The server ends the subscription with the link.
    { onEnd: () => void reload() },
  );
  return { request: () => store.request, isGone, wasValid, error, reload };
}
