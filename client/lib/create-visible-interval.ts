import { onCleanup } from "solid-js";

/** Calls `work` every `intervalMs` while the page is visible, for as long as the owner lives. */
export function createVisibleInterval(work: () => void, intervalMs: number): void {
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") work();
  }, intervalMs);
  onCleanup(() => clearInterval(timer));
}
