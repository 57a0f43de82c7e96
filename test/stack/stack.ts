import { createClock } from "./clock.ts";
import { createFaults, SERVICES, type Faults, type ServiceName } from "./faults.ts";
import type { Route } from "./http/router.ts";
import { serve, type RunningService, type ServiceOptions } from "./http/server.ts";
import { createRandom } from "./random.ts";
import { API_KEYS, QBITTORRENT_LOGIN } from "./service/access.ts";
import { arrGuard } from "./service/arr-routes.ts";
import type { ServiceContext } from "./service/context.ts";
import { jellyfinGuard, jellyfinRoutes } from "./service/jellyfin.ts";
import { createSessions } from "./service/qbittorrent-session.ts";
import { qbittorrentGuard, qbittorrentRoutes } from "./service/qbittorrent.ts";
import { radarrRoutes } from "./service/radarr.ts";
import { seerrGuard, seerrRoutes } from "./service/seerr.ts";
import { attachShokoHub, negotiateRoute } from "./service/shoko-hub.ts";
import { shokoGuard, shokoRoutes } from "./service/shoko.ts";
import { sonarrRoutes } from "./service/sonarr.ts";
import { playStory } from "./stories/play.ts";
import type { Story } from "./stories/story.ts";
import { createDispatcher, type WebhookTarget } from "./webhook/dispatcher.ts";
import { toWebhooks } from "./webhook/webhook.ts";
import { advanceTorrents } from "./world/torrent.ts";
import { createWorld, type World } from "./world/world.ts";

export interface StackOptions {
  /** Story seconds per real second. */
  readonly speed?: number;
  /** Of everything that is left to chance. */
  readonly seed?: number;
  /** Fixed ports; what is left out gets a free one. */
  readonly ports?: Partial<Record<ServiceName, number>>;
  /** Real milliseconds between two steps of the downloads. */
  readonly tickMs?: number;
}

/** Six simulated services on loopback and the world behind them. */
export interface Stack {
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly world: World;
  readonly faults: Faults;
  /** The environment with which the tracker reaches them. */
  env(): Record<string, string>;
  /** From now on the apps send their webhooks to `{baseUrl}/hooks/{app}`. */
  connectTracker(target: WebhookTarget): void;
  /** Resolves when the story's last step is done and its webhooks were delivered; early when the stack stops. */
  play(story: Story): Promise<void>;
  /** Resolves when no webhook is on its way any more. */
  settled(): Promise<void>;
  /** Cuts the service's connections and forgets its sessions, as a restart does. */
  restart(service: ServiceName): void;
  stop(): Promise<void>;
}

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const clock = createClock(options.speed ?? 1);
  const seed = options.seed ?? 1;
  const world = createWorld(clock, createRandom(seed));
  // Own dice for each, so that what is asked how often does not change which webhook is lost.
  const serviceRandom = createRandom(seed + 1);
  const faults = createFaults();
  const urls: Record<ServiceName, string> = {
    seerr: "",
    sonarr: "",
    radarr: "",
    qbittorrent: "",
    shoko: "",
    jellyfin: "",
  };
  const context: ServiceContext = { world, urls };
  const sessions = createSessions();

  const plans = {
    seerr: [seerrRoutes(context), seerrGuard(API_KEYS.seerr)],
    sonarr: [sonarrRoutes(context), arrGuard(API_KEYS.sonarr)],
    radarr: [radarrRoutes(context), arrGuard(API_KEYS.radarr)],
    qbittorrent: [
      qbittorrentRoutes(context, sessions, QBITTORRENT_LOGIN),
      qbittorrentGuard(sessions),
    ],
    shoko: [[...shokoRoutes(context), negotiateRoute()], shokoGuard(API_KEYS.shoko)],
    jellyfin: [jellyfinRoutes(context), jellyfinGuard(API_KEYS.jellyfin)],
  } as const satisfies Record<ServiceName, readonly [Route[], ServiceOptions["guard"]]>;

  const start = async (name: ServiceName): Promise<RunningService> => {
    const [routes, guard] = plans[name];
    const service = await serve({
      routes,
      guard,
      notFound:
        name === "qbittorrent"
          ? { status: 404, text: "Not Found" }
          : { status: 404, json: { message: "NotFound" } },
      fault: faults.service[name],
      clock,
      random: serviceRandom,
      port: options.ports?.[name] ?? 0,
    });
    urls[name] = service.url;
    return service;
  };
  const running: Record<ServiceName, RunningService> = {
    seerr: await start("seerr"),
    sonarr: await start("sonarr"),
    radarr: await start("radarr"),
    qbittorrent: await start("qbittorrent"),
    shoko: await start("shoko"),
    jellyfin: await start("jellyfin"),
  };
  const hub = attachShokoHub(running.shoko.server, world, faults.service.shoko);
  const dispatcher = createDispatcher(faults, createRandom(seed + 2));
  world.listen((event) => {
    for (const webhook of toWebhooks(context, event)) dispatcher.send(webhook);
  });
  clock.every(options.tickMs ?? 100, (seconds) => advanceTorrents(world, seconds));

  return {
    urls,
    world,
    faults,
    env: () => environment(urls),
    connectTracker: (target) => dispatcher.connect(target),
    async play(story) {
      await playStory(world, story);
      await dispatcher.idle();
    },
    settled: () => dispatcher.idle(),
    restart(service) {
      running[service].server.closeAllConnections();
      if (service === "qbittorrent") sessions.restart();
      if (service === "shoko") hub.disconnect();
    },
    async stop() {
      clock.stop();
      dispatcher.stop();
      hub.stop();
      await Promise.all(SERVICES.map((name) => running[name].stop()));
    },
  };
}

function environment(urls: Readonly<Record<ServiceName, string>>): Record<string, string> {
  return {
    SEERR_URL: urls.seerr,
    SEERR_API_KEY: API_KEYS.seerr,
    SONARR_URL: urls.sonarr,
    SONARR_API_KEY: API_KEYS.sonarr,
    RADARR_URL: urls.radarr,
    RADARR_API_KEY: API_KEYS.radarr,
    QBITTORRENT_URL: urls.qbittorrent,
    QBITTORRENT_USERNAME: QBITTORRENT_LOGIN.username,
    QBITTORRENT_PASSWORD: QBITTORRENT_LOGIN.password,
    SHOKO_URL: urls.shoko,
    SHOKO_API_KEY: API_KEYS.shoko,
    JELLYFIN_URL: urls.jellyfin,
    JELLYFIN_API_KEY: API_KEYS.jellyfin,
  };
}
