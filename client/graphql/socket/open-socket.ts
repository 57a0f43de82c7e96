import type { LiveSocket, SocketListener } from "./live-socket.ts";
import { createSharedSocket } from "./shared-socket.ts";

/** Opens the socket of a page. All tabs of the same viewer share one where the browser has shared workers. */
export function openSocket(url: string, viewerKey: string, listener: SocketListener): LiveSocket {
  return createSharedSocket({
    port: startWorker(viewerKey)?.port ?? null,
    url,
    listener,
    // Most browsers do not need it.
    openOwn: async () => (await import("./live-socket.ts")).createLiveSocket(url, listener),
    isVisible: document.visibilityState === "visible",
  });
}

/** Workers with another name are others: the socket of one person is never used by another. */
function startWorker(name: string): SharedWorker | null {
  if (typeof SharedWorker !== "function") return null;
  try {
    return new SharedWorker(new URL("./worker.ts", import.meta.url), { type: "module", name });
  } catch {
    return null;
  }
}
