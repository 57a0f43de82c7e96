import { setTimeout as pause } from "node:timers/promises";
import { HubConnectionBuilder, NullLogger, type HubConnection } from "@microsoft/signalr";
import type { IntegrationDeps, ServiceConnection } from "../port.ts";
import { HUB_EVENTS } from "./hub-event.ts";

/**
 * Names that a server does not know are ignored, so this list serves v5 (`shoko`) and v6 (the rest). The other feeds
 * (queue ticks, metadata) would be received to be thrown away.
 */
const FEEDS = "shoko,file,release";

/** The server sends something every 15 s and drops a silent client after 60 s. */
const SERVER_TIMEOUT_MS = 90_000;

/** By failures in a row. */
const RETRY_AFTER_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** A connection that holds this long was a good one: the next retry is quick again. */
const STEADY_AFTER_MS = 30_000;

export interface HubListener {
  onOpen(): void;
  onClosed(): void;
  onEvent(event: string, body: unknown): void;
}

/** Hears Shoko's events until the deps' signal ends it. A fresh server refuses for a while, so it never gives up. */
export function listenToHub(
  connection: ServiceConnection,
  deps: IntegrationDeps,
  listener: HubListener,
): void {
  const { log, signal } = deps;
  const service = connection.slug;
  const hub = buildHub(connection);
  for (const event of HUB_EVENTS) hub.on(event, (body: unknown) => listener.onEvent(event, body));
  let onClosed: () => void = () => undefined;
  hub.onclose(() => onClosed());
  signal.addEventListener("abort", () => void hub.stop(), { once: true });

  async function holdConnection(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      onClosed = resolve;
    });
    await hub.start();
    listener.onOpen();
    await closed;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const startedAt = performance.now();
      try {
        await holdConnection();
      } catch {
        // The client's errors repeat addresses; the REST calls say in words what is wrong.
        await hub.stop().catch(() => undefined);
      }
      if (signal.aborted) return;
      failures = performance.now() - startedAt >= STEADY_AFTER_MS ? 0 : failures + 1;
      log.debug({ service, failures }, "not connected to Shoko's hub");
      listener.onClosed();
      const waitMs = RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)];
      await pause(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  void run();
}

function buildHub({ url, apiKey = "" }: ServiceConnection): HubConnection {
  const address = new URL(`${url.replace(/\/+$/, "")}/signalr/aggregate`);
  address.searchParams.set("feeds", FEEDS);
  const headers: Record<string, string> = { apikey: apiKey };
  if (address.username !== "" || address.password !== "") {
    const login = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`;
    headers["authorization"] = `Basic ${Buffer.from(login).toString("base64")}`;
    address.username = "";
    address.password = "";
  }
  return (
    new HubConnectionBuilder()
      // On Node the header reaches the WebSocket too, so the key never has to stand in an address.
      .withUrl(address.href, { headers, logger: NullLogger.instance })
      .configureLogging(NullLogger.instance)
      .withServerTimeout(SERVER_TIMEOUT_MS)
      .build()
  );
}
