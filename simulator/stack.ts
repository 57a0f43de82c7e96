import { createClock, type WorldClock } from "./clock.ts";
import { createFailures, SERVICES, type Failures, type ServiceName } from "./failures.ts";
import { createRecorder, type Exchange, type Recorder } from "./http/recorder.ts";
import { serve, type RunningService, type ServiceOptions } from "./http/server.ts";
import { createRandom } from "./random.ts";
import { API_KEYS, QBITTORRENT_LOGIN } from "./service/access.ts";
import type { Notifications } from "./service/arr-notification.ts";
import type { ServiceContext } from "./service/context.ts";
import type { SeerrWebhookOptions } from "./service/seerr-webhook.ts";
import type { Feed } from "./service/signalr-hub.ts";
import { skewBody, skewClock, skewRoutes } from "./service/skew.ts";
import { planServices, type ServicePlan } from "./services.ts";
import { playStory } from "./stories/play.ts";
import type { Story } from "./stories/story.ts";
import type { Deliver } from "./webhook/delivery.ts";
import { createDispatcher, type WebhookTarget } from "./webhook/dispatcher.ts";
import { toWebhooks } from "./webhook/webhook.ts";
import { ARR_INSTANCES, type ArrInstance } from "./world/model.ts";
import { advanceTorrents } from "./world/torrent.ts";
import { createWorld, type World } from "./world/world.ts";

/** How soon a feed notices that its service is down, and that a scan began or ended. */
const NOTICE_MS = 50;

const OPTIONAL = ["radarr-4k", "jellyfin-2"] as const satisfies ServiceName[];
type OptionalService = (typeof OPTIONAL)[number];

export interface StackOptions {
  /** Story seconds per real second. */
  readonly speed?: number;
  /** Seed of everything random. */
  readonly seed?: number;
  /** Fixed ports; omitted ones are chosen freely. */
  readonly ports?: Partial<Record<ServiceName, number>>;
  /** Real milliseconds between two steps of the downloads. */
  readonly tickMs?: number;
  /** A second Radarr for movies in 4K, a second Jellyfin. The tracker learns them through its API: no setting names them. */
  readonly instances?: readonly OptionalService[];
  readonly seerr?: Partial<SeerrWebhookOptions>;
  /** By how much the clocks of services are off, in every reported time. */
  readonly skewMinutes?: Partial<Record<ServiceName, number>>;
  /** Receives every call and its response from the first one on. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Absent: real time, `speed` times as fast. */
  readonly clock?: WorldClock;
  /** Absent: sockets on loopback. */
  readonly transport?: Transport;
}

/** Transports calls to the services, and their webhooks to the tracker. */
export interface Transport {
  serve(name: ServiceName, options: ServiceOptions): Promise<RunningService>;
  deliverBy(stopping: AbortSignal): Deliver;
}

/** The simulated services on loopback and the world behind them. */
export interface Stack {
  /** Empty for an instance that was not requested. */
  readonly urls: Readonly<Record<ServiceName, string>>;
  /** The connections of each arr. */
  readonly notifications: Readonly<Record<ArrInstance, Pick<Notifications, "block">>>;
  readonly world: World;
  readonly failures: Failures;
  /** Every call that reached a service. */
  readonly recorder: Recorder;
  /** The environment with which the tracker reaches the services. */
  env(): Record<string, string>;
  /** The apps send their webhooks to `{baseUrl}/hooks/{app}` from now on, except those registered through their API. */
  connectTracker(target: WebhookTarget): void;
  /** Resolves when the story's last step is done and its webhooks were delivered; early when the stack stops. */
  play(story: Story): Promise<void>;
  /** Resolves when no webhook is in transit. */
  settled(): Promise<void>;
  /** Closes the service's connections and drops its sessions, as a restart does. */
  restart(service: ServiceName): void;
  stop(): Promise<void>;
}

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const clock = options.clock ?? createClock(options.speed ?? 1);
  const seed = options.seed ?? 1;
  const instances = options.instances ?? [];
  const isLeftOut = (name: ServiceName) =>
    OPTIONAL.some((optional) => optional === name && !instances.includes(optional));
  const world = createWorld(
    clock,
    createRandom(seed),
    ARR_INSTANCES.filter((name) => !isLeftOut(name)),
  );
  // A random source of its own for each, so that the number of polls does not change which webhook is lost.
  const serviceRandom = createRandom(seed + 1);
  const failures = createFailures();
  const recorder = createRecorder();
  if (options.onExchange) recorder.listen(options.onExchange);
  const { transport } = options;
  const dispatcher = createDispatcher(
    failures,
    createRandom(seed + 2),
    clock,
    transport?.deliverBy,
  );
  const urls: Record<ServiceName, string> = {
    seerr: "",
    sonarr: "",
    radarr: "",
    "radarr-4k": "",
    qbittorrent: "",
    shoko: "",
    jellyfin: "",
    "jellyfin-2": "",
  };
  const context: ServiceContext = { world, urls };
  const { plans, notifications, registered } = planServices(
    context,
    { version: "3.1.0", ...options.seerr },
    dispatcher.deliver,
  );

  const running = new Map<ServiceName, RunningService>();
  const feeds = new Map<ServiceName, Feed>();
  for (const name of SERVICES) {
    if (isLeftOut(name)) continue;
    const plan = plans[name];
    const skew = options.skewMinutes?.[name] ?? 0;
    const serviceOptions: ServiceOptions = {
      ...plan,
      ...(skew === 0 ? { clock } : skewed(plan, clock, skew)),
      failure: failures.service[name],
      random: serviceRandom,
      port: options.ports?.[name] ?? 0,
      record: (exchange) => recorder.record({ service: name, ...exchange, at: clock.now() }),
    };
    const service = await (transport?.serve(name, serviceOptions) ?? serve(serviceOptions));
    urls[name] = service.url;
    running.set(name, service);
    const feed = service.server && plan.attach?.(service.server, failures.service[name]);
    if (feed) feeds.set(name, feed);
  }
  dispatcher.listRegistered((from) => registered[from]?.() ?? []);
  world.listen((event) => {
    for (const { from, body } of toWebhooks(context, event))
      dispatcher.send({ from, body: skewBody(body, options.skewMinutes?.[from] ?? 0) });
  });
  const tickMs = options.tickMs ?? 100;
  clock.every(tickMs, (seconds) => advanceTorrents(world, seconds));
  if (feeds.size > 0)
    clock.every(Math.max(NOTICE_MS, tickMs), () => {
      for (const feed of feeds.values()) feed.tick();
    });

  return {
    urls,
    notifications,
    world,
    failures,
    recorder,
    env: () => environment(urls),
    connectTracker: (target) => dispatcher.connect(target),
    async play(story) {
      await playStory(world, story);
      await dispatcher.idle();
    },
    settled: () => dispatcher.idle(),
    restart(service) {
      running.get(service)?.server?.closeAllConnections();
      plans[service].restart?.();
      feeds.get(service)?.disconnect();
    },
    async stop() {
      clock.stop();
      dispatcher.stop();
      for (const feed of feeds.values()) feed.stop();
      await Promise.all([...running.values()].map((service) => service.stop()));
    },
  };
}

function skewed({ routes }: ServicePlan, clock: WorldClock, minutes: number) {
  return { routes: skewRoutes(routes, minutes), clock: skewClock(clock, minutes) };
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
