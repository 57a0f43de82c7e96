/** Why a call was called off; null while it was not. */
export type Ending = "stopped" | "timeout" | null;

/** A signal for one call. By hand, because AbortSignal.any keeps every short-lived signal reachable from the tracker's own. */
export function startDeadline(outer: AbortSignal, timeoutMs: number) {
  const controller = new AbortController();
  let ending: Ending = null;
  const end = (how: Exclude<Ending, null>) => {
    ending ??= how;
    controller.abort();
  };
  const onStop = () => end("stopped");
  const timer = setTimeout(() => end("timeout"), timeoutMs);
  outer.addEventListener("abort", onStop, { once: true });
  if (outer.aborted) onStop();
  return {
    signal: controller.signal,
    endedBy: (): Ending => ending,
    clear() {
      clearTimeout(timer);
      outer.removeEventListener("abort", onStop);
    },
  };
}
