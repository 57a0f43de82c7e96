import { onCleanup } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";

/** After sleep, in front again or online again: the line is tried at once, not at its next beat. */
export function createWakeProbe(): void {
  const connection = useConnection();
  const probe = () => {
    if (document.visibilityState === "visible") connection.probe();
  };
  document.addEventListener("visibilitychange", probe);
  addEventListener("online", probe);
  addEventListener("offline", probe);
  addEventListener("pageshow", probe);
  onCleanup(() => {
    document.removeEventListener("visibilitychange", probe);
    removeEventListener("online", probe);
    removeEventListener("offline", probe);
    removeEventListener("pageshow", probe);
  });
}
