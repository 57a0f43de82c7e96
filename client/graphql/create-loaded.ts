import { type Accessor, createSignal } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { createCatchUp } from "./create-catch-up.ts";

export interface Loaded<Value> {
  /** Null until it has been loaded. */
  readonly value: Accessor<Value | null>;
  /** Why the last load failed; null if it did not. */
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
  /** Changes the loaded value, without waiting for the next load. */
  change(update: (value: Value) => Value): void;
}

/**
 * Loads a value now and after every reconnection. Items with an `id` keep their identity, so that what somebody does with
 * a row of a list goes on while the list is loaded again.
 */
export function createLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [store, setStore] = createStore<{ value: Value | null }>({ value: null });
  const [error, setError] = createSignal<unknown>(null);
  let latest = 0;
  let pending = 0;
  const set = (value: Value) => setStore(reconcile({ value }, { key: "id" }));

  /** A response that a later request has overtaken is dropped. */
  const read = async () => {
    const mine = (latest += 1);
    pending += 1;
    try {
      const loaded = await load();
      if (mine !== latest) return;
      set(loaded);
      setError(null);
    } catch (thrown) {
      if (mine === latest) setError(() => thrown);
      throw thrown;
    } finally {
      pending -= 1;
    }
  };
  // `error` holds what went wrong.
  const reload = () => read().catch(() => {});
  createCatchUp(read);
  return {
    value: () => store.value,
    error,
    reload,
    change(update) {
      if (store.value !== null) set(update(store.value));
      // A response that is on its way may be older than the change.
      if (pending > 0) void reload();
    },
  };
}
