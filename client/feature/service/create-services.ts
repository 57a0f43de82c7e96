import { type Accessor, createSignal, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { runQuery } from "../../graphql/operation.ts";
import { type Service, ServiceChangedSubscription, ServicesQuery } from "./document.ts";

export interface Services {
  readonly services: readonly Service[];
  readonly isLoaded: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  /** Takes in what a change has answered, without waiting for the news of it. */
  upsert(service: Service): void;
  reload(): Promise<void>;
}

/** Budgets rise with every call and are no news of their own, so a page in front is read again. */
const REFRESH_INTERVAL_MS = 10_000;

/** The outside services, followed live. */
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
  const timer = setInterval(() => {
    if (document.visibilityState === "visible" && isLoaded()) void reload();
  }, REFRESH_INTERVAL_MS);
  onCleanup(() => clearInterval(timer));

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
