import { type Accessor, createSignal } from "solid-js";
import { errorWords } from "../wording/error-words.ts";

export interface Task {
  readonly isBusy: Accessor<boolean>;
  /** Why the last run failed, in words. */
  readonly error: Accessor<string | null>;
  /** Runs `work` unless a run is in progress. Resolves when it has ended, however it ended. */
  run(work: () => Promise<void>): Promise<void>;
  clearError(): void;
}

/** Runs what a button starts, one run at a time. */
export function createTask(): Task {
  const [isBusy, setIsBusy] = createSignal(false);
  const [error, setError] = createSignal<string | null>(null);
  return {
    isBusy,
    error,
    async run(work) {
      if (isBusy()) return;
      setIsBusy(true);
      setError(null);
      try {
        await work();
      } catch (thrown) {
        setError(errorWords(thrown));
      } finally {
        setIsBusy(false);
      }
    },
    clearError: () => void setError(null),
  };
}
