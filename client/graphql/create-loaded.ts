import { type Accessor, createSignal } from "solid-js";
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

/** Loads a value now and after every reconnection. */
export function createLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [value, setValue] = createSignal<Value | null>(null);
  const [error, setError] = createSignal<unknown>(null);
  let latest = 0;
  let pending = 0;

  /** A response that a later request has overtaken is dropped. */
  const read = async () => {
    const mine = (latest += 1);
    pending += 1;
    try {
      const loaded = await load();
      if (mine !== latest) return;
      setValue(() => loaded);
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
    value,
    error,
    reload,
    change(update) {
      setValue((current) => (current === null ? null : update(current)));
      // A response that is on its way may be older than the change.
      if (pending > 0) void reload();
    },
  };
}
