import { type Accessor, createComputed, createSignal } from "solid-js";

interface Lookup<Value> {
  /** Null until it has been read; while it is read again, what was there before. */
  readonly value: Accessor<Value | null>;
  /** Why the last attempt failed; null if it did not. */
  readonly error: Accessor<unknown>;
  again(): void;
  /** Takes in what is known otherwise. */
  set(value: Value): void;
}

/** Reads a value at once, and whenever something changes that `read` depends on. Null: there is nothing to read yet. */
export function createLookup<Value>(read: () => Promise<Value> | null): Lookup<Value> {
  const [value, setValue] = createSignal<Value | null>(null);
  const [error, setError] = createSignal<unknown>(null);
  let latest: Promise<Value> | null = null;
  const again = () => {
    const mine = (latest = read());
    setError(null);
    mine?.then(
      (found) => {
        if (mine === latest) setValue(() => found);
      },
      (thrown: unknown) => {
        if (mine === latest) setError(() => thrown);
      },
    );
  };
  createComputed(again);
  return { value, error, again, set: (known) => void setValue(() => known) };
}
