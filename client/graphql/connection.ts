import { type Accessor, batch, createMemo, createSignal, onCleanup } from "solid-js";
import { createClient } from "./client.ts";
import {
  CHECK_INTERVAL_MS,
  CLOSED,
  type ConnectionPhase,
  toConnectionPhase,
  retryDelayMs,
} from "./connection-phase.ts";
import type { HeadStart } from "./head-start.ts";
import type { LastAnswers } from "./last-answers.ts";
import type { Client } from "./operation-type.ts";
import { sleep } from "./sleep.ts";
import type { LiveSocket, SocketListener } from "./socket/live-socket.ts";

export interface ConnectionOptions {
  readonly apiUrl: string;
  readonly openSocket: (listener: SocketListener) => LiveSocket;
  readonly lastAnswers: LastAnswers;
  readonly headStart?: HeadStart;
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

/** Opens a connection, which closes with its owner. */
export function createConnection(options: ConnectionOptions): Connection {
  const [socketState, setSocketState] = createSignal(CLOSED);
  const [pendingLoads, setPendingLoads] = createSignal(0);
  const [epoch, setEpoch] = createSignal(0);
  const [now, setNow] = createSignal(Date.now());
  const refetchAll = () => setEpoch((count) => count + 1);
  let hasEnded = false;

  const addPending = (change: number) => setPendingLoads((count) => count + change);
  const socket = options.openSocket({
    onState(state) {
      const isNew = state.isOpen && !socketState().isOpen;
      batch(() => {
        setNow(Date.now());
        setSocketState(state);
        options.lastAnswers.setReachable(state.isOpen);
        if (!isNew) return;
        // Screens begin to load only once this batch ends; the connection is not live for a moment before that.
        addPending(1);
        refetchAll();
      });
      if (isNew) addPending(-1);
    },
    onForbidden: options.onUnauthenticated,
    onBroken: options.onBroken,
  });

  const updateVisible = () => {
    const isVisible = document.visibilityState === "visible";
    socket.setVisible(isVisible);
    if (isVisible) setNow(Date.now());
  };
  updateVisible();
  document.addEventListener("visibilitychange", updateVisible);
  const ticker = setInterval(() => setNow(Date.now()), CHECK_INTERVAL_MS);
  onCleanup(() => {
    hasEnded = true;
    clearInterval(ticker);
    document.removeEventListener("visibilitychange", updateVisible);
    socket.close();
  });

  const catchUp = async (work: () => Promise<void>, signal: AbortSignal) => {
    addPending(1);
    for (let failures = 0; !signal.aborted && !hasEnded; failures += 1) {
      try {
        await work();
        break;
      } catch {
        // The caller shows the error; here it only keeps the phase from being live.
        const isVisible = document.visibilityState === "visible";
        await sleep(retryDelayMs(failures, Math.random(), isVisible), (wake) =>
          signal.addEventListener("abort", wake),
        );
      }
    }
    addPending(-1);
  };

  return {
    client: createClient({
      url: options.apiUrl,
      socket,
      lastAnswers: options.lastAnswers,
      ...(options.headStart !== undefined && { headStart: options.headStart }),
      onUnauthenticated: options.onUnauthenticated,
    }),
    phase: createMemo(() => toConnectionPhase(socketState(), pendingLoads(), now())),
    lastMessageAt: () => socketState().lastMessageAt,
    epoch,
    refetchAll,
    catchUp: (work, signal) => void catchUp(work, signal),
    probe() {
      setNow(Date.now());
      socket.probe();
    },
  };
}
