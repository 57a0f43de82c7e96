import { type Accessor, createSignal } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { runQuery } from "../../graphql/operation.ts";
import { createVisibleInterval } from "../../lib/create-visible-interval.ts";
import { type Service, ServiceChangedSubscription, ServicesQuery } from "./document.ts";

export interface Services {
  readonly services: readonly Service[];
  readonly isLoaded: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  /** Adds or replaces a service that a mutation returned, without waiting for the subscription. */
  upsert(service: Service): void;
  reload(): Promise<void>;
}

/** A changed budget alone is not published, so a visible page polls. */
const REFRESH_INTERVAL_MS = 10_000;

/** Lists the connected services and keeps them current. */
export function createServices(): Services {
  const connection = useConnection();
  const [store, setStore] = createStore<{ services: Service[] }>({ services: [] });
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);

  const read = async () => {
    try {
      const { services } = await runQuery(connection.client, ServicesQuery, {});
      setStore("services", reconcile(services, { key: "slug" }));
      setIsLoaded(true);
      setError(null);
    } catch (thrown) {
      setError(thrown);
      throw thrown;
    }
  };
  const reload = () => read().catch(() => {});
  const upsert = (service: Service) => {
    const index = store.services.findIndex(({ slug }) => slug === service.slug);
    setStore("services", index < 0 ? store.services.length : index, reconcile(service));
  };

  createSubscription(ServiceChangedSubscription, {}, ({ serviceChanged }) =>
    upsert(serviceChanged),
  );
  createCatchUp(read);
  createVisibleInterval(() => {
    if (isLoaded()) void reload();
  }, REFRESH_INTERVAL_MS);

  return {
    get services() {
      return store.services;
    },
    isLoaded,
    error,
    upsert,
    reload,
  };
}
