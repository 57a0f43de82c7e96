import type { Bus, Change } from "../../tracking/core/bus.ts";

/** Waits for changes, and remembers a change that occurs between two waits. */
export interface Wake {
  /** Resolves to true as soon as there has been a change since the last call, and to false once stopped. */
  next(): Promise<boolean>;
  stop(): void;
}

/** Creates a Wake for the changes that `isRelevant` selects. */
export function createWake(bus: Bus, isRelevant: (change: Change) => boolean): Wake {
  let hasChange = false;
  let isStopped = false;
  let resolveNext: (() => void) | null = null;

  function wake(): void {
    hasChange = true;
    resolveNext?.();
  }
  const unsubscribe = bus.listen((change) => {
    if (isRelevant(change)) wake();
  });

  return {
    async next() {
      if (!hasChange && !isStopped) await new Promise<void>((resolve) => (resolveNext = resolve));
      resolveNext = null;
      hasChange = false;
      return !isStopped;
    },
    stop() {
      isStopped = true;
      unsubscribe();
      wake();
    },
  };
}
