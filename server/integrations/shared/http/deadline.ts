import type { Timers } from "../../port/connection.ts";

/** Why a call was aborted; null while it was not. */
export type Ending = "stopped" | "timeout" | null;

/**
 * Creates an abort signal for one call. Not AbortSignal.any, which keeps every short-lived signal reachable from the
 * tracker's own.
 */
export function startDeadline(outer: AbortSignal, timeoutMs: number, timers: Timers) {
  const controller = new AbortController();
  let ending: Ending = null;
  const end = (how: Exclude<Ending, null>) => {
    ending ??= how;
    controller.abort();
  };
  const onStop = () => end("stopped");
  const cancel = timers.after(timeoutMs, () => end("timeout"));
  outer.addEventListener("abort", onStop, { once: true });
  if (outer.aborted) onStop();
  return {
    signal: controller.signal,
    endedBy: (): Ending => ending,
    clear() {
      cancel();
      outer.removeEventListener("abort", onStop);
    },
  };
}
