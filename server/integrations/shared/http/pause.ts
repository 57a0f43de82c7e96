import type { Timers } from "../../port/connection.ts";

/** Resolves with true after `ms`, or with false as soon as the tracker stops. */
export function pause(ms: number, signal: AbortSignal, timers: Timers): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (isOver: boolean) => {
      cancel();
      signal.removeEventListener("abort", onStop);
      resolve(isOver);
    };
    const onStop = () => end(false);
    const cancel = timers.after(ms, () => end(true));
    signal.addEventListener("abort", onStop, { once: true });
  });
}
