import type { Server } from "node:http";
import type { ServiceFailure, ServiceName, WebhookSender } from "./failures.ts";
import type { ServiceOptions } from "./http/server.ts";
import { API_KEYS, QBITTORRENT_LOGIN } from "./service/access.ts";
import { ARR_APPS } from "./service/arr-app.ts";
import { ARR_HUB_PATH, attachArrHub } from "./service/arr-hub.ts";
import { createNotifications, type Notifications } from "./service/arr-notification.ts";
import { arrGuard } from "./service/arr-routes.ts";
import type { ServiceContext } from "./service/context.ts";
import { createJellyfinSessions } from "./service/jellyfin-session.ts";
import { attachJellyfinSocket } from "./service/jellyfin-socket.ts";
import { jellyfinGuard, jellyfinRoutes } from "./service/jellyfin.ts";
import { createSessions } from "./service/qbittorrent-session.ts";
import { qbittorrentGuard, qbittorrentRoutes } from "./service/qbittorrent.ts";
import { radarrRoutes } from "./service/radarr.ts";
import { createSeerrWebhook, type SeerrWebhookOptions } from "./service/seerr-webhook.ts";
import { seerrGuard, seerrRoutes } from "./service/seerr.ts";
import { attachShokoHub, SHOKO_HUB_PATH } from "./service/shoko-hub.ts";
import { shokoGuard, shokoRoutes } from "./service/shoko.ts";
import { negotiateRoute, type Feed } from "./service/signalr-hub.ts";
import { sonarrRoutes } from "./service/sonarr.ts";
import type { Deliver, HookTarget } from "./webhook/delivery.ts";
import type { LibraryName } from "./world/library-model.ts";
import type { ArrInstance } from "./world/model.ts";

/** One simulated service before it listens. */
export interface ServicePlan extends Pick<ServiceOptions, "routes" | "guard" | "notFound"> {
  /** The feed that clients hold a socket to. */
  readonly attach?: (server: Server, failure: ServiceFailure) => Feed;
  /** Drops the state that a restart of the service loses. */
  readonly restart?: () => void;
}

interface Services {
  readonly plans: Readonly<Record<ServiceName, ServicePlan>>;
  readonly notifications: Readonly<Record<ArrInstance, Notifications>>;
  /** The webhook address registered with each app. */
  readonly registered: Readonly<Partial<Record<WebhookSender, () => readonly HookTarget[]>>>;
}

const NOT_FOUND = { status: 404, json: { message: "NotFound" } };

export function planServices(
  context: ServiceContext,
  seerr: SeerrWebhookOptions,
  deliver: Deliver,
): Services {
  const { world } = context;
  const notifications = {
    sonarr: createNotifications(world, ARR_APPS.sonarr, deliver),
    radarr: createNotifications(world, ARR_APPS.radarr, deliver),
    "radarr-4k": createNotifications(world, ARR_APPS["radarr-4k"], deliver),
  };
  const seerrWebhook = createSeerrWebhook(seerr, deliver);
  const torrentSessions = createSessions();

  const planArr = (instance: ArrInstance): ServicePlan => ({
    routes: [
      negotiateRoute(ARR_HUB_PATH),
      ...(instance === "sonarr"
        ? sonarrRoutes(context, notifications.sonarr)
        : radarrRoutes(context, instance, notifications[instance])),
    ],
    guard: arrGuard(API_KEYS[instance]),
    notFound: NOT_FOUND,
    attach: (server, failure) => attachArrHub(server, context, instance, failure),
  });

  const planJellyfin = (name: LibraryName): ServicePlan => {
    const sessions = createJellyfinSessions(world, name);
    return {
      routes: [...sessions.routes, ...jellyfinRoutes(context, name)],
      guard: jellyfinGuard(sessions),
      notFound: NOT_FOUND,
      attach: (server, failure) =>
        attachJellyfinSocket(server, world, world.libraries[name], sessions, failure),
    };
  };

  const plans: Record<ServiceName, ServicePlan> = {
    seerr: {
      routes: [...seerrWebhook.routes, ...seerrRoutes(context, seerr.version)],
      guard: seerrGuard(context, API_KEYS.seerr),
      notFound: NOT_FOUND,
    },
    sonarr: planArr("sonarr"),
    radarr: planArr("radarr"),
    "radarr-4k": planArr("radarr-4k"),
    qbittorrent: {
      routes: qbittorrentRoutes(context, torrentSessions, QBITTORRENT_LOGIN),
      guard: qbittorrentGuard(torrentSessions),
      notFound: { status: 404, text: "Not Found" },
      restart: () => torrentSessions.restart(),
    },
    shoko: {
      routes: [...shokoRoutes(context), negotiateRoute(SHOKO_HUB_PATH)],
      guard: shokoGuard(API_KEYS.shoko),
      notFound: NOT_FOUND,
      attach: (server, failure) => attachShokoHub(server, world, failure),
    },
    jellyfin: planJellyfin("jellyfin"),
    "jellyfin-2": planJellyfin("jellyfin-2"),
  };
  return {
    plans,
    notifications,
    registered: {
      seerr: () => seerrWebhook.targets(),
      sonarr: () => notifications.sonarr.targets(),
      radarr: () => notifications.radarr.targets(),
      "radarr-4k": () => notifications["radarr-4k"].targets(),
    },
  };
}
