import type { FormattedExecutionResult } from "graphql";
import { CloseCode, type Sink, type SubscribePayload, createClient } from "graphql-ws";
import {
  CHECK_INTERVAL_MS,
  CLOSED,
  PING_INTERVAL_MS,
  type SocketState,
  isResponsive,
  retryDelayMs,
} from "../connection-phase.ts";
import { sleep } from "../sleep.ts";
import { createHungAttemptCheck } from "./hung-attempt.ts";

export type SubscriptionResult = FormattedExecutionResult<Record<string, unknown>>;

export interface SocketListener {
  onState(state: SocketState): void;
  /** The server closed the socket because its session has ended, or has other rights now. */
  onForbidden(): void;
  /** The server closed the socket with a final code: it does not reconnect. */
  onBroken(): void;
}

/** Carries subscriptions; reconnects by itself until it is closed. */
export interface LiveSocket {
  subscribe(payload: SubscribePayload, sink: Sink<SubscriptionResult>): () => void;
  /** Says whether anybody sees the page: only then is it worth a quick reconnection. */
  setVisible(isVisible: boolean): void;
  /** Checks now whether the socket still works, for example after sleep. */
  probe(): void;
  close(): void;
}

const PROBE_TIMEOUT_MS = 3000;

/** Opens a socket of its own, in a page or in a worker. */
export function createLiveSocket(url: string, listener: SocketListener): LiveSocket {
  let state = CLOSED;
  let isVisible = true;
  let hasEnded = false;
  /** Until then an open socket may be silent: a ping is on its way. */
  let patientUntil = 0;
  let current: WebSocket | undefined;
  let retryNow: () => void = () => {};
  let skipsWait = false;
  const update = (part: Partial<SocketState>) => {
    state = { ...state, ...part };
    if (!hasEnded) listener.onState(state);
  };
  const attempts = createHungAttemptCheck(url);

  const socket = createClient({
    url,
    lazy: false,
    keepAlive: PING_INTERVAL_MS,
    connectionAckWaitTimeout: 10_000,
    retryAttempts: Infinity,
    shouldRetry: () => !hasEnded,
    retryWait(retries) {
      const delayMs = skipsWait ? 0 : retryDelayMs(retries, Math.random(), isVisible);
      skipsWait = false;
      return sleep(delayMs, (wake) => (retryNow = wake));
    },
    // graphql-ws treats some close codes as final, whatever shouldRetry returns.
    onNonLazyError: () => {
      if (!hasEnded) listener.onBroken();
    },
    on: {
      connecting: attempts.start,
      opened: (opened) => (current = toWebSocket(opened)),
      connected: () => {
        attempts.succeed();
        update({ isOpen: true, failures: 0, lastMessageAt: Date.now() });
      },
      message: () => update({ lastMessageAt: Date.now() }),
      closed: (event) => {
        attempts.end();
        update({ isOpen: false, failures: state.isOpen ? 0 : state.failures + 1 });
        if (!hasEnded && isForbidden(event)) listener.onForbidden();
      },
    },
  });

  const checkAttempt = async () => {
    const issue = await attempts.findIssue();
    if (issue === null || state.isOpen || hasEnded) return;
    if (issue === "out-of-reach") return update({ failures: Math.max(1, state.failures) });
    skipsWait = true;
    socket.terminate();
  };
  const check = () => {
    if (!isVisible || hasEnded) return;
    if (!state.isOpen) {
      void checkAttempt();
    } else if (!isResponsive(state, Date.now()) && Date.now() > patientUntil) {
      socket.terminate();
    }
  };
  const ticker = setInterval(check, CHECK_INTERVAL_MS);

  return {
    subscribe: socket.subscribe,
    setVisible(isNowVisible) {
      isVisible = isNowVisible;
    },
    probe() {
      if (!state.isOpen || current?.readyState !== WebSocket.OPEN) return retryNow();
      const sentAt = Date.now();
      patientUntil = sentAt + PROBE_TIMEOUT_MS;
      current.send(JSON.stringify({ type: "ping" }));
      setTimeout(() => {
        if (!hasEnded && (state.lastMessageAt ?? 0) < sentAt) socket.terminate();
      }, PROBE_TIMEOUT_MS);
    },
    close() {
      hasEnded = true;
      clearInterval(ticker);
      retryNow();
      // An attempt that hangs would otherwise be waited for.
      if (!state.isOpen) socket.terminate();
      // Rejects when the socket is disposed of while connecting, which is expected here.
      Promise.resolve(socket.dispose()).catch(() => {});
    },
  };
}

function isForbidden(event: unknown): boolean {
  return (
    typeof event === "object" &&
    event !== null &&
    "code" in event &&
    event.code === CloseCode.Forbidden
  );
}

/** graphql-ws types the socket as unknown to avoid DOM types; in a browser it is a WebSocket. */
function toWebSocket(socket: unknown): WebSocket {
  return socket as WebSocket;
}
