import { onCleanup } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";

/** Probes the connection when the device wakes, goes online or shows the page again, without waiting for the next ping. */
export function createWakeProbe(): void {
  const connection = useConnection();
  const probe = () => {
    if (document.visibilityState === "visible") connection.probe();
  };
  document.addEventListener("visibilitychange", probe);
  // After the browser froze the page.
  document.addEventListener("resume", probe);
  addEventListener("online", probe);
  addEventListener("offline", probe);
  addEventListener("pageshow", probe);
  onCleanup(() => {
    document.removeEventListener("visibilitychange", probe);
    document.removeEventListener("resume", probe);
    removeEventListener("online", probe);
    removeEventListener("offline", probe);
    removeEventListener("pageshow", probe);
  });
}
