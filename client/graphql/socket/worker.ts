import { createSocketHub } from "./hub.ts";
import { createLiveSocket } from "./live-socket.ts";

// The shared worker of all tabs of a browser in which the same person is signed in: they share one socket.

const hub = createSocketHub(createLiveSocket);

addEventListener("connect", (event) => {
  const [port] = event instanceof MessageEvent ? event.ports : [];
  if (port !== undefined) hub.add(port);
});
