import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import type { ServiceFailure } from "../failures.ts";
import type { Library } from "../world/library-model.ts";
import type { World } from "../world/world.ts";
import { tokenOf, type JellyfinSessions } from "./jellyfin-session.ts";
import { scheduledTasks } from "./jellyfin-task.ts";
import type { Feed } from "./signalr-hub.ts";

/** A client without a keep-alive for this long is dropped. */
const KEEP_ALIVE_SECONDS = 60;
/** Story seconds without changes before changes are pushed. */
const SETTLE_SECONDS = 30;

/** Library changes since the last push. */
interface Changes {
  readonly added: string[];
  readonly removed: string[];
}

/** Jellyfin's `/socket`. A socket opened with an API key has no user and receives no library changes. */
export function attachJellyfinSocket(
  server: Server,
  world: World,
  library: Library,
  sessions: JellyfinSessions,
  failure: ServiceFailure,
): Feed {
  const sockets = new WebSocketServer({ noServer: true });
  const users = new Set<WebSocket>();
  /** Sockets subscribed to tasks. */
  const watching = new Set<WebSocket>();
  server.on("upgrade", (request, socket, head) => {
    const url = new URL(request.url ?? "/", "http://jellyfin");
    const token = url.searchParams.get("ApiKey") ?? tokenOf(request.headers);
    const session = sessions.find(token);
    if (failure.isDown || url.pathname !== "/socket" || session === null) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => welcome(client, session === "user"));
  });

  const send = (client: WebSocket, type: string, data?: unknown) =>
    client.send(
      JSON.stringify({
        MessageType: type,
        MessageId: randomUUID().replace(/-/g, ""),
        ...(data === undefined ? {} : { Data: data }),
      }),
    );

  function welcome(client: WebSocket, isUser: boolean): void {
    if (isUser) users.add(client);
    let lost = setTimeout(() => client.terminate(), KEEP_ALIVE_SECONDS * 1000);
    client.on("error", () => client.terminate());
    client.on("close", () => {
      clearTimeout(lost);
      users.delete(client);
      watching.delete(client);
    });
    client.on("message", (data: Buffer) => {
      const text = data.toString();
      if (isUser && text.includes('"ScheduledTasksInfoStart"')) watching.add(client);
      if (!text.includes('"KeepAlive"')) return;
      clearTimeout(lost);
      lost = setTimeout(() => client.terminate(), KEEP_ALIVE_SECONDS * 1000);
      send(client, "KeepAlive");
    });
    send(client, "ForceKeepAlive", KEEP_ALIVE_SECONDS);
  }

  const stopListening = notifyWhenSettled(world, library, ({ added, removed }) => {
    if (failure.isDown) return;
    const data = {
      FoldersAddedTo: [],
      FoldersRemovedFrom: [],
      ItemsAdded: added,
      ItemsRemoved: removed,
      ItemsUpdated: [],
      CollectionFolders: [],
      IsEmpty: false,
    };
    for (const client of users) send(client, "LibraryChanged", data);
  });

  const disconnect = () => {
    for (const client of sockets.clients) client.terminate();
  };
  let wasScanning = false;
  return {
    tick() {
      if (failure.isDown) disconnect();
      const isScanning = library.scan !== null;
      // Nothing is sent while no task changes.
      if (isScanning === wasScanning) return;
      wasScanning = isScanning;
      for (const client of watching)
        send(client, "ScheduledTasksInfo", scheduledTasks(world, library));
    },
    disconnect,
    stop() {
      stopListening();
      disconnect();
      sockets.close();
    },
  };
}

/** One message for a whole scan: each change postpones it. */
function notifyWhenSettled(
  world: World,
  { name }: Library,
  report: (changes: Changes) => void,
): () => void {
  let changes: Changes = { added: [], removed: [] };
  let latest = 0;
  return world.listen((event) => {
    if (event.kind !== "library-added" && event.kind !== "library-removed") return;
    if (event.library !== name) return;
    if (event.kind === "library-added") changes.added.push(event.item.id);
    else changes.removed.push(event.item.id);
    latest += 1;
    const change = latest;
    world.clock.after(SETTLE_SECONDS, () => {
      if (change !== latest) return;
      report(changes);
      changes = { added: [], removed: [] };
    });
  });
}
