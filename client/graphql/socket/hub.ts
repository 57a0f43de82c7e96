import { CHECK_INTERVAL_MS, CLOSED, type SocketState } from "../connection-phase.ts";
import type { LiveSocket, SocketListener } from "./live-socket.ts";
import type { FromHub, OpenMessage, SubscribeMessage, ToHub } from "./message.ts";

/** Shares one socket among the tabs of a browser. Runs in their shared worker. */
export interface SocketHub {
  /** Takes in a tab. */
  add(port: MessagePort): void;
}

interface Tab {
  isVisible: boolean;
  /** Ends a subscription, by the id that the tab gave it. */
  readonly stops: Map<number, () => void>;
}

/** While nothing else happens, tabs learn this often that the worker lives. */
const HEARTBEAT_MS = 4 * CHECK_INTERVAL_MS;

/** The socket is open while there are tabs. */
export function createSocketHub(
  open: (url: string, listener: SocketListener) => LiveSocket,
): SocketHub {
  const tabs = new Map<MessagePort, Tab>();
  let socket: LiveSocket | null = null;
  let state: SocketState = CLOSED;
  let heartbeat: ReturnType<typeof setInterval> | undefined;

  const send = (port: MessagePort, message: FromHub) => port.postMessage(message);
  const sendAll = (message: FromHub) => tabs.forEach((_, port) => send(port, message));

  const start = (url: string) => {
    heartbeat = setInterval(() => sendAll({ kind: "state", state }), HEARTBEAT_MS);
    return open(url, {
      onState(next) {
        const isSameExceptTime = next.isOpen === state.isOpen && next.failures === state.failures;
        state = next;
        // The time goes with the heartbeat, and every result brings its own.
        if (!isSameExceptTime) sendAll({ kind: "state", state });
      },
      onForbidden: () => sendAll({ kind: "forbidden" }),
      onBroken() {
        // The next tab that opens starts anew.
        stop();
        sendAll({ kind: "broken" });
      },
    });
  };
  const stop = () => {
    clearInterval(heartbeat);
    socket?.close();
    socket = null;
    state = CLOSED;
  };
  const updateVisible = () =>
    socket?.setVisible([...tabs.values()].some(({ isVisible }) => isVisible));

  const remove = (port: MessagePort) => {
    const tab = tabs.get(port);
    if (tab === undefined) return;
    tabs.delete(port);
    tab.stops.forEach((end) => end());
    port.close();
    if (tabs.size === 0) stop();
    else updateVisible();
  };

  const enter = (port: MessagePort, { url, isVisible }: OpenMessage) => {
    tabs.set(port, { isVisible, stops: new Map() });
    socket ??= start(url);
    updateVisible();
    send(port, { kind: "state", state });
  };

  const subscribe = (port: MessagePort, { id, payload }: SubscribeMessage) => {
    const stops = tabs.get(port)?.stops;
    if (socket === null || stops === undefined) return;
    const end = socket.subscribe(payload, {
      next: (value) => send(port, { kind: "next", id, value }),
      error(error) {
        stops.delete(id);
        send(port, { kind: "error", id, error: toMessage(error) });
      },
      complete() {
        stops.delete(id);
        send(port, { kind: "complete", id });
      },
    });
    stops.set(id, end);
  };

  const receive = (port: MessagePort, message: ToHub) => {
    const tab = tabs.get(port);
    switch (message.kind) {
      case "open":
        return enter(port, message);
      case "lock":
        // Granted when the tab is gone, however it went.
        return void navigator.locks.request(message.name, () => remove(port));
      case "subscribe":
        return subscribe(port, message);
      case "stop":
        tab?.stops.get(message.id)?.();
        return void tab?.stops.delete(message.id);
      case "visible":
        if (tab !== undefined) tab.isVisible = message.isVisible;
        return updateVisible();
      case "probe":
        return socket?.probe();
      case "close":
        return remove(port);
    }
  };

  return {
    add(port) {
      port.addEventListener("message", ({ data }: MessageEvent<ToHub>) => receive(port, data));
      port.start();
    },
  };
}

/** GraphQL errors can be sent to a tab; an event of a socket cannot, only its text. */
function toMessage(error: unknown): unknown {
  if (Array.isArray(error)) return error;
  return error instanceof Error ? error.message : "The connection ended.";
}
