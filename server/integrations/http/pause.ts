/** Resolves after `ms` with true, or with false as soon as the tracker stops. */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (isOver: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onStop);
      resolve(isOver);
    };
    const onStop = () => end(false);
    const timer = setTimeout(() => end(true), ms);
    signal.addEventListener("abort", onStop, { once: true });
  });
}
