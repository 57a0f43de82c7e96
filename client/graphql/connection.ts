import type { Client } from "@urql/core";
import { type Client as Socket, CloseCode, createClient as createSocket } from "graphql-ws";
import { type Accessor, batch, createMemo, createSignal, onCleanup } from "solid-js";
import { createClient } from "./client.ts";
import {
  PING_INTERVAL_MS,
  type ConnectionPhase,
  type SocketState,
  isResponsive,
  toConnectionPhase,
  retryDelayMs,
} from "./connection-phase.ts";

export interface ConnectionOptions {
  readonly apiUrl: string;
  readonly socketUrl: string;
  /** Called when the session has ended, or its rights have changed. */
  readonly onUnauthenticated: () => void;
  /** Called when the socket was closed with a final code and will not reconnect. */
  readonly onBroken: () => void;
}

/** The connection of a signed-in browser: queries and mutations over HTTP, subscriptions over one WebSocket. */
export interface Connection {
  readonly client: Client;
  readonly phase: Accessor<ConnectionPhase>;
  /** When the last message arrived over the socket, in ms. */
  readonly lastMessageAt: Accessor<number | null>;
  /** Rises with every connection: screens load their data again. */
  readonly epoch: Accessor<number>;
  /** Makes every screen load its data again, as after a reconnection. */
  refetchAll(): void;
  /** Runs `work` and retries it until it succeeds or `signal` aborts; until then the phase is not live. */
  catchUp(work: () => Promise<void>, signal: AbortSignal): void;
  /** Checks now whether the connection still works, for example after sleep. */
  probe(): void;
}

const PROBE_TIMEOUT_MS = 3000;
const CHECK_INTERVAL_MS = 1000;

/** Opens a connection, which closes with its owner. */
export function createConnection(options: ConnectionOptions): Connection {
  const [socketState, setSocketState] = createSignal<SocketState>({
    isOpen: false,
    failures: 0,
    lastMessageAt: null,
    pendingLoads: 0,
  });
  const [epoch, setEpoch] = createSignal(0);
  const [now, setNow] = createSignal(Date.now());
  const update = (part: Partial<SocketState>) => setSocketState((state) => ({ ...state, ...part }));
  const refetchAll = () => setEpoch((count) => count + 1);
  const onMessage = () => batch(() => update({ lastMessageAt: setNow(Date.now()) }));

  let current: WebSocket | undefined;
  let retryNow: () => void = () => {};
  let hasEnded = false;

  const socket: Socket = createSocket({
    url: options.socketUrl,
    lazy: false,
    keepAlive: PING_INTERVAL_MS,
    connectionAckWaitTimeout: 10_000,
    retryAttempts: Infinity,
    shouldRetry: () => !hasEnded,
    retryWait: (retries) =>
      sleep(retryDelayMs(retries, Math.random()), (wake) => (retryNow = wake)),
    // graphql-ws treats some close codes as final, whatever shouldRetry returns.
    onNonLazyError: () => {
      if (!hasEnded) options.onBroken();
    },
    on: {
      opened: (opened) => (current = toWebSocket(opened)),
      connected: () =>
        batch(() => {
          update({ isOpen: true, failures: 0, lastMessageAt: setNow(Date.now()) });
          refetchAll();
        }),
      message: onMessage,
      closed: (event) => {
        setSocketState((state) => ({
          ...state,
          isOpen: false,
          failures: state.isOpen ? 0 : state.failures + 1,
        }));
        if (isForbidden(event)) options.onUnauthenticated();
      },
    },
  });

  const probe = () => {
    if (!socketState().isOpen || current?.readyState !== WebSocket.OPEN) return retryNow();
    const sentAt = Date.now();
    current.send(JSON.stringify({ type: "ping" }));
    setTimeout(() => {
      if (!hasEnded && (socketState().lastMessageAt ?? 0) < sentAt) socket.terminate();
    }, PROBE_TIMEOUT_MS);
  };

  const ticker = setInterval(() => {
    setNow(Date.now());
    if (socketState().isOpen && !isResponsive(socketState(), now())) socket.terminate();
  }, CHECK_INTERVAL_MS);

  onCleanup(() => {
    hasEnded = true;
    clearInterval(ticker);
    retryNow();
    // Rejects when the socket is disposed of while connecting, which is expected here.
    Promise.resolve(socket.dispose()).catch(() => {});
  });

  const catchUp = async (work: () => Promise<void>, signal: AbortSignal) => {
    setSocketState((state) => ({ ...state, pendingLoads: state.pendingLoads + 1 }));
    for (let failures = 0; !signal.aborted && !hasEnded; failures += 1) {
      try {
        await work();
        break;
      } catch {
        // The caller shows the error; here it only keeps the phase from being live.
        await sleep(retryDelayMs(failures, Math.random()), (wake) =>
          signal.addEventListener("abort", wake),
        );
      }
    }
    setSocketState((state) => ({ ...state, pendingLoads: state.pendingLoads - 1 }));
  };

  return {
    client: createClient({
      url: options.apiUrl,
      socket,
      onUnauthenticated: options.onUnauthenticated,
    }),
    phase: createMemo(() => toConnectionPhase(socketState(), now())),
    lastMessageAt: () => socketState().lastMessageAt,
    epoch,
    refetchAll,
    catchUp: (work, signal) => void catchUp(work, signal),
    probe,
  };
}

function sleep(ms: number, onStart: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    onStart(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Whether the server closed the socket because its session has ended, or has other rights now. */
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
