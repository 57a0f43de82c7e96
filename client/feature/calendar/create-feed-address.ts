import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import {
  CreateFeedAddressMutation,
  type FeedAddress,
  FeedAddressQuery,
  type NewFeedAddress,
  RevokeFeedAddressMutation,
} from "./document.ts";

export interface OwnFeedAddress {
  /** Null: there is none. */
  readonly address: Accessor<FeedAddress | null>;
  /** The URLs of an address that was created here; nobody can show those of another. */
  readonly created: Accessor<NewFeedAddress | null>;
  readonly isLoaded: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
  /** Creates an address; a former one stops working. */
  create(): Promise<void>;
  revoke(): Promise<void>;
}

/** The secret address at which programs read the person's calendar and news. */
export function createFeedAddress(): OwnFeedAddress {
  const { client } = useConnection();
  const [created, setCreated] = createSignal<NewFeedAddress | null>(null);
  const { value, error, reload, change } = createLoaded<{ readonly address: FeedAddress | null }>(
    async () => ({ address: (await runQuery(client, FeedAddressQuery, {})).feedAddress }),
  );
  return {
    address: () => value()?.address ?? null,
    created,
    isLoaded: () => value() !== null,
    error,
    reload,
    async create() {
      const { createFeedAddress: made } = await runMutation(client, CreateFeedAddressMutation, {});
      setCreated(made);
      change(() => ({ address: made.feedAddress }));
    },
    async revoke() {
      await runMutation(client, RevokeFeedAddressMutation, {});
      setCreated(null);
      change(() => ({ address: null }));
    },
  };
}
