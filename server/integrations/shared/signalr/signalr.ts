import type { HttpTransportType, HubConnection, IHttpConnectionOptions } from "@microsoft/signalr";
import { WebSocket, type ClientOptions } from "ws";
import type { IntegrationDeps } from "../../port/connection.ts";
import { keepConnected } from "./reconnect.ts";
import { streamOption } from "./stream-option.ts";

/** Servers send a ping every 15 s and drop a silent client after 60 s. */
const SERVER_TIMEOUT_MS = 90_000;

/** A SignalR hub of an outside service. */
export interface Hub {
  /** Slug, for the log. */
  readonly service: string;
  /** May contain `user:password@`, which is sent as basic authentication. */
  readonly address: URL;
  /** Contain the key: on Node they reach the WebSocket too, so that no address has to contain it. */
  readonly headers: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  readonly allowsSelfSigned: boolean;
}

export interface HubListener {
  onOpen(): void;
  onClosed(): void;
  onEvent(event: string, body: unknown): void;
}

/**
 * Listens to a hub's events until the deps' signal aborts. Never gives up, because a server that has just started
 * refuses connections for a while.
 */
export function listenToHub(
  hub: Hub,
  deps: Pick<IntegrationDeps, "log" | "signal" | "timers" | "openStream">,
  listener: HubListener,
): void {
  const { service } = hub;
  const { log, signal } = deps;
  let connection: HubConnection | null = null;
  let onClosed: () => void = () => undefined;
  signal.addEventListener("abort", () => void connection?.stop(), { once: true });

  async function createConnection(): Promise<HubConnection> {
    const created = await buildConnection(hub, deps.openStream);
    for (const event of hub.events)
      created.on(event, (body: unknown) => listener.onEvent(event, body));
    created.onclose(() => onClosed());
    return created;
  }

  async function holdConnection(): Promise<void> {
    connection ??= await createConnection();
    if (signal.aborted) return;
    const closed = new Promise<void>((resolve) => {
      onClosed = resolve;
    });
    try {
      await connection.start();
      listener.onOpen();
      await closed;
    } finally {
      await connection.stop().catch(() => undefined);
    }
  }

  void keepConnected(deps, holdConnection, (_error, failures) => {
    // The client's errors repeat addresses, and the REST calls already report what is wrong.
    log.debug({ service, failures }, "not connected to the hub");
    listener.onClosed();
    return "again";
  });
}

/** Loads the SignalR client with the first hub: a tracker without hubs never needs its memory. */
async function buildConnection(
  hub: Hub,
  openStream: IntegrationDeps["openStream"],
): Promise<HubConnection> {
  const { HttpTransportType, HubConnectionBuilder, NullLogger } =
    await import("@microsoft/signalr");
  const address = new URL(hub.address);
  const headers = { ...hub.headers };
  if (address.username !== "" || address.password !== "") {
    const login = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`;
    headers["authorization"] = `Basic ${Buffer.from(login).toString("base64")}`;
    address.username = "";
    address.password = "";
  }
  return new HubConnectionBuilder()
    .withUrl(address.href, {
      headers,
      logger: NullLogger.instance,
      ...directOptions(HttpTransportType.WebSockets, hub, openStream),
    })
    .configureLogging(NullLogger.instance)
    .withServerTimeout(SERVER_TIMEOUT_MS)
    .build();
}

/** SignalR's messages are a few kilobytes; a hub that sends more is polled instead. */
const MAX_MESSAGE_BYTES = 8 * 2 ** 20;
const HANDSHAKE_TIMEOUT_MS = 15_000;

/**
 * Connects to the configured address and to no other: SignalR's negotiation follows redirects and the `url` that is
 * named, with the headers that contain the key. Without negotiation it needs a WebSocket; polling covers the rest.
 */
function directOptions(
  transport: HttpTransportType,
  { allowsSelfSigned }: Hub,
  openStream: IntegrationDeps["openStream"],
): IHttpConnectionOptions {
  class DirectWebSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[], options?: ClientOptions) {
      super(address, protocols, {
        ...options,
        followRedirects: false,
        handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
        maxPayload: MAX_MESSAGE_BYTES,
        ...(allowsSelfSigned && { rejectUnauthorized: false }),
        ...streamOption(openStream, address),
      });
    }
  }
  const options = { skipNegotiation: true, transport, WebSocket: DirectWebSocket };
  return options;
}
