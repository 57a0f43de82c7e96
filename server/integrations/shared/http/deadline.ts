import type { Timers } from "../../port/connection.ts";

/** Why a call was called off; null while it was not. */
export type Ending = "stopped" | "timeout" | null;

/** A signal for one call. By hand, because AbortSignal.any keeps every short-lived signal reachable from the tracker's own. */
export function startDeadline(outer: AbortSignal, timeoutMs: number, timers: Timers) {
  const controller = new AbortController();
  let ending: Ending = null;
  const end = (how: Exclude<Ending, null>) => {
    ending ??= how;
    controller.abort();
  };
  const onStop = () => end("stopped");
  const callOff = timers.after(timeoutMs, () => end("timeout"));
  outer.addEventListener("abort", onStop, { once: true });
  if (outer.aborted) onStop();
  return {
    signal: controller.signal,
    endedBy: (): Ending => ending,
    clear() {
      callOff();
      outer.removeEventListener("abort", onStop);
    },
  };
}
