import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createVisibleInterval } from "../../lib/create-visible-interval.ts";
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

/** A line that is cut without a word ends no stream: a visible page asks now and then. */
const REFRESH_INTERVAL_MS = 30_000;
/** So that a stream that ends at once is not asked for in a loop. */
const NEXT_STREAM_MS = 1_000;

/** Follows the request of a share link until the link is revoked or expires. */
export function createSharedRequest(token: string): LiveSharedRequest {
  const connection = useConnection();
  const [store, setStore] = createStore<{ request: SharedRequest | null }>({ request: null });
  const [isGone, setIsGone] = createSignal(false);
  const [wasValid, setWasValid] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  /** Rises with each stream. */
  const [stream, setStream] = createSignal(0);
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => {
    ended.abort();
    clearTimeout(timer);
  });

  const accept = (seen: SharedRequest) => {
    const held = store.request;
    setWasValid(true);
    if (held !== null && isNewer(held.version, seen.version)) return;
    // Episodes have no ID that leaves the tracker: they keep their place.
    setStore("request", reconcile(seen, { key: null, merge: held !== null }));
  };
  const read = async () => {
    try {
      const { sharedRequest } = await runQuery(connection.client, SharedRequestQuery, { token });
      setError(null);
      setIsGone(sharedRequest === null);
      if (sharedRequest === null) setStore("request", null);
      else accept(sharedRequest);
    } catch (thrown) {
      setError(thrown);
      throw thrown;
    }
  };
  /** The server ends the stream with the link, and when it stops. */
  const followOn = () =>
    connection.catchUp(async () => {
      await read();
      clearTimeout(timer);
      if (!isGone()) timer = setTimeout(() => setStream((count) => count + 1), NEXT_STREAM_MS);
    }, ended.signal);

  createCatchUp(read);
  createEffect(
    on(stream, (count) => {
      createSubscription(
        SharedRequestChangedSubscription,
        { token },
        ({ sharedRequestChanged }) => accept(sharedRequestChanged),
        { onEnd: followOn },
      );
      // What changed between two streams.
      if (count > 0) connection.catchUp(read, ended.signal);
    }),
  );
  createVisibleInterval(() => {
    if (!isGone()) connection.catchUp(read, ended.signal);
  }, REFRESH_INTERVAL_MS);

  const reload = () => read().catch(() => {});
  return { request: () => store.request, isGone, wasValid, error, reload };
}
