import type { Sink, SubscribePayload } from "graphql-ws";
import { CHECK_INTERVAL_MS, CLOSED, type SocketState } from "../connection-phase.ts";
import { isReachable, liveUrl } from "../reachable.ts";
import type { LiveSocket, SocketListener, SubscriptionResult } from "./live-socket.ts";
import type { FromHub, ToHub } from "./message.ts";

interface SharedSocketOptions {
  /** Leads to the worker that holds the socket; null where there is none. */
  readonly port: MessagePort | null;
  readonly url: string;
  readonly listener: SocketListener;
  /** Opens a socket of this tab alone, when the worker does not answer. */
  readonly openOwn: () => Promise<LiveSocket>;
  readonly isVisible: boolean;
}

interface Subscription {
  readonly payload: SubscribePayload;
  readonly sink: Sink<SubscriptionResult>;
  /** Ends it on the socket of this tab alone. */
  end?: () => void;
}

/** The worker sends a heartbeat every 2 s. */
const WORKER_TIMEOUT_MS = 6000;
/** Until its first message. */
const START_TIMEOUT_MS = 3000;
/** From so many failed attempts on, the tab tries for itself whether the server can be reached. */
const MIN_FAILURES = 3;
const REQUEST_TIMEOUT_MS = 2000;

/** The socket of the shared worker as one tab uses it; a socket of the tab itself where the worker fails. */
export function createSharedSocket(options: SharedSocketOptions): LiveSocket {
  const { port, url, listener } = options;
  const subscriptions = new Map<number, Subscription>();
  let mode: "shared" | "own" | "closed" = "shared";
  /** Null until it has been loaded. */
  let own: LiveSocket | null = null;
  let state = CLOSED;
  let lastId = 0;
  let { isVisible } = options;
  let heardAt = Date.now() - WORKER_TIMEOUT_MS + START_TIMEOUT_MS;
  const send = (message: ToHub) => {
    if (mode === "shared") port?.postMessage(message);
  };

  const receive = (message: FromHub) => {
    heardAt = Date.now();
    switch (message.kind) {
      case "state":
        return listener.onState((state = message.state));
      case "forbidden":
        return listener.onForbidden();
      case "broken":
        return listener.onBroken();
      case "next":
        listener.onState((state = { ...state, lastMessageAt: heardAt }));
        return subscriptions.get(message.id)?.sink.next(message.value);
      case "error":
      case "complete": {
        const sink = subscriptions.get(message.id)?.sink;
        subscriptions.delete(message.id);
        if (message.kind === "complete") return sink?.complete();
        const { error } = message;
        return sink?.error(Array.isArray(error) ? error : new Error(String(error)));
      }
    }
  };

  const subscribeOn = (socket: LiveSocket, subscription: Subscription) => {
    subscription.end = socket.subscribe(subscription.payload, subscription.sink);
  };
  const useOwn = async () => {
    leave();
    mode = "own";
    const opened = await options.openOwn();
    if (mode !== "own") return opened.close();
    own = opened;
    own.setVisible(isVisible);
    for (const subscription of subscriptions.values()) subscribeOn(own, subscription);
  };

  const onMessage = ({ data }: MessageEvent<FromHub>) => receive(data);
  port?.addEventListener("message", onMessage);
  port?.start();
  send({ kind: "open", url, isVisible });
  const lock = holdLock((name) => send({ kind: "lock", name }));
  const onPageHide = ({ persisted }: PageTransitionEvent) => {
    // A page that is kept may be shown again.
    if (!persisted && mode === "shared") leave();
  };
  addEventListener("pagehide", onPageHide);
  const watch = superviseWorker({
    isVisible: () => isVisible,
    heardAt: () => heardAt,
    state: () => state,
    url,
    onFailed: () => {
      if (mode === "shared") void useOwn();
    },
  });
  const leave = () => {
    clearInterval(watch);
    removeEventListener("pagehide", onPageHide);
    send({ kind: "close" });
    port?.removeEventListener("message", onMessage);
    lock.release();
  };
  if (port === null) void useOwn();

  return {
    subscribe(payload, sink) {
      const id = (lastId += 1);
      const subscription: Subscription = { payload, sink };
      subscriptions.set(id, subscription);
      send({ kind: "subscribe", id, payload });
      if (own !== null) subscribeOn(own, subscription);
      return () => {
        if (!subscriptions.delete(id)) return;
        if (subscription.end !== undefined) return subscription.end();
        send({ kind: "stop", id });
        sink.complete();
      };
    },
    setVisible(isNowVisible) {
      if (isNowVisible && !isVisible) heardAt = Date.now();
      isVisible = isNowVisible;
      send({ kind: "visible", isVisible });
      own?.setVisible(isVisible);
    },
    probe() {
      send({ kind: "probe" });
      own?.probe();
    },
    close() {
      if (mode === "shared") leave();
      mode = "closed";
      own?.close();
    },
  };
}

interface Supervised {
  readonly isVisible: () => boolean;
  /** When the worker was last heard of. */
  readonly heardAt: () => number;
  readonly state: () => SocketState;
  readonly url: string;
  readonly onFailed: () => void;
}

/** Finds out that the worker does not answer, or cannot reach a server that the tab can reach. */
function superviseWorker({ isVisible, heardAt, state, url, onFailed }: Supervised) {
  /** The failures of the worker when the tab reached the server; null if it did not. */
  let reachedAfter: number | null = null;
  let askedAfter = 0;
  /** A worker may be refused what the tab is permitted, such as a certificate that its user has accepted. */
  const compare = async () => {
    const { isOpen, failures } = state();
    if (isOpen || failures < MIN_FAILURES) reachedAfter = null;
    if (isOpen || failures < MIN_FAILURES || failures === askedAfter) return;
    askedAfter = failures;
    if (!(await isReachable(liveUrl(url), REQUEST_TIMEOUT_MS))) return;
    // After an outage the next attempt succeeds.
    if (reachedAfter !== null && failures > reachedAfter + 1) onFailed();
    reachedAfter ??= failures;
  };
  return setInterval(() => {
    // The timers of a hidden tab are too slow to notice a silence.
    if (!isVisible()) return;
    if (Date.now() - heardAt() > WORKER_TIMEOUT_MS) onFailed();
    else void compare();
  }, CHECK_INTERVAL_MS);
}

/**
 * Holds a lock until it is released or the tab is gone, and calls `onHeld` with its name. Does nothing where there are no
 * locks: outside secure contexts, such as http://192.168.1.10.
 */
function holdLock(onHeld: (name: string) => void): { release(): void } {
  if (!("locks" in navigator)) return { release: () => {} };
  const held = Promise.withResolvers<void>();
  const name = `tab ${crypto.randomUUID()}`;
  void navigator.locks.request(name, () => {
    onHeld(name);
    return held.promise;
  });
  return { release: held.resolve };
}
