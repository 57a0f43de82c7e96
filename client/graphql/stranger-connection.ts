import { createMemo, createSignal, onCleanup } from "solid-js";
import { createClient } from "./client.ts";
import { retryDelayMs } from "./connection-phase.ts";
import type { Connection } from "./connection.ts";

/**
 * The connection of a page for people without a session: the server opens no WebSocket to strangers, so subscriptions are
 * streams of server-sent events. Closes with its owner.
 */
export function createStrangerConnection(apiUrl: string): Connection {
  const [pending, setPending] = createSignal(0);
  const [failures, setFailures] = createSignal(0);
  const [lastMessageAt, setLastMessageAt] = createSignal<number | null>(null);
  const [epoch, setEpoch] = createSignal(0);
  let retryNow = () => {};
  let hasEnded = false;
  onCleanup(() => {
    hasEnded = true;
    retryNow();
  });

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
        await wait(retryDelayMs(failed, Math.random()), signal);
      }
    }
    setPending((count) => count - 1);
  };

  return {
    client: createClient({ url: apiUrl, onUnauthenticated: () => {}, streams: true }),
    phase: createMemo(() => {
      if (failures() > 0) return "offline";
      if (pending() === 0) return "live";
      return lastMessageAt() === null ? "connecting" : "catching-up";
    }),
    lastMessageAt,
    epoch,
    refetchAll: () => void setEpoch((count) => count + 1),
    catchUp: (work, signal) => void catchUp(work, signal),
    probe: () => retryNow(),
  };
}
