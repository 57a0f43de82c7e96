import { createMemo, createSignal, onCleanup } from "solid-js";
import { createVisibleInterval } from "../lib/create-visible-interval.ts";
import { createClient } from "./client.ts";
import { retryDelayMs } from "./connection-phase.ts";
import type { Connection } from "./connection.ts";
import { createEventStreams } from "./event-stream.ts";
import { isReachable, liveUrl } from "./reachable.ts";

/** A stream that is lost without a word is silent like one on which nothing happens, so the server is asked. */
const CHECK_INTERVAL_MS = 3000;
const CHECK_TIMEOUT_MS = 4000;

/**
 * The connection of a page for people without a session: the server opens no WebSocket to strangers, so subscriptions are
 * streams of server-sent events. Closes with its owner.
 */
export function createStrangerConnection(apiUrl: string): Connection {
  const [pending, setPending] = createSignal(0);
  const [failures, setFailures] = createSignal(0);
  const [lastMessageAt, setLastMessageAt] = createSignal<number | null>(null);
  const [epoch, setEpoch] = createSignal(0);
  const [isLost, setIsLost] = createSignal(false);
  let streams = new AbortController();
  let isChecking = false;
  let retryNow = () => {};
  let hasEnded = false;
  onCleanup(() => {
    hasEnded = true;
    retryNow();
  });

  /** Streams that were open during an outage may be dead: they are opened anew, and what was missed is loaded. */
  const check = async () => {
    if (isChecking) return;
    isChecking = true;
    const responds = await isReachable(liveUrl(apiUrl), CHECK_TIMEOUT_MS);
    isChecking = false;
    if (hasEnded || responds !== isLost()) return;
    setIsLost(!responds);
    if (!responds) return;
    streams.abort();
    streams = new AbortController();
    retryNow();
  };
  createVisibleInterval(() => void check(), CHECK_INTERVAL_MS);

  const wait = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      retryNow = () => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener("abort", retryNow, { once: true });
    });

  const catchUp = async (work: () => Promise<void>, signal: AbortSignal) => {
    setPending((count) => count + 1);
    while (!signal.aborted && !hasEnded) {
      try {
        await work();
        setFailures(0);
        setLastMessageAt(Date.now());
        break;
      } catch {
        // The caller shows the error.
        const failed = setFailures((count) => count + 1);
        const isVisible = document.visibilityState === "visible";
        await wait(retryDelayMs(failed, Math.random(), isVisible), signal);
      }
    }
    setPending((count) => count - 1);
  };

  return {
    client: createClient({
      url: apiUrl,
      socket: createEventStreams(apiUrl, () => streams.signal),
      onUnauthenticated: () => {},
      signal: () => streams.signal,
    }),
    phase: createMemo(() => {
      if (isLost() || failures() > 0) return "offline";
      if (pending() === 0) return "live";
      return lastMessageAt() === null ? "connecting" : "catching-up";
    }),
    lastMessageAt,
    epoch,
    refetchAll: () => void setEpoch((count) => count + 1),
    catchUp: (work, signal) => void catchUp(work, signal),
    probe() {
      retryNow();
      void check();
    },
  };
}
