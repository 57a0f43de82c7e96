import { v7 as newId } from "uuid";
import type { ServiceConnection } from "../integrations/port/connection.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { createActionRuntime } from "./actions/runtime.ts";
import { createBus } from "./core/bus.ts";
import type { Clock } from "./core/clock.ts";
import type { TrackingContext } from "./core/context.ts";
import { TrackingError } from "./core/error.ts";
import { repeat } from "./core/repeat.ts";
import { createSerial } from "./core/serial.ts";
import { loadSettings } from "./core/settings.ts";
import { createDeletionRuntime, type DeletionRuntimeOptions } from "./deletion/runtime.ts";
import { startDeletionWorker } from "./deletion/worker.ts";
import { startInboxWorker, type InboxWorker } from "./ingest/inbox-worker.ts";
import { startTicking } from "./maintenance.ts";
import { createVerifier } from "./polling/library-scans.ts";
import { createChangeScan } from "./reconcile/change-scan.ts";
import { createReconciler } from "./reconcile/create-reconciler.ts";
import { closeAbandoned } from "./reconcile/progress.ts";
import type { Reconciler } from "./reconcile/reconciler.ts";
import { hintAfterDelivery, hintFollowers } from "./services/hint.ts";
import { loadHookSecrets } from "./services/hook-secret.ts";
import { loadServices } from "./services/load-services.ts";
import { createServiceRegistry, type ServiceRegistryOptions } from "./services/open-registry.ts";
import { startService } from "./services/start.ts";

export interface TrackerOptions extends ServiceRegistryOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Services that the environment sets; the others are in the database. */
  readonly connections: readonly ServiceConnection[];
  readonly deletions?: DeletionRuntimeOptions;
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
  const { store, clock, log, connections } = options;
  const services = createServiceRegistry(options);
  // The lane needs the context and the context the lane; nothing is applied before both are there.
  const running: { inboxWorker: InboxWorker | null; reconciler: Reconciler | null } = {
    inboxWorker: null,
    reconciler: null,
  };
  const context: TrackingContext = {
    store,
    clock,
    log,
    newId,
    services,
    integrations: services.live,
    bus: createBus((error) => log.error({ err: error }, "a listener failed")),
    serially: createSerial(),
    wakeInboxWorker: () => running.inboxWorker?.wake(),
    inboxApplied: () => withTimeout(running.inboxWorker?.idle()),
    acts: createActionRuntime(),
    deletions: createDeletionRuntime(options.deletions),
    following: { value: (await loadSettings({ store })).followsAdded },
    reconciler: {
      start: (reason) => running.reconciler?.start(reason) ?? Promise.reject(NOT_YET),
      startAnew: (reason) => running.reconciler?.startAnew(reason),
      syncRequest: (input) => running.reconciler?.syncRequest(input) ?? Promise.reject(NOT_YET),
      isFirst: () => running.reconciler?.isFirst() ?? false,
      idle: () => running.reconciler?.idle() ?? Promise.resolve(),
      stop: () => running.reconciler?.stop() ?? Promise.resolve(),
    },
  };
  const settings = await loadServices(context, connections);
  for (const [slug, secret] of await loadHookSecrets(store, services.cipher))
    services.hookSecrets.set(slug, secret);

  await closeAbandoned(context);
  const reconciler = createReconciler(context);
  running.reconciler = reconciler;
  services.onRecovered = (_slug, downSince) => {
    if (clock.now().getTime() - downSince.getTime() >= OUTAGE_MS) reconciler.noteRecovered();
  };
  for (const setting of settings) startService(context, setting);
  const inboxWorker = startInboxWorker(context, (slugs) => hintAfterDelivery(context, slugs));
  running.inboxWorker = inboxWorker;
  const stopHinting = context.bus.listen(({ sequence }) => {
    if (sequence !== null) hintFollowers(context);
  });
  const stopTicking = startTicking(context);
  const verifier = createVerifier(context);
  const changeScan = createChangeScan(context);
  const changeScanMs = services.pace.reconcileSeconds * CHANGE_SCAN_EVERY * 1000;
  const stopCounting = repeat(
    clock,
    changeScanMs,
    () => changeScan.round(),
    (error) => log.warn({ err: error }, "the census failed"),
    // Never in the same minute as the check of a service.
    changeScanMs / 2,
  );
  const stopVerifying = repeat(
    clock,
    services.pace.verifySeconds * 1000,
    () => verifier.verify(),
    (error) => log.warn({ err: error }, "the verifier failed"),
  );
  // Nobody waits for it: a service that hangs would hold up the rest.
  const counting = changeScan
    .begin()
    .catch((error: unknown) => log.warn({ err: error }, "the census could not begin"));
  if (settings.length > 0)
    reconciler
      .start({ kind: "START" })
      .catch((error: unknown) =>
        log.warn({ err: error }, "the look at everything could not begin"),
      );
  const deletionWorker = startDeletionWorker(context);

  return {
    context,
    idle: inboxWorker.idle,
    async stop() {
      stopHinting();
      await Promise.all([stopTicking(), stopVerifying(), stopCounting(), reconciler.stop()]);
      await Promise.all([
        inboxWorker.stop(),
        deletionWorker.stop(),
        counting,
        ...services.running.values().map((service) => service.stop()),
      ]);
    },
  };
}

/** Finished titles are counted once in so many looks at what is not; seldom in the minute of a check. */
const CHANGE_SCAN_EVERY = 5;

/** A service that was away for less has missed nothing that its next poll does not tell. */
const OUTAGE_MS = 60_000;

const NOT_YET = new TrackingError("UNAVAILABLE", "The tracker is still starting.");

const TIMEOUT_MS = 2_000;

/** Real time, not the tracker's clock: it is our own work that is waited for. */
function withTimeout(work: Promise<void> | undefined): Promise<void> {
  if (work === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, TIMEOUT_MS);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
