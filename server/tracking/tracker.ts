import { v7 as newId } from "uuid";
import type { ServiceConnection } from "../integrations/port/connection.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { ActionContext } from "./actions/context.ts";
import { createActionRuntime } from "./actions/runtime.ts";
import { createBus } from "./core/bus.ts";
import type { Clock } from "./core/clock.ts";
import { openSettings } from "./core/settings.ts";
import type { DeletionContext } from "./deletion/context.ts";
import { createDeletionRuntime, type DeletionRuntimeOptions } from "./deletion/runtime.ts";
import type { DoctorContext, DoctorOptions } from "./doctor/context.ts";
import { proveByNonce } from "./doctor/prove-hook.ts";
import type { Inbox } from "./ingest/context.ts";
import { createInboxWorker } from "./ingest/inbox-worker.ts";
import { NO_MARK } from "./ingest/try-mark.ts";
import { createStartPoller } from "./polling/poller.ts";
import { createFileListings } from "./projection/file-listings.ts";
import type { ReconcileContext } from "./reconcile/context.ts";
import { createReconciler } from "./reconcile/create-reconciler.ts";
import type { ServiceStartContext } from "./services/context.ts";
import { hintAfterDelivery } from "./services/hint.ts";
import { loadServices } from "./services/load-services.ts";
import { createServiceRegistry, type ServiceRegistryOptions } from "./services/open-registry.ts";
import { reloadServices } from "./services/reload.ts";
import { startService } from "./services/start.ts";
import { prepareWork, startWork, type Work, type WorkOptions } from "./work.ts";

export interface TrackerOptions extends ServiceRegistryOptions, WorkOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Services of the environment; the others are in the database. */
  readonly connections: readonly ServiceConnection[];
  readonly deletions?: DeletionRuntimeOptions;
  /** Absent: nothing checks the chain. */
  readonly doctor?: Omit<DoctorOptions, "proveHook" | "isServing">;
  /** Whether this process does the work that a database has only once. Default: true. */
  readonly leads?: boolean;
  /** Notifies the process that leads, if it is another one, that something waits for it. */
  readonly wakeLeader?: () => void;
}

/** What the verbs of all wings need: the context of GraphQL and HTTP. */
export interface Tracking
  extends ServiceStartContext, ReconcileContext, ActionContext, DeletionContext, DoctorContext {}

/** A running tracker: the context of its verbs, and everything that runs by itself. */
export interface Tracker {
  readonly context: Tracking;
  /** Resolves once every stored delivery is applied. */
  idle(): Promise<void>;
  /** Begins the work, in a process that did not lead until now. */
  lead(): Promise<void>;
  /** Takes over what another process has changed of the services and settings. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the tracker. Deliveries that were pending when the last process ended are applied first. A process that does not
 * lead receives webhooks and knows the services, and leaves the work to the one that does.
 */
export async function startTracker(options: TrackerOptions): Promise<Tracker> {
  const { store, clock, log, connections, leads = true, wakeLeader } = options;
  const registry = createServiceRegistry(options);
  registry.isAsking = leads;
  const bus = createBus((error) => log.error({ err: error }, "a listener failed"));
  const settings = await openSettings(store);
  const listings = createFileListings();
  const applying = { store, bus, clock, log, newId, settings, services: registry, listings };
  const worker = createInboxWorker(applying, {
    mark: options.stalls?.mark ?? NO_MARK,
    onApplied: (applied) => hintAfterDelivery(registry, applied),
  });
  const inbox = wakeLeader === undefined ? worker : wakesBoth(worker, wakeLeader);
  const syncing = { ...applying, inbox };
  const reconciler = createReconciler(syncing);
  const context: Tracking = {
    ...syncing,
    reconciler,
    startPoller: createStartPoller({ ...syncing, reconciler }),
    actions: createActionRuntime(),
    deletions: createDeletionRuntime(options.deletions),
    doctor:
      options.doctor === undefined
        ? null
        : { ...options.doctor, proveHook: proveByNonce(syncing), isServing: true, current: null },
  };
  const workContext = { ...context, reconciler, inbox: worker };
  let work: Work | null = null;

  async function begin(): Promise<void> {
    if (registry.isAsking) await prepareWork(context, options);
    const services = await loadServices(context, connections);
    await Promise.all(registry.running.values().map((service) => service.stop()));
    // Every service is known before the first delivery is applied; pollers wait until the inbox is.
    for (const service of services) startService(context, service);
    if (registry.isAsking) work = startWork(workContext, options);
  }

  await begin();
  return {
    context,
    idle: worker.idle,
    async lead() {
      registry.isAsking = true;
      registry.statuses.clear();
      registry.downSince.clear();
      await begin();
    },
    reload: () => reloadServices(context),
    async stop() {
      if (work === null)
        await Promise.all(registry.running.values().map((service) => service.stop()));
      else await work.stop();
    },
  };
}

function wakesBoth(worker: Inbox, wakeLeader: () => void): Inbox {
  return {
    applied: () => worker.applied(),
    wake() {
      worker.wake();
      wakeLeader();
    },
  };
}
