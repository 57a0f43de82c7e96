import { type Accessor, createSignal } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { ask, createCatchUp, createFollow, useLink } from "../../graphql/link-context.ts";
import { type Service, ServiceChangedSubscription, ServicesQuery } from "./document.ts";

export interface Services {
  readonly services: readonly Service[];
  readonly isLoaded: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
}

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
    } catch (fault) {
      setError(fault);
      throw fault;
    }
  };

  createFollow(ServiceChangedSubscription, {}, ({ serviceChanged }) => {
    const index = store.services.findIndex(({ slug }) => slug === serviceChanged.slug);
    setStore("services", index < 0 ? store.services.length : index, serviceChanged);
  });
  createCatchUp(read);

  return {
    get services() {
      return store.services;
    },
    isLoaded,
    error,
    reload: () => read().catch(() => {}),
  };
}
