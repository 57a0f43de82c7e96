import { v7 as newId } from "uuid";
import {
  ROLES,
  type Integration,
  type ServiceConnection,
  type ServiceRole,
} from "../integrations/port.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { createBus } from "./bus.ts";
import type { Clock } from "./clock.ts";
import type { TrackingContext } from "./context.ts";
import { startLane, type Lane } from "./lane.ts";
import { observe } from "./observe.ts";
import { startPoller, type PollPace, type Poller } from "./poll.ts";
import { createSerial } from "./serial.ts";
import { createServiceStatus, registerServices, type ServiceStatus } from "./service-status.ts";
import { startTicking } from "./tick.ts";

export interface TrackerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly connections: readonly ServiceConnection[];
  readonly integrations: ReadonlyMap<string, Integration>;
  readonly pace: PollPace;
}

/** The verbs' context with everything that runs by itself. */
export interface Tracker {
  readonly context: TrackingContext;
  /** Resolves once every stored delivery is applied. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts applying, asking and listening. What was pending when the last process ended is applied first. */
export async function startTracker(options: TrackerOptions): Promise<Tracker> {
  const { store, clock, log, integrations, connections } = options;
  // The lane needs the context and the context the lane; nothing is applied before both are there.
  const running: { lane: Lane | null } = { lane: null };
  const context: TrackingContext = {
    store,
    clock,
    log,
    newId,
    integrations,
    bus: createBus((error) => log.error({ err: error }, "a listener failed")),
    serially: createSerial(),
    wakeLane: () => running.lane?.wake(),
    inboxApplied: () => withPatience(clock, running.lane?.idle()),
  };
  await registerServices(context, connections);

  const status = createServiceStatus(context);
  const pollers = [...integrations.values()]
    .filter(({ poll }) => poll !== undefined)
    .map((integration) => startPoller(context, integration, options.pace, status));
  const lane = startLane(context, (slugs) => hintAfterDelivery(integrations, pollers, slugs));
  running.lane = lane;
  const stopHinting = context.bus.listen(({ sequence }) => {
    if (sequence !== null) hintRoles(integrations, pollers, FOLLOWERS);
  });
  for (const integration of integrations.values()) startPush(context, integration, pollers, status);
  for (const integration of integrations.values()) void greet(integration, status);
  const stopTicking = startTicking(context);

  return {
    context,
    idle: lane.idle,
    async stop() {
      stopHinting();
      stopTicking();
      await lane.stop();
      await Promise.all(pollers.map((poller) => poller.stop()));
    },
  };
}

const PATIENCE_MS = 2_000;

function withPatience(clock: Clock, work: Promise<void> | undefined): Promise<void> {
  if (work === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.after(PATIENCE_MS, resolve);
    void work.finally(() => {
      cancel();
      resolve();
    });
  });
}

/** They have something to look for once a unit has moved. */
const FOLLOWERS: readonly ServiceRole[] = ["client", "matching", "library"];

/** Whoever delivered has news; after a request the arrs know the episodes it means. */
function hintAfterDelivery(
  integrations: ReadonlyMap<string, Integration>,
  pollers: readonly Poller[],
  slugs: ReadonlySet<string>,
): void {
  for (const poller of pollers) if (slugs.has(poller.slug)) poller.hint();
  const isFromSeerr = [...slugs].some((slug) => {
    const kind = integrations.get(slug)?.kind;
    return kind !== undefined && ROLES[kind] === "requests";
  });
  if (isFromSeerr) hintRoles(integrations, pollers, ["arr"]);
}

function hintRoles(
  integrations: ReadonlyMap<string, Integration>,
  pollers: readonly Poller[],
  roles: readonly ServiceRole[],
): void {
  for (const poller of pollers) {
    const kind = integrations.get(poller.slug)?.kind;
    if (kind !== undefined && roles.includes(ROLES[kind])) poller.hint();
  }
}

function startPush(
  ctx: TrackingContext,
  { slug, push }: Integration,
  pollers: readonly Poller[],
  status: ServiceStatus,
): void {
  push?.({
    onObservations(observations) {
      observe(ctx, observations).catch((error: unknown) =>
        ctx.log.error({ err: error, service: slug }, "push not applied"),
      );
    },
    onHint() {
      pollers.find((poller) => poller.slug === slug)?.hint();
    },
    onConnected(isConnected) {
      const told = isConnected ? status.isUp(slug) : status.isDown(slug, undefined);
      told.catch((error: unknown) => ctx.log.warn({ err: error }, "service status not written"));
    },
  });
}

/** Says at start whether each service can be reached with its key. */
async function greet({ slug, check }: Integration, status: ServiceStatus): Promise<void> {
  try {
    await check();
    await status.isUp(slug);
  } catch (error) {
    await status.isDown(slug, error).catch(() => undefined);
  }
}
