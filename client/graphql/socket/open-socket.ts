import { type LiveSocket, type SocketListener, createLiveSocket } from "./live-socket.ts";
import { createSharedSocket } from "./shared-socket.ts";

/** Opens the socket of a page. All tabs of the same viewer share one where the browser has shared workers. */
export function openSocket(url: string, viewerKey: string, listener: SocketListener): LiveSocket {
  const openOwn = () => createLiveSocket(url, listener);
  const worker = startWorker(viewerKey);
  if (worker === null) return openOwn();
  const isVisible = document.visibilityState === "visible";
  return createSharedSocket({ port: worker.port, url, listener, openOwn, isVisible });
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
