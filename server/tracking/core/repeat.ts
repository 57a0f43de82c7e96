import type { Clock } from "./clock.ts";

/**
 * Runs `work` repeatedly: first after `firstMs`, then `everyMs` after each run has ended. The returned function stops
 * and waits for the current run.
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
