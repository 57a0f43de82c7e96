import { once } from "node:events";
import { WebSocket, type RawData } from "ws";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { keepConnected } from "../../shared/signalr/reconnect.ts";
import { isRefused, type JellyfinSession, type Login } from "./login.ts";
import { readMessage, type MessageReading } from "./message.ts";

const HANDSHAKE_MS = 15_000;
/** LibraryChanged names every item that a scan touched. */
const MAX_BYTES = 16 * 1024 * 1024;
const KEEP_ALIVE = JSON.stringify({ MessageType: "KeepAlive" });
/** Asks for the tasks at once and then whenever one moves, at most so often (milliseconds). */
const TASKS_START = JSON.stringify({ MessageType: "ScheduledTasksInfoStart", Data: "0,1500" });

export interface SocketListener {
  onOpen(): void;
  /** The library has changed, or a scan of it has ended. */
  onHint(): void;
}

/**
 * Listens to Jellyfin's socket until the deps' signal ends it. A key has no user and is told nothing of the library, so
 * a user is signed in for it. It is a hint alone: what it misses, polling finds.
 */
export function listenToSocket(
  connection: ServiceConnection,
  login: Login,
  { log, signal }: Pick<IntegrationDeps, "log" | "signal">,
  listener: SocketListener,
): void {
  const service = connection.slug;

  async function hold(): Promise<void> {
    const session = await login.session();
    const socket = openSocket(connection, session);
    socket.once("unexpected-response", (_request, response) => {
      // The token was taken back: the next try signs in anew. Other refusals are a proxy's.
      if (response.statusCode === 401) login.forget();
      socket.terminate();
    });
    const onStop = () => socket.terminate();
    signal.addEventListener("abort", onStop, { once: true });
    const beat = createBeat(socket);
    const hear = createHearer(listener, beat.every);
    socket.on("message", (data: RawData, isBinary) => {
      beat.heard();
      if (!isBinary) hear(readMessage(toText(data)));
    });
    socket.once("open", () => {
      // Others than administrators are refused it.
      if (session.isAdministrator) socket.send(TASKS_START);
      listener.onOpen();
    });
    // Its text repeats addresses; that the connection is over is all there is to know.
    socket.on("error", () => undefined);
    if (signal.aborted) socket.terminate();
    try {
      await once(socket, "close");
    } finally {
      beat.stop();
      signal.removeEventListener("abort", onStop);
    }
  }

  void keepConnected(signal, hold, (error, failures) => {
    if (isRefused(error)) {
      log.warn({ service }, "Jellyfin refused the user's login: listening is given up");
      return "give-up";
    }
    log.debug({ service, failures }, "not connected to Jellyfin's socket");
    return "again";
  });
}

function openSocket(connection: ServiceConnection, session: JellyfinSession): WebSocket {
  const address = new URL(`${connection.url.replace(/\/+$/, "")}/socket`);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  address.username = "";
  address.password = "";
  address.searchParams.set("deviceId", session.deviceId);
  return new WebSocket(address, {
    // In the header and not in the address, where proxies would log it.
    headers: { authorization: session.authorization },
    handshakeTimeout: HANDSHAKE_MS,
    maxPayload: MAX_BYTES,
    followRedirects: false,
    rejectUnauthorized: connection.allowsSelfSigned !== true,
  });
}

/** Tells the server at half of its patience that we are there, and drops it when it has been silent for two of them. */
function createBeat(socket: WebSocket) {
  let timer: NodeJS.Timeout | undefined;
  let heardAt = performance.now();
  return {
    heard() {
      heardAt = performance.now();
    },
    every(seconds: number) {
      clearInterval(timer);
      const beat = () => {
        if (performance.now() - heardAt > seconds * 2_000) socket.terminate();
        else if (socket.readyState === WebSocket.OPEN) socket.send(KEEP_ALIVE);
      };
      timer = setInterval(beat, (seconds * 1_000) / 2);
      timer.unref();
      beat();
    },
    stop: () => clearInterval(timer),
  };
}

function createHearer(listener: SocketListener, keepAlive: (seconds: number) => void) {
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
