import type { Client } from "@urql/core";
import { type Client as Socket, createClient as createSocket } from "graphql-ws";
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
  readonly onUnauthenticated: () => void;
  /** The socket was closed for good and does not come back by itself. */
  readonly onBroken: () => void;
}

/** A signed-in browser's line to the tracker: queries over HTTP, everything live over one WebSocket. */
export interface Connection {
  readonly client: Client;
  readonly phase: Accessor<ConnectionPhase>;
  /** When the tracker was last heard over the socket, in ms. */
  readonly lastMessageAt: Accessor<number | null>;
  /** Rises with every (re)connection: whoever shows data reads it again. */
  readonly epoch: Accessor<number>;
  /** Lets every screen read again, as after a reconnection. */
  refetchAll(): void;
  /** The light is not green before `work` has succeeded; a failing one is tried again until `signal` ends it. */
  catchUp(work: () => Promise<void>, signal: AbortSignal): void;
  /** Finds out now whether the line still stands, e.g. after sleep. */
  probe(): void;
}

const PROBE_ANSWER_MS = 3000;
const TICK_MS = 1000;

/** Opens the line; it closes with its owner. */
export function createConnection(options: ConnectionOptions): Connection {
  const [socketState, setSocketState] = createSignal<SocketState>({
    isOpen: false,
    failures: 0,
    lastMessageAt: null,
    pendingLoads: 0,
  });
  const [epoch, setEpoch] = createSignal(0);
  const [now, setNow] = createSignal(Date.now());
  const change = (part: Partial<SocketState>) => setSocketState((held) => ({ ...held, ...part }));
  const refetchAll = () => setEpoch((count) => count + 1);
  const onMessage = () => batch(() => change({ lastMessageAt: setNow(Date.now()) }));

  let current: WebSocket | undefined;
  let wake: () => void = () => {};
  let hasEnded = false;

  const socket: Socket = createSocket({
    url: options.socketUrl,
    lazy: false,
    keepAlive: PING_INTERVAL_MS,
    connectionAckWaitTimeout: 10_000,
    retryAttempts: Infinity,
    shouldRetry: () => !hasEnded,
    retryWait: (retries) =>
      sleep(retryDelayMs(retries, Math.random()), (wakeNow) => (wake = wakeNow)),
    // Some close codes are final to graphql-ws, whatever shouldRetry says.
    onNonLazyError: () => {
      if (!hasEnded) options.onBroken();
    },
    on: {
      opened: (opened) => (current = toWebSocket(opened)),
      connected: () =>
        batch(() => {
          change({ isOpen: true, failures: 0, lastMessageAt: setNow(Date.now()) });
          refetchAll();
        }),
      message: onMessage,
      closed: () =>
        setSocketState((held) => ({
          ...held,
          isOpen: false,
          failures: held.isOpen ? 0 : held.failures + 1,
        })),
    },
  });

  const probe = () => {
    if (!socketState().isOpen || current?.readyState !== WebSocket.OPEN) return wake();
    const askedAt = Date.now();
    current.send(JSON.stringify({ type: "ping" }));
    setTimeout(() => {
      if (!hasEnded && (socketState().lastMessageAt ?? 0) < askedAt) socket.terminate();
    }, PROBE_ANSWER_MS);
  };

  const ticker = setInterval(() => {
    setNow(Date.now());
    if (socketState().isOpen && !isResponsive(socketState(), now())) socket.terminate();
  }, TICK_MS);

  onCleanup(() => {
    hasEnded = true;
    clearInterval(ticker);
    wake();
    // Rejects when it is disposed of while it connects, which is no news here.
    Promise.resolve(socket.dispose()).catch(() => {});
  });

  const catchUp = async (work: () => Promise<void>, signal: AbortSignal) => {
    setSocketState((held) => ({ ...held, pendingLoads: held.pendingLoads + 1 }));
    for (let failures = 0; !signal.aborted && !hasEnded; failures += 1) {
      try {
        await work();
        break;
      } catch {
        // What failed is shown by whoever asked; here it only means that the light stays amber.
        await sleep(retryDelayMs(failures, Math.random()), (wakeNow) =>
          signal.addEventListener("abort", wakeNow),
        );
      }
    }
    setSocketState((held) => ({ ...held, pendingLoads: held.pendingLoads - 1 }));
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

/** graphql-ws types the socket as unknown, so as not to need DOM types; in a browser it is a WebSocket. */
function toWebSocket(socket: unknown): WebSocket {
  return socket as WebSocket;
}
