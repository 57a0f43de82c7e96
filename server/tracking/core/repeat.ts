import type { Clock } from "./clock.ts";

/**
 * Runs `work` again and again, first after `firstMs` and then each time `everyMs` after the last has ended; the returned
 * function waits for the one at hand and ends it.
 */
export function repeat(
  clock: Clock,
  everyMs: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
  firstMs = everyMs,
): () => Promise<void> {
  let isStopped = false;
  let current: Promise<void> | null = null;
  let cancel = clock.after(firstMs, round);
  function round(): void {
    current = work()
      .catch(onError)
      .finally(() => {
        current = null;
        if (!isStopped) cancel = clock.after(everyMs, round);
      });
  }
  return async () => {
    isStopped = true;
    cancel();
    await current;
  };
}
