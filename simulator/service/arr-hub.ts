import type { IncomingMessage, Server } from "node:http";
import type { ServiceFailure } from "../failures.ts";
import type { WorldEvent } from "../world/event.ts";
import type { ArrInstance, ArrItem, Download, MediaFile } from "../world/model.ts";
import { API_KEYS } from "./access.ts";
import { ARR_APPS } from "./arr-app.ts";
import type { ServiceContext } from "./context.ts";
import { toMovie, toMovieFile } from "./radarr-resource.ts";
import { attachSignalrHub, type Feed, type HubMessage } from "./signalr-hub.ts";
import { toEpisode, toEpisodeFile } from "./sonarr-resource.ts";
import { toSeries } from "./sonarr-series.ts";

export const ARR_HUB_PATH = "/signalr/messages";
/** The queue is read again each minute and pushed, changed or not. */
const REFRESH_SECONDS = 60;

type Action = "created" | "updated" | "deleted" | "sync";

/** Messages of an arr to its own web page, all by one method. */
export function attachArrHub(
  server: Server,
  context: ServiceContext,
  instance: ArrInstance,
  failure: ServiceFailure,
): Feed {
  const { world } = context;
  const hub = attachSignalrHub(server, {
    path: ARR_HUB_PATH,
    failure,
    isAllowed: (request, search) => keyOf(request, search) === API_KEYS[instance],
    welcome: () => [
      ["receiveMessage", { name: "version", body: { version: ARR_APPS[instance].version } }],
    ],
  });
  const stopListening = world.listen((event) => {
    if (instanceOf(event) !== instance) return;
    for (const pushed of toMessages(context, event)) hub.send(pushed);
  });
  world.clock.every((REFRESH_SECONDS * 1000) / world.clock.speed, () => {
    for (const pushed of QUEUE_SYNC) hub.send(pushed);
  });
  return {
    tick: () => hub.tick(),
    disconnect: () => hub.disconnect(),
    stop() {
      stopListening();
      hub.stop();
    },
  };
}

function keyOf({ headers }: IncomingMessage, search: URLSearchParams): string | undefined {
  const header = headers["x-api-key"] ?? headers.authorization?.replace(/^Bearer /i, "");
  return search.get("access_token") ?? header?.toString();
}

function instanceOf(event: WorldEvent): ArrInstance | null {
  switch (event.kind) {
    case "item-added":
    case "item-edited":
    case "item-deleted":
      return event.item.instance;
    case "grabbed":
    case "import-blocked":
    case "import-complete":
      return event.download.item.instance;
    case "imported":
    case "file-found":
    case "file-deleted":
      return event.file.item.instance;
    case "queue-changed":
    case "health":
      return event.instance;
    default:
      return null;
  }
}

function message(name: string, action: Action, resource?: object): HubMessage {
  return ["receiveMessage", { name, body: resource ? { action, resource } : { action } }];
}

const QUEUE_SYNC = [message("queue", "sync"), message("queue/details", "sync")];

function toMessages(context: ServiceContext, event: WorldEvent): HubMessage[] {
  switch (event.kind) {
    case "item-added":
      return [itemMessage(context, event.item, "created")];
    case "item-edited":
      return [itemMessage(context, event.item, "updated")];
    case "item-deleted":
      return [itemMessage(context, event.item, "deleted")];
    case "grabbed":
      return [...grabMessages(event.download), ...QUEUE_SYNC];
    case "imported":
    case "file-found":
      return [
        fileMessage(event.file, "updated"),
        itemMessage(context, event.file.item, "updated"),
        ...QUEUE_SYNC,
      ];
    case "file-deleted":
      return [fileMessage(event.file, "deleted")];
    case "import-complete":
    case "import-blocked":
    case "queue-changed":
      return QUEUE_SYNC;
    case "health":
      return [message("health", "sync")];
    default:
      return [];
  }
}

function grabMessages({ item, units }: Download): HubMessage[] {
  if (item.arr === "radarr") return [];
  return units.map((unit) =>
    message("episode", "updated", { ...toEpisode(item, unit, false), grabbed: true }),
  );
}

function itemMessage(context: ServiceContext, item: ArrItem, action: Action): HubMessage {
  return item.arr === "sonarr"
    ? message("series", action, toSeries(context, item))
    : message("movie", action, toMovie(context, item));
}

function fileMessage(file: MediaFile, action: Action): HubMessage {
  return file.item.arr === "sonarr"
    ? message("episodefile", action, toEpisodeFile(file))
    : message("moviefile", action, toMovieFile(file));
}
