import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import type { ServiceFault } from "../faults.ts";
import { post, type Route } from "../http/router.ts";
import type { WorldEvent } from "../world/event.ts";
import type { ShokoFile } from "../world/model.ts";
import type { World } from "../world/world.ts";
import { crossReferences } from "./shoko-file.ts";
import { toQueue } from "./shoko.ts";

const HUB_PATH = "/signalr/aggregate";
/** Ends every message of SignalR's JSON protocol. */
const RECORD_END = "\u001e";
const PING = 6;
const INVOCATION = 1;
const KEEP_ALIVE_MS = 15_000;
/** How soon open connections notice that the service went down. */
const NOTICE_MS = 50;

export interface ShokoHub {
  /** Cuts every connection, as a restart of Shoko does. */
  disconnect(): void;
  stop(): void;
}

/** The call with which a SignalR client asks how to connect. */
export function negotiateRoute(): Route {
  return post(`${HUB_PATH}/negotiate`, () => {
    const connectionId = randomUUID();
    return {
      json: {
        negotiateVersion: 1,
        connectionId,
        connectionToken: connectionId,
        availableTransports: [{ transport: "WebSockets", transferFormats: ["Text", "Binary"] }],
      },
    };
  });
}

/** The v5 push feed: nothing is repeated after a reconnect. */
export function attachShokoHub(server: Server, world: World, fault: ServiceFault): ShokoHub {
  const sockets = new WebSocketServer({ noServer: true });
  const joined = new Map<WebSocket, Set<string>>();
  server.on("upgrade", (request, socket, head) => {
    const url = new URL(request.url ?? "/", "http://shoko");
    if (fault.isDown || url.pathname !== HUB_PATH) {
      socket.destroy();
      return;
    }
    const feeds = new Set((url.searchParams.get("feeds") ?? "").split(","));
    sockets.handleUpgrade(request, socket, head, (client) => welcome(client, feeds));
  });

  const send = (client: WebSocket, message: object) =>
    client.send(JSON.stringify(message) + RECORD_END);
  const invoke = (client: WebSocket, target: string, body: unknown) =>
    send(client, { type: INVOCATION, target, arguments: [body] });

  function welcome(client: WebSocket, feeds: Set<string>): void {
    // A client that breaks off is no news.
    client.on("error", () => client.terminate());
    client.on("close", () => joined.delete(client));
    // The first record is the handshake; what comes later are pings.
    client.once("message", () => {
      send(client, {});
      joined.set(client, feeds);
      if (feeds.has("shoko")) invoke(client, "ShokoEvent:OnConnected", null);
      if (feeds.has("queue")) invoke(client, "Queue:OnConnected", toQueue(world));
    });
  }

  const stopListening = world.listen((event) => {
    if (fault.isDown) return;
    for (const [target, body] of toPushes(world, event)) {
      for (const [client, feeds] of joined) if (feeds.has("shoko")) invoke(client, target, body);
    }
  });
  const keepAlive = setInterval(() => {
    for (const client of joined.keys()) send(client, { type: PING });
  }, KEEP_ALIVE_MS);

  const disconnect = () => {
    for (const client of sockets.clients) client.terminate();
  };
  world.clock.every(NOTICE_MS, () => {
    if (fault.isDown) disconnect();
  });
  return {
    disconnect,
    stop() {
      clearInterval(keepAlive);
      stopListening();
      disconnect();
      sockets.close();
    },
  };
}

function toPushes(world: World, event: WorldEvent): [target: string, body: object][] {
  switch (event.kind) {
    case "shoko-detected":
      return [
        [
          "ShokoEvent:FileDetected",
          { RelativePath: `/${event.file.relativePath}`, ImportFolderID: event.file.folderId },
        ],
      ];
    case "shoko-hashed":
      return [["ShokoEvent:FileHashed", fileBody(world, event.file, "none")]];
    case "shoko-matched":
      return [
        // Of a brand-new series only AniDB's ids are known yet.
        [
          "ShokoEvent:FileMatched",
          fileBody(world, event.file, event.isNewSeries ? "anidb" : "all"),
        ],
        ["ShokoEvent:SeriesUpdated", seriesBody(world, event.file)],
      ];
    case "shoko-not-matched":
      return [
        [
          "ShokoEvent:FileNotMatched",
          {
            ...fileBody(world, event.file, "none"),
            AutoMatchAttempts: event.file.attempts,
            HasCrossReferences: false,
            IsUDPBanned: false,
          },
        ],
      ];
    case "shoko-deleted":
      return [["ShokoEvent:FileDeleted", fileBody(world, event.file, "all")]];
    default:
      return [];
  }
}

function fileBody(world: World, file: ShokoFile, known: "none" | "anidb" | "all") {
  const { anidbId } = file.file.item.title;
  const references = known === "none" || anidbId === undefined ? [] : crossReferences(file);
  const seriesId = anidbId === undefined ? null : (world.shokoSeries.get(anidbId) ?? null);
  return {
    FileID: file.id,
    FileLocationID: file.id,
    ImportFolderID: file.folderId,
    RelativePath: `/${file.relativePath}`,
    CrossReferences: references.map((reference) => ({
      EpisodeID: known === "all" ? reference.episodeId : null,
      AnidbEpisodeID: reference.anidbEpisodeId,
      SeriesID: known === "all" ? seriesId : null,
      AnidbAnimeID: anidbId,
      GroupID: known === "all" ? seriesId : null,
    })),
  };
}

function seriesBody(world: World, file: ShokoFile) {
  const seriesId = world.shokoSeries.get(file.file.item.title.anidbId ?? 0) ?? 0;
  return {
    Source: "Shoko",
    Reason: "Updated",
    SeriesID: seriesId,
    ShokoSeriesIDs: [seriesId],
    Episodes: [],
  };
}
