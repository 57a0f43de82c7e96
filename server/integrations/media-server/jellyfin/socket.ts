import { once } from "node:events";
import { WebSocket, type RawData } from "ws";
import { dropEndSlashes } from "../../../domain/path.ts";
import type { IntegrationDeps, ServiceConnection, Timers } from "../../port/connection.ts";
import { realTimers } from "../../shared/http/timers.ts";
import { keepConnected } from "../../shared/signalr/reconnect.ts";
import { streamOption } from "../../shared/signalr/stream-option.ts";
import { isRefused, type JellyfinSession, type Login } from "./login.ts";
import { readMessage, type MessageReading } from "./socket-message.ts";

const HANDSHAKE_MS = 15_000;
/** LibraryChanged lists every item that a scan touched. */
const MAX_BYTES = 16 * 1024 * 1024;
const KEEP_ALIVE = JSON.stringify({ MessageType: "KeepAlive" });
/** Subscribes to the tasks: once immediately, then on changes with this minimum interval in milliseconds. */
const TASKS_START = JSON.stringify({ MessageType: "ScheduledTasksInfoStart", Data: "0,1500" });

export interface SocketListener {
  onOpen(): void;
  /** The library changed, or a scan ended. */
  onHint(): void;
}

/**
 * Listens to Jellyfin's WebSocket until the deps' signal aborts. Logs in as a user, because an API key receives no
 * library messages. Messages are only hints: polling finds what they miss.
 */
export function listenToSocket(
  connection: ServiceConnection,
  login: Login,
  deps: Pick<IntegrationDeps, "log" | "signal" | "timers" | "openStream">,
  listener: SocketListener,
): void {
  const service = connection.slug;
  const { log, signal, timers = realTimers } = deps;

  async function connect(): Promise<void> {
    const session = await login.session();
    const socket = openSocket(connection, session, deps.openStream);
    socket.once("unexpected-response", (_request, response) => {
      // The token was revoked, so the next attempt logs in again. Other statuses come from a proxy.
      if (response.statusCode === 401) login.forget();
      socket.terminate();
    });
    const onStop = () => socket.terminate();
    signal.addEventListener("abort", onStop, { once: true });
    const keepAlive = createKeepAlive(socket, timers);
    const handle = createMessageHandler(listener, keepAlive.start);
    socket.on("message", (data: RawData, isBinary) => {
      keepAlive.markActive();
      if (!isBinary) handle(readMessage(toText(data)));
    });
    socket.once("open", () => {
      // Only administrators may subscribe to tasks.
      if (session.isAdministrator) socket.send(TASKS_START);
      listener.onOpen();
    });
    // The error text repeats addresses; the close event is all that matters.
    socket.on("error", () => undefined);
    if (signal.aborted) socket.terminate();
    try {
      await once(socket, "close");
    } finally {
      keepAlive.stop();
      signal.removeEventListener("abort", onStop);
    }
  }

  void keepConnected(deps, connect, (error, failures) => {
    if (isRefused(error)) {
      log.warn({ service }, "Jellyfin refused the user's login; stopped listening");
      return "give-up";
    }
    log.debug({ service, failures }, "not connected to Jellyfin's socket");
    return "again";
  });
}

function openSocket(
  connection: ServiceConnection,
  session: JellyfinSession,
  openStream: IntegrationDeps["openStream"],
): WebSocket {
  const address = new URL(`${dropEndSlashes(connection.url)}/socket`);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  address.username = "";
  address.password = "";
  address.searchParams.set("deviceId", session.deviceId);
  return new WebSocket(address, {
    // In the header, because proxies would log it in the address.
    headers: { authorization: session.authorization },
    handshakeTimeout: HANDSHAKE_MS,
    maxPayload: MAX_BYTES,
    followRedirects: false,
    rejectUnauthorized: connection.allowsSelfSigned !== true,
    ...streamOption(openStream, address),
  });
}

/**
 * Sends keep-alive messages at half of the server's interval, and closes the connection after two intervals of silence.
 */
function createKeepAlive(socket: WebSocket, timers: Timers) {
  let cancel: () => void = () => undefined;
  let activeAt = timers.now();
  return {
    markActive() {
      activeAt = timers.now();
    },
    start(seconds: number) {
      cancel();
      const keepAlive = () => {
        cancel = timers.after((seconds * 1_000) / 2, keepAlive);
        if (timers.now() - activeAt > seconds * 2_000) socket.terminate();
        else if (socket.readyState === WebSocket.OPEN) socket.send(KEEP_ALIVE);
      };
      keepAlive();
    },
    stop: () => cancel(),
  };
}

function createMessageHandler(listener: SocketListener, keepAlive: (seconds: number) => void) {
  let wasScanning = false;
  return (reading: MessageReading): void => {
    switch (reading.kind) {
      case "hint":
        listener.onHint();
        return;
      case "scanning":
        if (wasScanning && !reading.isScanning) listener.onHint();
        wasScanning = reading.isScanning;
        return;
      case "keep-alive":
        keepAlive(reading.seconds);
        return;
      case "nothing":
    }
  };
}

function toText(data: RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Uint8Array)).toString();
}
