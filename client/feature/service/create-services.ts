import { type Accessor, createSignal, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { ask, createCatchUp, createFollow, useLink } from "../../graphql/link-context.ts";
import { type Service, ServiceChangedSubscription, ServicesQuery } from "./document.ts";

export interface Services {
  readonly services: readonly Service[];
  readonly isLoaded: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  /** Takes in what a change has answered, without waiting for the news of it. */
  keep(service: Service): void;
  reload(): Promise<void>;
}

/** Budgets rise with every call and are no news of their own, so a page in front is read again. */
const READ_EVERY_MS = 10_000;

/** The outside services, followed live. */
export function createServices(): Services {
  const link = useLink();
  const [store, setStore] = createStore<{ services: Service[] }>({ services: [] });
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);

  const read = async () => {
    try {
      const { services } = await ask(link.client, ServicesQuery, {});
      setStore("services", reconcile(services, { key: "slug" }));
      setIsLoaded(true);
      setError(null);
    } catch (error) {
      setError(error);
      throw error;
    }
  };
  const reload = () => read().catch(() => {});
  const keep = (service: Service) => {
    const index = store.services.findIndex(({ slug }) => slug === service.slug);
    setStore("services", index < 0 ? store.services.length : index, reconcile(service));
  };

  createFollow(ServiceChangedSubscription, {}, ({ serviceChanged }) => keep(serviceChanged));
  createCatchUp(read);
  const timer = setInterval(() => {
    if (document.visibilityState === "visible" && isLoaded()) void reload();
  }, READ_EVERY_MS);
  onCleanup(() => clearInterval(timer));

  return {
    get services() {
      return store.services;
    },
    isLoaded,
    error,
    keep,
    reload,
  };
}
